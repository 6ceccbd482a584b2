import { parentPort } from 'node:worker_threads';
import { hashScene } from './hash-scene.ts';

parentPort?.on('message', async (sceneJson: string) => {
  parentPort?.postMessage(await hashScene(sceneJson));
});
