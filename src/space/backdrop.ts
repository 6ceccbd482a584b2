import { BackSide, BufferAttribute, Color, Mesh, ShaderMaterial, SphereGeometry } from 'three';
import { BACKDROP, BACKDROP_HORIZON } from './look.ts';

/** Farther than any set, nearer than any camera's far plane, in metres. */
const RADIUS_M = 380;
/** The void has its full darkness from this sine of elevation up, and down. */
const DARK_FROM = 0.5;

/** A studio's infinity cove: the void lightens a little towards the horizon, so that up and down can be told. */
export function createBackdrop(): Mesh<SphereGeometry, ShaderMaterial> {
  const geometry = new SphereGeometry(RADIUS_M, 12, 48);
  const positions = geometry.getAttribute('position');
  const colors = new Float32Array(positions.count * 3);
  const color = new Color();
  for (let i = 0; i < positions.count; i++) {
    const share = Math.min(Math.abs(positions.getY(i)) / (RADIUS_M * DARK_FROM), 1);
    color.lerpColors(BACKDROP_HORIZON, BACKDROP, share * share * (3 - 2 * share)).convertLinearToSRGB();
    color.toArray(colors, 3 * i);
  }
  geometry.setAttribute('color', new BufferAttribute(colors, 3));
  const material = new ShaderMaterial({
    side: BackSide,
    depthWrite: false,
    // The dome goes along with the eye and so has no parallax; its colours are ready for the screen.
    vertexShader: /* glsl */ `
      attribute vec3 color;
      varying vec3 vColor;
      void main() {
        vColor = color;
        gl_Position = projectionMatrix * vec4(mat3(viewMatrix) * position, 1.0);
      }
    `,
    fragmentShader: /* glsl */ `
      varying vec3 vColor;
      void main() {
        gl_FragColor = vec4(vColor, 1.0);
      }
    `,
  });
  const dome = new Mesh(geometry, material);
  dome.frustumCulled = false;
  dome.renderOrder = -1;
  return dome;
}
