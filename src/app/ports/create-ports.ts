import type { EditorPorts } from '../../editor/ports.ts';
import { createSound } from '../../sound/create-sound.ts';
import { createTasksClient } from '../../workers/tasks-client.ts';
import { type BrowserAssets, createBrowserAssets } from './browser-assets.ts';
import { createBrowserAutosave } from './browser-autosave.ts';
import { browserClock } from './browser-clock.ts';
import { createBrowserDeliveries } from './browser-deliveries.ts';
import { createBrowserFiles } from './browser-files.ts';
import { createBrowserSpeech } from './browser-speech.ts';

/** All that the editor asks of the world, as a browser gives it; `frames` where something can render. */
export function createBrowserPorts(frames?: EditorPorts['frames']): EditorPorts & { readonly assets: BrowserAssets } {
  return {
    tasks: createTasksClient(startTasksWorker),
    files: createBrowserFiles(),
    autosave: createBrowserAutosave(),
    sound: createSound(),
    speech: createBrowserSpeech(),
    assets: createBrowserAssets(),
    deliveries: createBrowserDeliveries(),
    clock: browserClock,
    ...(frames && { frames }),
    random: Math.random,
  };
}

function startTasksWorker(): Worker {
  return new Worker(new URL('../../workers/tasks-worker.ts', import.meta.url), { type: 'module', name: 'tasks' });
}
