import { poseToZUp, toWxyz } from '../../base/frames.ts';
import { atan } from '../../base/math.ts';
import { rotate } from '../../base/quat.ts';
import { cameraPoseOf } from '../../shot/reading.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { isZooming } from '../camera-words.ts';
import { listJson, rounded, rowsJson } from './json-stream.ts';

/** Frames of the clip that one shot of it shows. */
export interface Span {
  readonly startFrame: number;
  readonly frameCount: number;
}

/**
 * The camera as Kubric keeps it: looking along its -z in a world whose z is up, w first; a lens of the clip's first frame as
 * if the picture used the whole sensor; `K` in shares of the picture with Blender's signs. Angles in radians, lengths in mm.
 */
export function cameraJson(shot: ShotSpec, { startFrame, frameCount }: Span): string {
  const { camera, clip } = shot;
  const poses = Array.from({ length: frameCount }, (_, i) => poseToZUp(cameraPoseOf(shot, startFrame + i)));
  const focalMm = camera.focalLengthsMm[startFrame]!;
  const fx = camera.fxPx[startFrame]! / clip.widthPx;
  const fy = camera.fyPx[startFrame]! / clip.heightPx;
  const { positionM, rotation } = poses[0]!;
  const axes = [rotate(rotation, [1, 0, 0]), rotate(rotation, [0, 1, 0]), rotate(rotation, [0, 0, 1]), positionM];
  const matrix = [...[0, 1, 2].map((row) => axes.map((axis) => axis[row]!)), [0, 0, 0, 1]];
  const members = [
    `"focal_length": ${rounded(focalMm)}`,
    `"sensor_width": ${rounded(focalMm / fx)}`,
    `"field_of_view": ${rounded(2 * atan(0.5 / fx))}`,
    `"positions": ${rowsJson(frameCount, (i) => poses[i]!.positionM)}`,
    `"quaternions": ${rowsJson(frameCount, (i) => toWxyz(poses[i]!.rotation))}`,
    `"K": [[${fx}, 0, -0.5], [0, ${-fy}, -0.5], [0, 0, -1]]`,
    `"R": ${rowsJson(4, (i) => matrix[i]!)}`,
    ...(isZooming(shot)
      ? [`"focal_lengths": ${listJson(camera.focalLengthsMm.slice(startFrame, startFrame + frameCount))}`]
      : []),
  ];
  return `{${members.join(',\n  ')}}`;
}
