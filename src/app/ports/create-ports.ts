import { loudnessOf } from '../../core/dsp/loudness.ts';
import type { Mix } from '../../core/dsp/mix.ts';
import type { EditorPorts, TasksPort } from '../../editor/ports.ts';
import { createSound } from '../../sound/create-sound.ts';
import { createTasksClient, type TasksClient } from '../../workers/tasks-client.ts';
import { createBrowserAssets } from './browser-assets.ts';
import { createBrowserAutosave } from './browser-autosave.ts';
import { browserClock } from './browser-clock.ts';
import { createBrowserFiles } from './browser-files.ts';

/** All that the editor asks of the world, as a browser gives it; `frames` where something can render. */
export function createBrowserPorts(frames?: EditorPorts['frames']): EditorPorts {
  return {
    tasks: withStems(createTasksClient(startTasksWorker)),
    files: createBrowserFiles(),
    autosave: createBrowserAutosave(),
    sound: createSound(),
    speech: { speak: () => Promise.reject(new Error('Lines cannot be spoken here.')) },
    assets: createBrowserAssets(),
    clock: browserClock,
    ...(frames && { frames }),
    random: Math.random,
  };
}

function startTasksWorker(): Worker {
  return new Worker(new URL('../../workers/tasks-worker.ts', import.meta.url), { type: 'module', name: 'tasks' });
}

/** All sounds on one track, until the worker renders them apart. */
function withStems(client: TasksClient): TasksPort {
  return {
    ...client,
    async renderStems({ cues, durationS, sampleRate }, control) {
      const mix = await client.renderMix({ cues: [...cues], durationS, sampleRate }, control);
      const frames = mix.channels[0].length;
      const silence: Mix = { sampleRate, channels: [new Float32Array(frames), new Float32Array(frames)] };
      const stems = { effects: mix, foley: silence, ambience: silence, dialogue: silence, music: silence };
      return { sampleRate, stems, mix, loudness: loudnessOf(mix), commonGainDb: 0 };
    },
  };
}
