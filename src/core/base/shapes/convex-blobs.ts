import { cos, sin, TAU } from '../math.ts';
import { IDENTITY, type Pose } from '../quat.ts';
import type { Vec3 } from '../vec3.ts';
import { boundsCorners, shapeBounds } from './bounds.ts';
import type { Shape } from './shape.ts';

/** Corners that stand for a circle; 48 keep the error of its radius below 0.3 %. */
const CIRCLE_CORNERS = 48;

/** A ball, or a point where the radius is 0. */
export interface Blob {
  readonly centerM: Vec3;
  readonly radiusM: number;
}

/** Balls and points whose convex hull is the shape's own, or nearly: in the shape's frame. */
export function convexBlobs(shape: Shape): readonly Blob[] {
  if (shape.type === 'ball') return [{ centerM: [0, 0, 0], radiusM: shape.radiusM }];
  if (shape.type === 'hull') return points(shape.pointsM);
  if (shape.type === 'mesh') return points(shape.verticesM);
  if (shape.type === 'box') return points(boundsCorners(shapeBounds(shape), ORIGIN));
  if (shape.type === 'strands') return shape.segmentsM.flat().map((centerM) => ({ centerM, radiusM: shape.radiusM }));
  if (shape.type === 'torus') {
    return circle(shape.ringRadiusM, 0).map((centerM) => ({ centerM, radiusM: shape.rodRadiusM }));
  }
  const half = shape.type === 'capsule' ? shape.lengthM / 2 : shape.heightM / 2;
  if (shape.type === 'capsule') return [half, -half].map((y) => ({ centerM: [0, y, 0], radiusM: shape.radiusM }));
  return points([half, -half].flatMap((y) => circle(shape.radiusM, y)));
}

const ORIGIN: Pose = { positionM: [0, 0, 0], rotation: IDENTITY };

function points(centers: readonly Vec3[]): readonly Blob[] {
  return centers.map((centerM) => ({ centerM, radiusM: 0 }));
}

function circle(radiusM: number, y: number): readonly Vec3[] {
  return Array.from({ length: CIRCLE_CORNERS }, (_, i): Vec3 => {
    const angle = (i * TAU) / CIRCLE_CORNERS;
    return [cos(angle) * radiusM, y, sin(angle) * radiusM];
  });
}
