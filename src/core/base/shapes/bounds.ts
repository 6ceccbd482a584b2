import { type Pose, rotate } from '../quat.ts';
import type { Vec3 } from '../vec3.ts';
import type { Shape } from './shape.ts';

/** An axis-aligned box, metres. */
export interface Bounds {
  readonly minM: Vec3;
  readonly maxM: Vec3;
}

/** The axis-aligned bounds of a shape in its own frame. */
export function shapeBounds(shape: Shape): Bounds {
  if (shape.type === 'hull') return boundsOf(shape.pointsM, 0);
  if (shape.type === 'mesh') return boundsOf(shape.verticesM, 0);
  if (shape.type === 'strands') return boundsOf(shape.segmentsM.flat(), shape.radiusM);
  const h = halfExtents(shape);
  return { minM: [-h[0], -h[1], -h[2]], maxM: h };
}

function halfExtents(shape: Exclude<Shape, { type: 'hull' | 'mesh' | 'strands' }>): Vec3 {
  if (shape.type === 'ball') return [shape.radiusM, shape.radiusM, shape.radiusM];
  if (shape.type === 'box') return [shape.sizeM[0] / 2, shape.sizeM[1] / 2, shape.sizeM[2] / 2];
  if (shape.type === 'capsule') return [shape.radiusM, shape.lengthM / 2 + shape.radiusM, shape.radiusM];
  if (shape.type === 'cylinder') return [shape.radiusM, shape.heightM / 2, shape.radiusM];
  const r = shape.ringRadiusM + shape.rodRadiusM;
  return [r, shape.rodRadiusM, r];
}

/** The box around points, `margin` wider to every side. */
export function boundsOf(points: readonly Vec3[], margin = 0): Bounds {
  const min = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const max = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const p of points) {
    for (let k = 0; k < 3; k++) {
      min[k] = Math.min(min[k]!, p[k]! - margin);
      max[k] = Math.max(max[k]!, p[k]! + margin);
    }
  }
  return { minM: [min[0]!, min[1]!, min[2]!], maxM: [max[0]!, max[1]!, max[2]!] };
}

/** Radius of a ball about the shape's origin that holds all of it, in metres. */
export function ballAround(shape: Shape): number {
  if (shape.type === 'ball') return shape.radiusM;
  if (shape.type === 'capsule') return shape.lengthM / 2 + shape.radiusM;
  const { minM, maxM } = shapeBounds(shape);
  const far = (k: 0 | 1 | 2) => Math.max(Math.abs(minM[k]), Math.abs(maxM[k]));
  return Math.sqrt(far(0) * far(0) + far(1) * far(1) + far(2) * far(2));
}

/** The eight corners of the bounds, moved by a pose. */
export function boundsCorners({ minM, maxM }: Bounds, pose: Pose): readonly Vec3[] {
  const corners: Vec3[] = [];
  for (let i = 0; i < 8; i++) {
    const local: Vec3 = [i & 1 ? maxM[0] : minM[0], i & 2 ? maxM[1] : minM[1], i & 4 ? maxM[2] : minM[2]];
    const p = rotate(pose.rotation, local);
    corners.push([p[0] + pose.positionM[0], p[1] + pose.positionM[1], p[2] + pose.positionM[2]]);
  }
  return corners;
}

/** Bounds, in the parent's frame, of shapes placed by their poses. */
export function boundsOfPlaced(placed: readonly (Pose & { readonly shape: Shape })[]): Bounds {
  return boundsOf(
    placed.flatMap((part) => boundsCorners(shapeBounds(part.shape), part)),
    0,
  );
}
