import { hashScene } from './hash-scene.ts';

declare global {
  interface Window {
    hashHere(sceneJson: string): Promise<string>;
    hashInWorker(sceneJson: string): Promise<string>;
  }
}

window.hashHere = hashScene;
window.hashInWorker = (sceneJson) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(sceneJson);
  });
