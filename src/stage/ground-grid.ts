import { BufferAttribute, BufferGeometry, LineBasicMaterial, LineSegments } from 'three';

/** The grid reaches this far from the origin, in metres, and fades from there on. */
const REACH_M = 18;
const FADE_FROM_M = 5;
/** Every fifth line is stronger. */
const FIFTH = 5;
const STRENGTH = 0.09;
const FIFTH_STRENGTH = 0.17;
/** Lines are cut into pieces of this length, so that they can fade along the way. */
const PIECE_M = 4.5;
/** Above a floor whose top is at 0, so that both show. */
const LIFT_M = 0.004;

/** A one-metre grid on the ground that fades away from the middle of the set. */
export function createGroundGrid(): LineSegments<BufferGeometry, LineBasicMaterial> {
  const points: number[] = [];
  const colors: number[] = [];
  const add = (x: number, z: number, strength: number) => {
    const away = Math.hypot(x, z);
    const fade = 1 - Math.min(Math.max((away - FADE_FROM_M) / (REACH_M - FADE_FROM_M), 0), 1);
    points.push(x, 0, z);
    colors.push(1, 1, 1, strength * fade * fade);
  };
  for (let line = -REACH_M; line <= REACH_M; line++) {
    const strength = line % FIFTH === 0 ? FIFTH_STRENGTH : STRENGTH;
    for (let from = -REACH_M; from < REACH_M; from += PIECE_M) {
      add(line, from, strength);
      add(line, from + PIECE_M, strength);
      add(from, line, strength);
      add(from + PIECE_M, line, strength);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(points), 3));
  geometry.setAttribute('color', new BufferAttribute(new Float32Array(colors), 4));
  const material = new LineBasicMaterial({ vertexColors: true, transparent: true, depthWrite: false });
  const grid = new LineSegments(geometry, material);
  grid.position.y = LIFT_M;
  grid.renderOrder = 1;
  return grid;
}
