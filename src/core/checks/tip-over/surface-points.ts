import { cos, sin, TAU } from '../../base/math.ts';
import { type Pose, rotate } from '../../base/quat.ts';
import type { Shape } from '../../base/shapes/shape.ts';
import { add, mix, type Vec3 } from '../../base/vec3.ts';

/** Points along an edge and around a circle: fine enough that a support polygon is short by 2 % at most. */
const ALONG = 24;
const AROUND = 32;
/** Hulls of more corners have them close enough together. */
const MOST_CORNERS = 8;

/** Points on the edges and rims of a shape, in the world: the places at which it can begin to bear or to be borne. */
export function surfacePoints(shape: Shape, pose: Pose): Vec3[] {
  return localPoints(shape).map((p) => add(pose.positionM, rotate(pose.rotation, p)));
}

function localPoints(shape: Shape): Vec3[] {
  if (shape.type === 'box') {
    const [x, y, z] = shape.sizeM;
    const corner = (i: number): Vec3 => [(i & 1 ? x : -x) / 2, (i & 2 ? y : -y) / 2, (i & 4 ? z : -z) / 2];
    return [0, 1, 2, 3, 4, 5, 6, 7].flatMap((i) =>
      [1, 2, 4].flatMap((bit) => (i & bit ? [] : edge(corner(i), corner(i | bit)))),
    );
  }
  if (shape.type === 'cylinder') {
    const half = shape.heightM / 2;
    const rims = [-half, half].map((y) => circle(shape.radiusM, y));
    return [...rims.flat(), ...rims[0]!.flatMap((p, k) => edge(p, rims[1]![k]!))];
  }
  if (shape.type === 'torus') {
    const { ringRadiusM, rodRadiusM } = shape;
    return [-rodRadiusM, rodRadiusM].flatMap((y) => circle(ringRadiusM, y)).concat(circle(ringRadiusM + rodRadiusM, 0));
  }
  if (shape.type === 'hull') {
    const { pointsM } = shape;
    if (pointsM.length > MOST_CORNERS) return [...pointsM];
    return pointsM.flatMap((a, i) => pointsM.slice(i + 1).flatMap((b) => edge(a, b)));
  }
  // Balls and capsules bear where they are nearest, which the neighbour's own look tells; a capsule at both its ends.
  if (shape.type === 'capsule') {
    return [-0.5, 0.5].flatMap((end) => circle(shape.radiusM, end * shape.lengthM)).concat(capsuleLines(shape));
  }
  return [];
}

function capsuleLines({ radiusM, lengthM }: { readonly radiusM: number; readonly lengthM: number }): Vec3[] {
  const ends = [-0.5, 0.5].map((end) => circle(radiusM, end * lengthM));
  return ends[0]!.flatMap((p, k) => edge(p, ends[1]![k]!));
}

function edge(a: Vec3, b: Vec3): Vec3[] {
  return Array.from({ length: ALONG + 1 }, (_, k) => mix(a, b, k / ALONG));
}

function circle(radiusM: number, y: number): Vec3[] {
  return Array.from({ length: AROUND }, (_, k) => {
    const angle = (TAU * k) / AROUND;
    return [radiusM * cos(angle), y, radiusM * sin(angle)];
  });
}
