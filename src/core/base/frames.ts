import { conjugate, fromAxes, multiply, normalizeQuat, type Pose, type Quat, rotate } from './quat.ts';
import { scale, type Vec3 } from './vec3.ts';

/**
 * Other people's frames of reference, for exporters only. Ours: right-handed, y up, the camera looks along its -z,
 * quaternions [x, y, z, w].
 */

const CM_PER_M = 100;

/** Three rows of a 3x4 matrix [R | t], row by row. */
export type Rows = readonly [Row, Row, Row];
type Row = readonly [number, number, number, number];

/** Camera to world in OpenCV's camera axes: x right, y down, z forward; the world stays ours. */
export function toOpenCvC2w(camera: Pose): Rows {
  const right = rotate(camera.rotation, [1, 0, 0]);
  const down = rotate(camera.rotation, [0, -1, 0]);
  const forward = rotate(camera.rotation, [0, 0, -1]);
  const p = camera.positionM;
  return [0, 1, 2].map((i) => [right[i]!, down[i]!, forward[i]!, p[i]!] as const) as unknown as Rows;
}

/** World to OpenCV camera: the inverse of `toOpenCvC2w`. */
export function toOpenCvW2c(camera: Pose): Rows {
  const axes = [
    rotate(camera.rotation, [1, 0, 0]),
    rotate(camera.rotation, [0, -1, 0]),
    rotate(camera.rotation, [0, 0, -1]),
  ];
  const p = camera.positionM;
  return axes.map((a) => [a[0], a[1], a[2], -(a[0] * p[0] + a[1] * p[1] + a[2] * p[2])] as const) as unknown as Rows;
}

/** Our pose of a camera given as world to OpenCV camera. The 3x3 part must be a rotation. */
export function fromOpenCvW2c([x, y, z]: Rows): Pose {
  const rotation = fromAxes([x[0], x[1], x[2]], [-y[0], -y[1], -y[2]], [-z[0], -z[1], -z[2]]);
  const positionM: Vec3 = [0, 1, 2].map((i) => -(x[i]! * x[3] + y[i]! * y[3] + z[i]! * z[3])) as unknown as Vec3;
  return { positionM, rotation };
}

/** Our pose of a camera given as OpenCV camera to world. */
export function fromOpenCvC2w([a, b, c]: Rows): Pose {
  const rotation = fromAxes([a[0], b[0], c[0]], [-a[1], -b[1], -c[1]], [-a[2], -b[2], -c[2]]);
  return { positionM: [a[3], b[3], c[3]], rotation };
}

/**
 * A camera in an Unreal world (left-handed: x our -z, y our x, z our y; centimetres) as its four rows: the camera's forward,
 * right and up axes, then its place. The rows of a matrix that row vectors are multiplied by from the left.
 */
export type UnrealRows = readonly [forward: Vec3, right: Vec3, up: Vec3, placeCm: Vec3];

export function toUnrealRows(camera: Pose): UnrealRows {
  const axes = [
    rotate(camera.rotation, [0, 0, -1]),
    rotate(camera.rotation, [1, 0, 0]),
    rotate(camera.rotation, [0, 1, 0]),
    scale(camera.positionM, CM_PER_M),
  ] as const;
  return axes.map(([x, y, z]) => [-z, x, y]) as unknown as UnrealRows;
}

export function fromUnrealRows(rows: UnrealRows): Pose {
  const [forward, right, up, place] = rows.map(([x, y, z]): Vec3 => [y, z, -x]) as [Vec3, Vec3, Vec3, Vec3];
  return { positionM: scale(place, 1 / CM_PER_M), rotation: fromAxes(right, up, scale(forward, -1)) };
}

/** Quarter turn about x that brings our up (y) to z. */
const Y_TO_Z: Quat = [Math.SQRT1_2, 0, 0, Math.SQRT1_2];

/** A point in a world that is z up and right-handed, its x ours and its y away from our viewer: (x, -z, y). */
export function toZUp([x, y, z]: Vec3): Vec3 {
  return [x, -z, y];
}

export function fromZUp([x, y, z]: Vec3): Vec3 {
  return [x, z, -y];
}

/** A pose in the z-up world: the thing's own axes stay as they are, only the world is turned. */
export function poseToZUp(pose: Pose): Pose {
  return { positionM: toZUp(pose.positionM), rotation: normalizeQuat(multiply(Y_TO_Z, pose.rotation)) };
}

export function poseFromZUp(pose: Pose): Pose {
  return { positionM: fromZUp(pose.positionM), rotation: normalizeQuat(multiply(conjugate(Y_TO_Z), pose.rotation)) };
}

/** [x, y, z, w] as [w, x, y, z], with w at least 0 so that there is one text per rotation. */
export function toWxyz(q: Quat): readonly [w: number, x: number, y: number, z: number] {
  const sign = q[3] < 0 ? -1 : 1;
  return [sign * q[3], sign * q[0], sign * q[1], sign * q[2]];
}

export function fromWxyz([w, x, y, z]: readonly [number, number, number, number]): Quat {
  return [x, y, z, w];
}
