import { z } from 'zod';
import { toOpenCvW2c } from '../../base/frames.ts';
import type { DataFrame, FrameRequest } from '../../base/ports.ts';
import { note } from '../../base/problem.ts';
import { cameraPoseOf, pinholeOf } from '../../shot/reading.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { cutProblems } from '../camera-words.ts';
import { controlOf } from '../draw-control.ts';
import { defineExporter } from '../exporter.ts';
import { beginAtS, type ModelClip, modelFormat } from '../model-clips.ts';
import { npzOf } from '../npy.ts';
import { type NpzStream, openNpzStream } from '../npz-stream.ts';
import { openFilm } from '../open-film.ts';
import { writeBytes } from '../write-bytes.ts';
import { toHalf } from './half.ts';

const FOLDER = 'gen3c';
const RGB = `${FOLDER}/rgb.mp4`;
const DEPTH = `${FOLDER}/depth.npz`;
const MASK = `${FOLDER}/mask.npz`;
const CAMERA = `${FOLDER}/camera.npz`;
/** What its inference reads: one chunk of frames, at its own rate and size (nv-tlabs/GEN3C db2ffe1, `gen3c_dynamic.py`). */
const CLIP: ModelClip = {
  frameRate: { num: 24, den: 1 },
  count: { step: 120, plus: 1, least: 121, most: 121 },
  sizes: [[1280, 704]],
};
/** Its 4D cache takes everything farther away to be there (`cache_3d.py`). */
const FARTHEST_M = 100;
/** Its rays go through whole numbers, so that the middle of the first pixel is at 0 (`get_camera_rays`). */
const PIXEL_CENTER = 0.5;

const options = z.strictObject({
  beginAtS,
  precision: z
    .enum(['float16', 'float32'])
    .default('float16')
    .meta({
      label: 'Depth',
      choices: { float16: 'Half precision', float32: 'Single precision' },
      hint: 'Half precision has steps of 4 mm from 4 m on; single precision is twice as large a file.',
    }),
});
type Options = z.infer<typeof options>;

/** A film with its exact depth and cameras, which GEN3C makes points of and films again along another path. */
export const gen3c = defineExporter<Options>({
  id: 'gen3c',
  label: 'Film with depth and cameras (GEN3C)',
  readers: 'GEN3C, gen3c_dynamic.py --input_image_path',
  options,
  clip: (shot, { beginAtS: beginS }) => modelFormat(shot, CLIP, beginS),
  preflight: (shot) => cutProblems(shot),
  wants: (shot) => ({ ...requestOf(shot), passes: ['color', 'data'] }),
  losses: (_shot, settings) => [
    note(
      'passes',
      `${DEPTH} keeps distances along the axis up to ${FARTHEST_M} m${settings?.precision === 'float32' ? '' : ' in half precision, in steps of 4 mm from 4 m on'}; ` +
        `where nothing is, or farther, ${MASK} is false, and GEN3C makes up what is there.`,
    ),
    note('camera', `${CAMERA} keeps place, direction and focal lengths; focus and f-stop are lost.`),
  ],
  async write(job) {
    const {
      shot,
      options: { precision },
      sink,
      frames,
    } = job;
    if (!frames) throw new Error('A folder for GEN3C needs rendered frames: export it where something can render.');
    const request = requestOf(shot);
    const shape = [request.frameCount, request.heightPx, request.widthPx];
    const isHalf = precision === 'float16';
    const video = await openFilm(frames, sink, RGB, { ...request, codec: 'avc', sound: null });
    try {
      const depth = openNpzStream(await sink.open(DEPTH), {
        name: 'depth',
        type: isHalf ? '<f2' : '<f4',
        itemBytes: isHalf ? 2 : 4,
        shape,
      });
      const mask = openNpzStream(await sink.open(MASK), { name: 'mask', type: '|b1', itemBytes: 1, shape });
      await frames.draw(
        { ...request, passes: ['color', 'data'] },
        async ({ color, data }) => {
          await video.add(color!);
          await addFrame(data!, depth, mask, isHalf);
        },
        controlOf(job),
      );
      await depth.finish();
      await mask.finish();
      await video.finish();
    } catch (cause) {
      await video.cancel();
      throw cause;
    }
    await writeBytes(sink, CAMERA, npzOf(camerasOf(shot), { isPacked: true }));
    return [RGB, DEPTH, MASK, CAMERA];
  },
});

async function addFrame({ depthM }: DataFrame, depth: NpzStream, mask: NpzStream, isHalf: boolean): Promise<void> {
  const meters = depthM.map((m) => Math.min(m, FARTHEST_M));
  await depth.push(littleEndian(isHalf ? toHalf(meters) : new Uint32Array(meters.buffer)));
  await mask.push(Uint8Array.from(depthM, (m) => Number(m < FARTHEST_M)));
}

function littleEndian(values: Uint16Array | Uint32Array): Uint8Array {
  const size = values.BYTES_PER_ELEMENT;
  const view = new DataView(new ArrayBuffer(values.byteLength));
  if (size === 2) values.forEach((x, i) => void view.setUint16(2 * i, x, true));
  else values.forEach((x, i) => void view.setUint32(4 * i, x, true));
  return new Uint8Array(view.buffer);
}

/** World to camera in OpenCV's axes, and pinholes in pixels whose middles are at whole numbers. */
function camerasOf(shot: ShotSpec) {
  const frames = shot.clip.sceneTimesS.map((_, frame) => frame);
  const w2c = frames.flatMap((frame) => [...toOpenCvW2c(cameraPoseOf(shot, frame)).flat(), 0, 0, 0, 1]);
  const intrinsics = frames.flatMap((frame) => {
    const { fxPx, fyPx, cxPx, cyPx } = pinholeOf(shot, frame);
    return [fxPx, 0, cxPx - PIXEL_CENTER, 0, fyPx, cyPx - PIXEL_CENTER, 0, 0, 1];
  });
  return {
    w2c: { values: Float32Array.from(w2c), shape: [frames.length, 4, 4] },
    intrinsics: { values: Float32Array.from(intrinsics), shape: [frames.length, 3, 3] },
  };
}

function requestOf({ clip }: ShotSpec): FrameRequest {
  const { frameCount, frameRate, widthPx, heightPx } = clip;
  return { frameCount, frameRate, widthPx, heightPx };
}
