import { BackSide, Mesh, ShaderMaterial, SphereGeometry } from 'three';
import { BACKDROP, BACKDROP_HORIZON } from './look.ts';

/** Farther than any set, nearer than any camera's far plane, in metres. */
const RADIUS_M = 380;

/** A studio's infinity cove: the void lightens a little towards the horizon, so that up and down can be told. */
export function createBackdrop(): Mesh<SphereGeometry, ShaderMaterial> {
  const material = new ShaderMaterial({
    side: BackSide,
    depthWrite: false,
    uniforms: { high: { value: BACKDROP }, low: { value: BACKDROP_HORIZON } },
    vertexShader: /* glsl */ `
      varying vec3 vDirection;
      void main() {
        vDirection = position;
        // The dome goes along with the eye and so has no parallax.
        gl_Position = projectionMatrix * vec4(mat3(viewMatrix) * position, 1.0);
      }
    `,
    fragmentShader: /* glsl */ `
      uniform vec3 high;
      uniform vec3 low;
      varying vec3 vDirection;
      void main() {
        float up = abs(normalize(vDirection).y);
        gl_FragColor = vec4(mix(low, high, smoothstep(0.0, 0.45, up)), 1.0);
        #include <colorspace_fragment>
      }
    `,
  });
  const dome = new Mesh(new SphereGeometry(RADIUS_M, 24, 16), material);
  dome.frustumCulled = false;
  dome.renderOrder = -1;
  return dome;
}
