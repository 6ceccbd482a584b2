import type { FrameRate } from '../../../src/core/base/time.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../src/core/shot/shot-spec.ts';
import { sampleInput, sampleScene, sampleShot } from '../shot/sample.ts';

/** A camera that follows the ball, so that rotation and translation both count. */
export function movingCameraSpec(
  more: { sizePx?: readonly [number, number]; frameRate?: FrameRate; durationFrames?: number } = {},
): ShotSpec {
  const { durationFrames = 24, ...input } = more;
  const scene = sampleScene({ a: sampleShot('a0', { cameraId: 'cam-b', durationFrames }) });
  scene.cameras['cam-b']!.rig = {
    kind: 'follow',
    params: { targetPropId: 'ball', offsetM: [1, 0.4, 3], lookOffsetM: [0.3, 0, 0], lagS: 0.1 },
  };
  return buildShotSpec({ ...sampleInput(scene), ...input });
}

/** Marks that lie in a picture's middle and near its rim. */
export const MARKS_M: readonly Point[] = [
  [0, 1, 0],
  [1.2, 0.1, -2],
  [-1, 2, -1],
];

type Point = readonly [number, number, number];

/** Where a point falls in a picture by the spec's own numbers: the inverse of the camera's rotation, then a pinhole. */
export function pixelOf({ camera }: ShotSpec, frame: number, pointM: Point): readonly [number, number] {
  const [x, y, z] = local(camera.rotations[frame]!, pointM, camera.positionsM[frame]!);
  return [camera.cxPx + (camera.fxPx[frame]! * x) / -z, camera.cyPx - (camera.fyPx[frame]! * y) / -z];
}

/** v turned by the inverse of q: the transpose of its matrix, written out. */
function local([x, y, z, w]: readonly number[], p: Point, at: Point): Point {
  const [a, b, c] = [p[0] - at[0], p[1] - at[1], p[2] - at[2]];
  const q = { x: x!, y: y!, z: z!, w: w! };
  return [
    (1 - 2 * (q.y * q.y + q.z * q.z)) * a + 2 * (q.x * q.y + q.z * q.w) * b + 2 * (q.x * q.z - q.y * q.w) * c,
    2 * (q.x * q.y - q.z * q.w) * a + (1 - 2 * (q.x * q.x + q.z * q.z)) * b + 2 * (q.y * q.z + q.x * q.w) * c,
    2 * (q.x * q.z + q.y * q.w) * a + 2 * (q.y * q.z - q.x * q.w) * b + (1 - 2 * (q.x * q.x + q.y * q.y)) * c,
  ];
}

/** How far two pixels are apart at most, over all marks and frames. */
export function worstPx(spec: ShotSpec, read: (frame: number, pointM: Point) => readonly [number, number]): number {
  const apart = spec.clip.sceneTimesS.flatMap((_, frame) =>
    MARKS_M.map((mark) => {
      const [x, y] = pixelOf(spec, frame, mark);
      const [u, v] = read(frame, mark);
      return Math.hypot(x - u, y - v);
    }),
  );
  return Math.max(...apart);
}
