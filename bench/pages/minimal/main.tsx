import { Canvas } from '@react-three/fiber';
import { createRoot } from 'react-dom/client';
import * as three from 'three';

/** The least page that has what ours stands on: all of three, as R3F draws with it, and the engine in a worker. */
const worker = new Worker(new URL('../worker/bare-worker.ts', import.meta.url), { type: 'module' });
worker.onmessage = () => document.body.setAttribute('data-ready', '');
worker.postMessage(null);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <Canvas>
      <mesh geometry={new three.BoxGeometry()} material={new three.MeshStandardMaterial()} />
    </Canvas>,
  );
}
