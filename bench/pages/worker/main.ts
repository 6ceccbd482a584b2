import { readyScenes } from '../../../src/core/scenes/index.ts';
import { createTasksClient } from '../../../src/workers/tasks-client.ts';

declare global {
  interface Window {
    startOurs(): Promise<number>;
    startBare(): Promise<number>;
  }
}

const scene = readyScenes.get('missed-free-throw').make();
scene.settings.durationS = 0.1;

/** From nothing to the first baked take, in ms. */
window.startOurs = async () => {
  const startMs = performance.now();
  const client = createTasksClient(
    () => new Worker(new URL('../../../src/workers/tasks-worker.ts', import.meta.url), { type: 'module' }),
  );
  await client.bakeTake({ scene, takeId: scene.activeTakeId });
  const tookMs = performance.now() - startMs;
  client.dispose();
  return tookMs;
};

/** From nothing to the first step of an empty world, in ms. */
window.startBare = () =>
  new Promise((resolve) => {
    const startMs = performance.now();
    const worker = new Worker(new URL('./bare-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = () => {
      resolve(performance.now() - startMs);
      worker.terminate();
    };
    worker.postMessage(null);
  });
