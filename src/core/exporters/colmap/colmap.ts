import { z } from 'zod';
import { toOpenCvW2c } from '../../base/frames.ts';
import { note } from '../../base/problem.ts';
import { conjugate, multiply, normalizeQuat, type Quat, rotate } from '../../base/quat.ts';
import { add } from '../../base/vec3.ts';
import { bodyPoseOf, cameraPoseOf, pinholeOf } from '../../shot/reading.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { cutProblems, movingProblems, pictureName, pictureProblem } from '../camera-words.ts';
import { defineExporter } from '../exporter.ts';
import { pointsOnBody } from '../points-on-body.ts';
import { writeText } from '../write-text.ts';

const FOLDER = 'colmap/sparse/0';
const CAMERAS = `${FOLDER}/cameras.txt`;
const IMAGES = `${FOLDER}/images.txt`;
const POINTS = `${FOLDER}/points3D.txt`;

const options = z.strictObject({
  pointsPerBody: z.int().min(0).max(512).default(64).meta({
    label: 'Points on each still body',
    min: 0,
    max: 512,
    step: 1,
    hint: 'Where splats may begin; 0 for none.',
  }),
});
type Options = z.infer<typeof options>;

/** Half a turn about x: from our camera's axes (y up, looking along -z) to OpenCV's (y down, looking along z). */
const TO_OPENCV: Quat = [1, 0, 0, 0];

/**
 * A model as COLMAP writes it in text: pinhole cameras, one for each focal length, the rotation and translation from world
 * to camera of each frame in OpenCV's axes, and points on what stands still. The world stays ours: y up, metres.
 */
export const colmap = defineExporter<Options>({
  id: 'colmap',
  label: 'Cameras (COLMAP text)',
  readers: 'COLMAP, gsplat, nerfstudio',
  options,
  preflight: (shot) => [pictureProblem(shot, IMAGES, 'colmap/images'), ...cutProblems(shot), ...movingProblems(shot)],
  losses: () => [
    note(
      'camera',
      `${IMAGES} keeps place and direction of the camera, ${CAMERAS} its focal lengths; times, focus and f-stop are lost. ` +
        `${POINTS} has points of still bodies without tracks: COLMAP's own filters would drop them.`,
    ),
  ],
  async write({ shot, options: { pointsPerBody }, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const { cameras, images } = rowsOf(shot);
    const points = pointRows(shot, pointsPerBody);
    await writeText(sink, CAMERAS, text('CAMERA_ID, MODEL, WIDTH, HEIGHT, PARAMS[]', cameras));
    await writeText(
      sink,
      IMAGES,
      text('IMAGE_ID, QW, QX, QY, QZ, TX, TY, TZ, CAMERA_ID, NAME, then POINTS2D[]', images),
    );
    await writeText(sink, POINTS, text('POINT3D_ID, X, Y, Z, R, G, B, ERROR, TRACK[]', points));
    onProgress?.(1);
    return [CAMERAS, IMAGES, POINTS];
  },
});

function rowsOf(shot: ShotSpec): { readonly cameras: readonly string[]; readonly images: readonly string[] } {
  const ids = new Map<string, number>();
  const images = shot.clip.sceneTimesS.flatMap((_, frame) => {
    const { widthPx, heightPx, fxPx, fyPx, cxPx, cyPx } = pinholeOf(shot, frame);
    const lens = ['PINHOLE', widthPx, heightPx, fxPx, fyPx, cxPx, cyPx].join(' ');
    const id = ids.get(lens) ?? ids.size + 1;
    ids.set(lens, id);
    // No points are told of a picture: its second line is empty.
    return [[frame + 1, ...poseNumbers(shot, frame), id, pictureName(frame)].join(' '), ''];
  });
  return { cameras: [...ids].map(([lens, id]) => `${id} ${lens}`), images };
}

/** Rotation as w, x, y, z, then translation, both from world to camera. */
function poseNumbers(shot: ShotSpec, frame: number): readonly string[] {
  const pose = cameraPoseOf(shot, frame);
  const [x, y, z, w] = normalizeQuat(multiply(TO_OPENCV, conjugate(pose.rotation)));
  const translation = toOpenCvW2c(pose).map((row) => row[3]);
  return [w, x, y, z, ...translation].map(decimal);
}

function pointRows(shot: ShotSpec, count: number): readonly string[] {
  if (count === 0) return [];
  const moving = new Set(shot.trajectories.map(({ bodyId }) => bodyId));
  const points = shot.bodies
    .filter(({ id }) => !moving.has(id))
    .flatMap((body) => {
      const pose = bodyPoseOf(shot, body, 0);
      const color = (body.parts[0]?.colorRgb ?? [1, 1, 1]).map((c) => Math.round(255 * Math.min(1, Math.max(0, c))));
      // The first is the centre, which no camera sees.
      return pointsOnBody(body, count + 1)
        .slice(1)
        .map((point) => [...add(rotate(pose.rotation, point), pose.positionM).map(decimal), ...color, 0]);
    });
  return points.map((numbers, i) => [i + 1, ...numbers].join(' '));
}

function text(columns: string, rows: readonly string[]): string {
  return `# ${columns}\n${rows.map((row) => `${row}\n`).join('')}`;
}

/** Nine decimals; never "-0.000000000". */
function decimal(x: number): string {
  const digits = x.toFixed(9);
  return Number(digits) === 0 ? '0.000000000' : digits;
}
