import {
  BackSide,
  EdgesGeometry,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  type MeshLambertMaterial,
  type Object3D,
  ShaderMaterial,
  Vector2,
} from 'three';
import { partTagOf } from '../space/body-object.ts';
import { OUTLINE } from './palette.ts';

const WIDTH_PX = 2;

/** A pale line around whatever is selected; it follows the bodies and is no part of them, so films never show it. */
export interface Outline {
  readonly root: Group;
  around(bodies: readonly Object3D[]): void;
  /** Catches up with where the bodies are now. */
  follow(): void;
  setSize(widthPx: number, heightPx: number): void;
  dispose(): void;
}

export function createOutline(): Outline {
  const root = new Group();
  const shell = shellMaterial();
  const line = new LineBasicMaterial({ color: OUTLINE, toneMapped: false });
  let outlined: readonly Object3D[] = [];
  let followed: (readonly [mesh: Object3D, drawn: Object3D])[] = [];

  function clear(): void {
    for (const [, drawn] of followed) if (drawn instanceof LineSegments) drawn.geometry.dispose();
    followed = [];
    outlined = [];
    root.clear();
  }

  function add(mesh: Mesh): void {
    // A shell would be seen through glass and fill it: glass gets its edges drawn instead.
    const isClear = (mesh.material as MeshLambertMaterial).transparent;
    const drawn = isClear ? new LineSegments(new EdgesGeometry(mesh.geometry), line) : new Mesh(mesh.geometry, shell);
    drawn.matrixAutoUpdate = false;
    root.add(drawn);
    followed.push([mesh, drawn]);
  }

  return {
    root,
    around(bodies) {
      if (bodies.length === outlined.length && bodies.every((body, i) => body === outlined[i])) return;
      clear();
      outlined = bodies;
      for (const body of bodies) {
        body.traverse((object) => {
          // Paint, seams and nets have no outline of their own.
          if (object instanceof Mesh && partTagOf(object)?.role === 'both') add(object);
        });
      }
    },
    follow() {
      for (const [mesh, drawn] of followed) {
        mesh.updateWorldMatrix(true, false);
        drawn.matrix.copy(mesh.matrixWorld);
      }
    },
    setSize(widthPx, heightPx) {
      (shell.uniforms.sizePx!.value as Vector2).set(widthPx, heightPx);
    },
    dispose() {
      clear();
      shell.dispose();
      line.dispose();
    },
  };
}

/** The back of the mesh, grown by a fixed width on screen. */
function shellMaterial(): ShaderMaterial {
  return new ShaderMaterial({
    side: BackSide,
    uniforms: { sizePx: { value: new Vector2(1, 1) } },
    vertexShader: /* glsl */ `
      uniform vec2 sizePx;
      void main() {
        vec4 clip = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
        vec2 out2 = (projectionMatrix * vec4(normalMatrix * normal, 0.0)).xy * sizePx;
        if (length(out2) > 1e-6) clip.xy += normalize(out2) * ${(2 * WIDTH_PX).toFixed(1)} / sizePx * clip.w;
        gl_Position = clip;
      }
    `,
    fragmentShader: /* glsl */ `
      void main() {
        gl_FragColor = vec4(0.953, 0.961, 0.969, 1.0);
      }
    `,
  });
}
