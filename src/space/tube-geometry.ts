import { BufferAttribute, BufferGeometry, DynamicDrawUsage, Vector3 } from 'three';

const SIDES = 8;
/** Turns of a spring, and straight pieces of each. */
const TURNS = 14;
const PIECES_PER_TURN = 12;
/** The share of a spring at either end that is a straight hook. */
const HOOK_SHARE = 0.08;
/** Radius of a spring's turns over the radius of its wire. */
const COIL = 8;

const here = new Vector3();
const before = new Vector3();
const after = new Vector3();
const along = new Vector3();
const normal = new Vector3();
const across = new Vector3();
const out = new Vector3();

/** A tube through so many points, to be laid before it is drawn. */
export function createTube(pointCount: number): BufferGeometry {
  // Rings of no width at the ends close it.
  const rings = pointCount + 2;
  const geometry = new BufferGeometry();
  for (const name of ['position', 'normal']) {
    const attribute = new BufferAttribute(new Float32Array(rings * SIDES * 3), 3);
    geometry.setAttribute(name, attribute.setUsage(DynamicDrawUsage));
  }
  const index: number[] = [];
  for (let ring = 0; ring + 1 < rings; ring++) {
    for (let side = 0; side < SIDES; side++) {
      const a = ring * SIDES + side;
      const b = ring * SIDES + ((side + 1) % SIDES);
      index.push(a, b, a + SIDES, b, b + SIDES, a + SIDES);
    }
  }
  geometry.setIndex(index);
  return geometry;
}

/** Lays a tube along points (x, y, z of each, as many as it was made for), without making garbage. */
export function layTube(tube: BufferGeometry, points: Float32Array, radiusM: number): void {
  const position = tube.getAttribute('position');
  const normals = tube.getAttribute('normal');
  const last = points.length / 3 - 1;
  normal.set(0, 0, 0);
  for (let ring = -1; ring <= last + 1; ring++) {
    const at = Math.min(Math.max(ring, 0), last);
    here.fromArray(points, 3 * at);
    before.fromArray(points, 3 * Math.max(at - 1, 0));
    after.fromArray(points, 3 * Math.min(at + 1, last));
    along.subVectors(after, before).normalize();
    // The last ring's direction, bent with the tube, so that it does not twist.
    normal.addScaledVector(along, -normal.dot(along));
    if (normal.lengthSq() < 1e-8) perpendicularTo(along, normal);
    normal.normalize();
    across.crossVectors(along, normal);
    const radius = ring === at ? radiusM : 0;
    for (let side = 0; side < SIDES; side++) {
      const angle = (2 * Math.PI * side) / SIDES;
      out.copy(normal).multiplyScalar(Math.cos(angle)).addScaledVector(across, Math.sin(angle));
      const vertex = (ring + 1) * SIDES + side;
      normals.setXYZ(vertex, out.x, out.y, out.z);
      position.setXYZ(vertex, here.x + radius * out.x, here.y + radius * out.y, here.z + radius * out.z);
    }
  }
  position.needsUpdate = true;
  normals.needsUpdate = true;
}

/** Any direction square to another. */
export function perpendicularTo(direction: Vector3, target: Vector3): Vector3 {
  target.set(Math.abs(direction.y) < 0.9 ? 0 : 1, Math.abs(direction.y) < 0.9 ? 1 : 0, 0);
  return target.addScaledVector(direction, -target.dot(direction)).normalize();
}

/** The wire of a spring at rest, up along y from the origin. */
export function springPoints(lengthM: number, wireRadiusM: number): Float32Array {
  const pieces = TURNS * PIECES_PER_TURN;
  const coilM = COIL * wireRadiusM;
  const points: number[] = [0, 0, 0];
  for (let i = 0; i <= pieces; i++) {
    const angle = (2 * Math.PI * i) / PIECES_PER_TURN;
    // From the axis out to the full width within half a turn, and back.
    const radius = coilM * Math.min(1, (2 * Math.min(i, pieces - i)) / PIECES_PER_TURN);
    const y = lengthM * (HOOK_SHARE + ((1 - 2 * HOOK_SHARE) * i) / pieces);
    points.push(radius * Math.cos(angle), y, radius * Math.sin(angle));
  }
  points.push(0, lengthM, 0);
  return new Float32Array(points);
}
