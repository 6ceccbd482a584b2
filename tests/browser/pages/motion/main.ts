import { hashScene } from './hash-scene.ts';

declare global {
  interface Window {
    hashHere(sceneJson: string): Promise<string>;
    hashInWorker(sceneJson: string): Promise<string>;
  }
}

/** One worker for all: it starts the engine once. Whoever asks waits for the answer before asking again. */
const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

window.hashHere = hashScene;
window.hashInWorker = (sceneJson) =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(sceneJson);
  });
