import { Mesh, PlaneGeometry, ShaderMaterial } from 'three';

const SIZE_M = 80;
/** Above a floor whose top is at 0, so that both show. */
const LIFT_M = 0.002;

/** A one-metre grid on the ground that fades away from the eye. */
export function createGroundGrid(): Mesh<PlaneGeometry, ShaderMaterial> {
  const material = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    vertexShader: /* glsl */ `
      varying vec3 vWorld;
      varying float vDepth;
      void main() {
        vec4 world = modelMatrix * vec4(position, 1.0);
        vec4 view = viewMatrix * world;
        vWorld = world.xyz;
        vDepth = -view.z;
        gl_Position = projectionMatrix * view;
      }
    `,
    fragmentShader: /* glsl */ `
      varying vec3 vWorld;
      varying float vDepth;
      float lines(float stepM) {
        vec2 place = vWorld.xz / stepM;
        vec2 away = abs(fract(place - 0.5) - 0.5) / fwidth(place);
        return 1.0 - min(min(away.x, away.y), 1.0);
      }
      void main() {
        float fade = 1.0 - smoothstep(8.0, 34.0, vDepth);
        float strength = max(lines(1.0) * 0.10, lines(5.0) * 0.16) * fade;
        if (strength < 0.004) discard;
        gl_FragColor = vec4(vec3(0.86, 0.9, 0.95), strength);
      }
    `,
  });
  const grid = new Mesh(new PlaneGeometry(SIZE_M, SIZE_M).rotateX(-Math.PI / 2), material);
  grid.position.y = LIFT_M;
  grid.renderOrder = 1;
  return grid;
}
