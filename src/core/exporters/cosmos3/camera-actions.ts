import { toOpenCvC2w } from '../../base/frames.ts';
import { dot, sub, type Vec3 } from '../../base/vec3.ts';
import { cameraPoseOf } from '../../shot/reading.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';

/** A step of the camera: where it goes, in metres, then the first two columns of how it turns. */
export type CameraAction = readonly [
  txM: number,
  tyM: number,
  tzM: number,
  r00: number,
  r10: number,
  r20: number,
  r01: number,
  r11: number,
  r21: number,
];

/** Digits after the point: a path of 400 steps adds up to less than a micrometre off. */
const DIGITS = 1e10;

/**
 * The camera's path as `camera_pose` actions: for each frame but the last, the pose of the next camera in the frame of this
 * one (T_i^-1 T_i+1, camera to world, OpenCV's axes: x right, y down, z forward). T rows make T + 1 frames.
 */
export function cameraActions(shot: ShotSpec): readonly CameraAction[] {
  const poses = shot.clip.sceneTimesS.map((_, frame) => columnsOf(shot, frame));
  return poses.slice(1).map((next, i) => {
    const now = poses[i]!;
    const local = (v: Vec3) => now.axes.map((axis) => rounded(dot(axis, v)));
    return [
      ...local(sub(next.placeM, now.placeM)),
      ...local(next.axes[0]),
      ...local(next.axes[1]),
    ] as unknown as CameraAction;
  });
}

/** The three axes of a camera in the world, and its place. */
function columnsOf(shot: ShotSpec, frame: number): { axes: readonly [Vec3, Vec3, Vec3]; placeM: Vec3 } {
  const [a, b, c] = toOpenCvC2w(cameraPoseOf(shot, frame));
  return {
    axes: [
      [a[0], b[0], c[0]],
      [a[1], b[1], c[1]],
      [a[2], b[2], c[2]],
    ],
    placeM: [a[3], b[3], c[3]],
  };
}

/** Never -0. */
function rounded(x: number): number {
  return Math.round(x * DIGITS) / DIGITS + 0;
}

/** A camera that goes less far than this over the clip, in metres, and turns less than this cosine tells, stands still. */
const STILL_M = 1e-4;
const STILL_COSINE = 1 - 1e-8;

/** Whether the camera never moves nor turns; lenses are not looked at, for actions cannot hold them. */
export function isStillCamera(shot: ShotSpec): boolean {
  return cameraActions(shot).every(
    ([x, y, z, r00, , , , r11]) =>
      Math.max(Math.abs(x), Math.abs(y), Math.abs(z)) < STILL_M && Math.min(r00, r11) > STILL_COSINE,
  );
}
