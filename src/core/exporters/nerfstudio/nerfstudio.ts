import { z } from 'zod';
import { poseToZUp } from '../../base/frames.ts';
import { note } from '../../base/problem.ts';
import { type Pose, rotate } from '../../base/quat.ts';
import { cameraPoseOf } from '../../shot/reading.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { cutProblems, isZooming, movingProblems, pictureName, pictureProblem } from '../camera-words.ts';
import { defineExporter } from '../exporter.ts';
import { readableJson } from '../readable-json.ts';
import { writeText } from '../write-text.ts';

const FILE = 'nerfstudio/transforms.json';
/** Beside the file. */
const PICTURES = 'images';

/**
 * Cameras as nerfstudio and instant-ngp read them: focal lengths in pixels (of each frame where the lens zooms), and the
 * 4x4 matrix from camera to world, row by row, in OpenGL's camera axes (which are ours) and a world whose z is up, in metres.
 */
export const nerfstudio = defineExporter({
  id: 'nerfstudio',
  label: 'Cameras (nerfstudio)',
  readers: 'nerfstudio, instant-ngp',
  options: z.strictObject({}),
  preflight: (shot) => [
    pictureProblem(shot, FILE, `nerfstudio/${PICTURES}`),
    ...cutProblems(shot),
    ...movingProblems(shot),
  ],
  losses: () => [
    note(
      'camera',
      `${FILE} keeps place, direction and focal length of every frame; times, focus and f-stop are lost, and the world is ` +
        'turned so that z is up.',
    ),
  ],
  async write({ shot, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    await writeText(sink, FILE, readableJson(transformsOf(shot)));
    onProgress?.(1);
    return [FILE];
  },
});

function transformsOf(shot: ShotSpec) {
  const { camera, clip } = shot;
  const isFixed = !isZooming(shot);
  const lensAt = (frame: number) => ({ fl_x: camera.fxPx[frame]!, fl_y: camera.fyPx[frame]! });
  return {
    camera_model: 'OPENCV',
    w: clip.widthPx,
    h: clip.heightPx,
    ...(isFixed && lensAt(0)),
    cx: camera.cxPx,
    cy: camera.cyPx,
    k1: 0,
    k2: 0,
    p1: 0,
    p2: 0,
    frames: camera.positionsM.map((_, frame) => ({
      file_path: `${PICTURES}/${pictureName(frame)}`,
      ...(!isFixed && lensAt(frame)),
      transform_matrix: matrixOf(poseToZUp(cameraPoseOf(shot, frame))),
    })),
  };
}

function matrixOf({ positionM, rotation }: Pose): readonly (readonly number[])[] {
  const axes = [rotate(rotation, [1, 0, 0]), rotate(rotation, [0, 1, 0]), rotate(rotation, [0, 0, 1]), positionM];
  return [...[0, 1, 2].map((row) => axes.map((axis) => decimal(axis[row]!))), [0, 0, 0, 1]];
}

function decimal(x: number): number {
  return Math.round(x * 1e9) / 1e9 + 0;
}
