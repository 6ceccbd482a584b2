import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { version } from '../../package.json';
import type { Problem } from '../core/base/problem.ts';
import { warning } from '../core/base/problem.ts';
import { parseScene } from '../core/scene/load.ts';
import { saveScene } from '../core/scene/save.ts';
import type { Scene } from '../core/scene/schema.ts';
import { readyScenes } from '../core/scenes/index.ts';
import { fileNameOf } from '../editor/actions/file-actions.ts';
import { createEditor } from '../editor/create-editor.ts';
import type { Editor } from '../editor/editor.ts';
import type { EditorPorts } from '../editor/ports.ts';
import { openPanelsOnSelection } from '../panels/layout.ts';
import { applyPreferences } from '../panels/preferences.ts';
import { canRenderVideo, createFramesPort } from '../render/frames-port.ts';
import { App } from './app.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { playIntro } from './intro.ts';
import { listenToKeys } from './keyboard.ts';
import { createBrowserPorts } from './ports/create-ports.ts';

interface Opening {
  readonly scene: Scene;
  readonly problems: readonly Problem[];
  readonly isRestored: boolean;
}

applyPreferences();
void start();

async function start(): Promise<void> {
  const ports = createBrowserPorts(canRenderVideo() ? (shot) => createFramesPort({ shot }) : undefined);
  const { scene, problems, isRestored } = await openScene(ports);
  const editor = createEditor(ports, scene);
  editor.session.setState({ problems, isHintShown: !isRestored });
  listenToKeys(editor);
  openPanelsOnSelection(editor);
  unlockSoundOnFirstTouch(editor);
  flushWhenHidden(editor);
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no element "root".');
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary onSave={() => void saveFile(editor, ports)}>
        <App context={{ editor, ports, version }} />
      </ErrorBoundary>
    </StrictMode>,
  );
  if (!isRestored && !matchMedia('(prefers-reduced-motion: reduce)').matches) playIntro(editor);
}

/** The scene as this browser last kept it, else the first ready-made one. */
async function openScene(ports: EditorPorts): Promise<Opening> {
  const first = () => readyScenes.all[0]!.make();
  const kept = await ports.autosave.read().catch(() => null);
  if (kept === null) return { scene: first(), problems: [], isRestored: false };
  const loaded = parseScene(new TextEncoder().encode(kept));
  if (loaded.ok) return { scene: loaded.value, problems: loaded.problems, isRestored: true };
  const lost = warning('', 'The scene that this browser kept could not be read, so the first ready-made one is open.');
  return { scene: first(), problems: [lost, ...loaded.problems], isRestored: false };
}

async function saveFile(editor: Editor, ports: EditorPorts): Promise<void> {
  const { scene } = editor.document.store.getState();
  await ports.files.save(fileNameOf(scene), new TextEncoder().encode(saveScene(scene)), 'application/json');
}

/** Browsers keep a page silent until someone touches it. */
function unlockSoundOnFirstTouch(editor: Editor): void {
  const unlock = () => {
    window.removeEventListener('pointerup', unlock);
    window.removeEventListener('keydown', unlock);
    void editor.unlockSound();
  };
  window.addEventListener('pointerup', unlock);
  window.addEventListener('keydown', unlock);
}

/** A tab may be closed at any time after it was hidden: whatever is not kept yet is kept then. */
function flushWhenHidden(editor: Editor): void {
  const flush = () => void editor.flush();
  window.addEventListener('beforeunload', flush);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flush());
}
