import { PackageOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { setSceneName } from '../../core/scene/edits/document.ts';
import type { ResultsState } from '../../editor/editor.ts';
import { TextInput } from '../controls/text-input.tsx';
import { Tip } from '../controls/tip.tsx';
import { deliverText, deliveryWork } from '../deliver/delivery-work.ts';
import { useEditing } from '../editing.ts';
import { findAction, useActionContext, useDocument, useResults, useSession } from '../editor-context.tsx';
import { Mark } from '../mark.tsx';
import { MenuBar, MenuButton } from './menu-bar.tsx';
import { savedText, statusText } from './status-text.ts';

/** Menus, the scene and whether it is saved, what is simulated, and the way out. */
export function TopBar() {
  return (
    <header className="top-bar">
      <div className="menus">
        <Mark />
        <MenuButton />
        <MenuBar />
      </div>
      <SceneName />
      <div className="status-and-deliver">
        <Status />
        <DeliverButton />
      </div>
    </header>
  );
}

function SceneName() {
  const editing = useEditing();
  const name = useDocument((state) => state.scene.name);
  const isSaved = useDocument((state) => state.isSaved);
  const file = useSession((state) => state.file);
  const saved = savedText(isSaved, file?.name ?? null);
  const [isRenaming, setRenaming] = useState(false);
  return (
    <div className="scene-name">
      {isRenaming ? (
        <TextInput
          label="Name of the scene"
          value={name}
          autoFocus
          onCommit={(value) => editing.edit('Rename the scene', setSceneName(value))}
          onDone={() => setRenaming(false)}
        />
      ) : (
        <Tip label="Rename the scene">
          <button type="button" onClick={() => setRenaming(true)}>
            {name || 'Untitled'}
          </button>
        </Tip>
      )}
      <Tip label={saved.more} more="Every change is kept in this browser, whether or not it is in a file.">
        <span className="saved" data-saved={isSaved}>
          {saved.text}
        </span>
      </Tip>
    </div>
  );
}

/** A bake shorter than this never shows as running: the line would flicker under a drag. */
const PATIENCE_MS = 300;

function Status() {
  const text = useResults(statusText);
  const status = useResults((state) => state.status);
  const isSlow = useIsSlow(status);
  const settled = useResults((state) => (state.result ? statusText({ ...state, status: 'ready' }) : statusText(state)));
  return (
    <span className="status" data-status={status} role="status" aria-live="off">
      {status === 'simulating' && !isSlow ? settled : text}
    </span>
  );
}

function useIsSlow(status: ResultsState['status']): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (status !== 'simulating') return setSlow(false);
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [status]);
  return isSlow;
}

function DeliverButton() {
  const context = useActionContext();
  const hasResult = useResults((state) => state.result !== null);
  const work = useStore(deliveryWork);
  const action = findAction(context.editor, 'file.deliver');
  return (
    <Tip label="Write a package for video generators" shortcut={action?.shortcut}>
      <button
        type="button"
        className="button deliver-button"
        data-look="accent"
        disabled={!hasResult}
        onClick={() => void context.editor.run('file.deliver')}
      >
        <PackageOpen size={16} strokeWidth={1.75} aria-hidden />
        {deliverText(work)}
      </button>
    </Tip>
  );
}
