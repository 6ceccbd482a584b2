import { createTasksClient } from '../../../../src/workers/tasks-client.ts';
import { everything } from './everything.ts';
import { hashTracks } from './hash-stems.ts';

declare global {
  interface Window {
    hashStemsInWorker(): Promise<Record<string, string[]>>;
  }
}

const tasks = createTasksClient(
  () => new Worker(new URL('../../../../src/workers/tasks-worker.ts', import.meta.url), { type: 'module' }),
);

window.hashStemsInWorker = async () => {
  const input = everything();
  const tracks = await tasks.renderTracks(input);
  return hashTracks(tracks, (await tasks.mixTracks({ ...input, tracks })).mix);
};
