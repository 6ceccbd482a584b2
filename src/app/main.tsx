import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { version } from '../../package.json';
import { saveScene } from '../core/scene/save.ts';
import type { Scene } from '../core/scene/schema.ts';
import { fileNameOf } from '../editor/actions/file-actions.ts';
import { createEditor } from '../editor/create-editor.ts';
import type { Editor } from '../editor/editor.ts';
import type { EditorPorts } from '../editor/ports.ts';
import { openPanelsOnSelection } from '../panels/layout.ts';
import { applyPreferences } from '../panels/preferences.ts';
import { canRenderVideo, createFramesPort } from '../render/frames-port.ts';
import { App } from './app.tsx';
import { importDroppedSounds } from './dropped-files.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { playIntro } from './intro.ts';
import { listenToKeys } from './keyboard.ts';
import { openScene } from './open-scene.ts';
import { createBrowserPorts } from './ports/create-ports.ts';

applyPreferences();
void start();

async function start(): Promise<void> {
  const ports = createBrowserPorts(canRenderVideo() ? (shot) => createFramesPort({ shot }) : undefined);
  const { scene, problems, isRestored, aside } = await openScene(ports.autosave, ports.assets);
  // Text that does not load may refer to any of them.
  if (aside === null) void pruneAssets(ports, scene);
  // What is restored may be in no file: only a ready-made scene has nothing to lose.
  const editor = createEditor(ports, scene, !isRestored);
  editor.session.setState({ problems, aside, isHintShown: !isRestored });
  listenToKeys(editor);
  importDroppedSounds(editor);
  openPanelsOnSelection(editor);
  unlockSoundOnTouch(editor);
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

/** Lets go of sounds that neither the scene nor one that was delivered uses. */
async function pruneAssets({ assets, deliveries }: ReturnType<typeof createBrowserPorts>, scene: Scene): Promise<void> {
  const delivered = (await deliveries.list()).flatMap(({ assetIds }) => assetIds);
  await assets.prune([...Object.keys(scene.assets), ...delivered]);
}

async function saveFile(editor: Editor, ports: EditorPorts): Promise<void> {
  const { scene } = editor.document.store.getState();
  await ports.files.save(fileNameOf(scene), new TextEncoder().encode(saveScene(scene)), 'application/json');
}

/** Browsers keep a page silent until someone touches it, and some silence it again when a call comes in. */
function unlockSoundOnTouch(editor: Editor): void {
  const unlock = () => void editor.unlockSound();
  window.addEventListener('pointerup', unlock);
  window.addEventListener('keydown', unlock);
}

/** A tab may be closed at any time after it was hidden: whatever is not kept yet is kept then. */
function flushWhenHidden(editor: Editor): void {
  const flush = () => void editor.flush();
  window.addEventListener('beforeunload', flush);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flush());
}
