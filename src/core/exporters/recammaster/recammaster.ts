import { z } from 'zod';
import { toUnrealRows } from '../../base/frames.ts';
import { note, warning } from '../../base/problem.ts';
import { cameraPoseOf } from '../../shot/reading.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { cutProblems, focalRangePx, isZooming } from '../camera-words.ts';
import { defineExporter } from '../exporter.ts';
import { beginAtS, modelFormat, ownSize } from '../model-clips.ts';
import { writeText } from '../write-text.ts';

const FILE = 'recammaster/camera_extrinsics.json';
/** Of ReCamMaster's own inference: frames 0 to 80, every fourth of which it uses. */
const COUNT = { step: 1, plus: 0, least: 81, most: 81 };
/** The place in the file: `--cam_type 1`. */
const CAMERA = 'cam01';

const options = z.strictObject({ beginAtS });

/**
 * A camera path as ReCamMaster keeps those it ships: by frame and camera, a matrix for row vectors as text, whose rows are
 * the camera's forward, right and up axes and its place, in an Unreal world (`toUnrealRows`). The reader uses every fourth
 * frame, against the first.
 */
export const reCamMaster = defineExporter<z.infer<typeof options>>({
  id: 'recammaster',
  label: 'Camera path (ReCamMaster)',
  readers: 'ReCamMaster',
  options,
  clip: (shot, { beginAtS: beginS }) =>
    modelFormat(shot, { frameRate: shot.clip.frameRate, count: COUNT, sizes: ownSize(shot) }, beginS),
  preflight: (shot) => [
    ...cutProblems(shot),
    ...(isZooming(shot)
      ? [
          warning(
            'camera.fxPx',
            `${FILE} keeps no focal length: the zoom from ${focalRangePx(shot).map(Math.round).join(' to ')} px is lost. ` +
              'Move the camera instead, or export a RealEstate10K path.',
          ),
        ]
      : []),
  ],
  losses: () => [
    note(
      'camera',
      `${FILE} keeps place and direction of the camera; lens, focus and f-stop are lost. ReCamMaster reads every fourth ` +
        'frame and takes the first as origin: it films the clip you give it anew, from where that begins.',
    ),
  ],
  async write({ shot, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    await writeText(sink, FILE, pathOf(shot));
    onProgress?.(1);
    return [FILE];
  },
});

function pathOf(shot: ShotSpec): string {
  const members = shot.clip.sceneTimesS.map((_, frame): [string, Record<string, string>] => [
    `frame${frame}`,
    { [CAMERA]: matrixOf(shot, frame) },
  ]);
  return `${JSON.stringify(Object.fromEntries(members), null, 4)}\n`;
}

/** `[a b c 0] [d e f 0] [g h i 0] [x y z 1] `, with the space at the end that the shipped file has. */
function matrixOf(shot: ShotSpec, frame: number): string {
  const rows = toUnrealRows(cameraPoseOf(shot, frame)).map((row, i) => [...row.map(decimal), i === 3 ? 1 : 0]);
  return rows.map((row) => `[${row.join(' ')}] `).join('');
}

function decimal(x: number): number {
  return Math.round(x * 1e9) / 1e9 + 0;
}
