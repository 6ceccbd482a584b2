import './stage.css';
import { Canvas, useFrame, useThree } from '@react-three/fiber';
import { useEffect, useRef } from 'react';
import type { PerspectiveCamera } from 'three';
import type { Editor } from '../editor/editor.ts';
import { createStageWorld, type StageWorld } from './stage-world.ts';

/** The viewport. Paused, it draws nothing; playing, it tells React nothing. */
export function Stage({ editor }: { editor: Editor }) {
  return (
    <div className="stage">
      <Canvas
        className="stage-canvas"
        frameloop="demand"
        flat
        dpr={[1, 2]}
        gl={{ antialias: true, powerPreference: 'high-performance' }}
        fallback={
          <p className="stage-failure">This browser cannot draw in three dimensions: WebGL is off or missing.</p>
        }
      >
        <World editor={editor} />
      </Canvas>
    </div>
  );
}

/** Hands the canvas to the world behind it. */
function World({ editor }: { editor: Editor }) {
  const gl = useThree((state) => state.gl);
  const scene = useThree((state) => state.scene);
  const camera = useThree((state) => state.camera) as PerspectiveCamera;
  const invalidate = useThree((state) => state.invalidate);
  const world = useRef<StageWorld | null>(null);

  useEffect(() => {
    const created = createStageWorld({ editor, renderer: gl, scene, camera, invalidate: () => invalidate() });
    world.current = created;
    return () => {
      world.current = null;
      created.dispose();
    };
  }, [editor, gl, scene, camera, invalidate]);

  // A positive priority takes the drawing over from the canvas: two pictures are drawn, not one.
  useFrame(({ size }) => world.current?.draw(size.width, size.height), 1);
  return null;
}
