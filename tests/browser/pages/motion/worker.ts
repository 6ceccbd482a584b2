import { hashScene } from './hash-scene.ts';

self.onmessage = async ({ data }) => {
  self.postMessage(await hashScene(data));
};
