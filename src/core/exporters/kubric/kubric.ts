import { z } from 'zod';
import type { FrameRequest, Picture, Sink } from '../../base/ports.ts';
import { note } from '../../base/problem.ts';
import { bodiesAt, cameraPoseOf, pinholeOf } from '../../shot/reading.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { controlOf } from '../draw-control.ts';
import { defineExporter } from '../exporter.ts';
import { pngOf } from '../png.ts';
import { writeBytes } from '../write-bytes.ts';
import { writeText } from '../write-text.ts';
import type { Span } from './camera.ts';
import { writeEvents } from './events.ts';
import { boxOf, castInstances } from './instances.ts';
import { writeMetadata } from './metadata.ts';
import { depthTiff, flowPng, normalPng, objectCoordinatesPng, segmentationPng } from './passes.ts';
import { castProblems, FOLDER, shotProblems } from './problems.ts';
import { addToTally, createTally, type Tally } from './tally.ts';

/** Sizes of MOVi, in pixels; its loader wants a whole multiple of the size that it is told. */
const SIZES = ['256', '512', 'clip'] as const;
/** What Blender writes for the void. */
const BLENDER_VOID_M = 1e10;
const DATA_SHARE = 0.35;

const options = z.strictObject({
  size: z
    .enum(SIZES)
    .default('256')
    .meta({ label: 'Picture', choices: { '256': '256 × 256, as MOVi', '512': '512 × 512', clip: 'Size of the clip' } }),
  voidDepthM: z.number().positive().default(BLENDER_VOID_M).meta({
    label: 'Depth where there is nothing',
    unit: 'm',
    min: 1,
    hint: "Kubric's is 1e10; MOVi's loader spreads 16 bits from the nearest to the farthest, so a smaller one keeps detail.",
  }),
});
type Options = z.infer<typeof options>;

/** A scene of a Kubric data set for each shot: what moved, touched and is seen, and seven passes for each frame. */
export const kubric = defineExporter<Options>({
  id: 'kubric',
  label: 'Data set (Kubric, MOVi)',
  readers: "Kubric's and MOVi's load_scene_directory, TensorFlow Datasets",
  options,
  clip({ clip }, { size }) {
    const side = size === 'clip' ? null : Number(size);
    return {
      frameRate: clip.frameRate,
      startFrame: 0,
      frameCount: clip.frameCount,
      widthPx: side ?? clip.widthPx,
      heightPx: side ?? clip.heightPx,
    };
  },
  preflight: shotProblems,
  wants: (shot) => ({ ...requestOf(shot), passes: ['color', 'data'] }),
  losses: () => [
    note(
      'contacts',
      'Kubric writes a collision for every step that a contact lasts; here each contact is one, where it begins, with its mean ' +
        'force. Its impulse, speeds, duration and materials stand beside it under keys of our own.',
    ),
    note(
      'shots',
      "Shapes, joints, sounds, words and the outcome are lost. Flow is 0 at a shot's last frame forwards and at its first " +
        'backwards; backward flow has the sign of Kubric, from where a point was to where it is.',
    ),
  ],
  async write(job) {
    const {
      shot,
      options: { voidDepthM },
      sink,
      frames,
      tell,
    } = job;
    if (!frames) throw new Error('A Kubric scene needs rendered frames: export it where something can render.');
    const request = requestOf(shot);
    const scenes = shot.shots.map(
      (span, i): SceneJob => ({
        span,
        folder: `${FOLDER}/${i}`,
        tally: createTally(shot.bodies.length, span.frameCount, request.widthPx, request.heightPx),
      }),
    );
    // Ids go by how much is seen of a body in all frames, so pictures are drawn twice rather than kept.
    await frames.draw(
      { ...request, passes: ['data'] },
      async ({ frame, data }) => {
        const { span, tally } = sceneAt(scenes, frame);
        addToTally(tally, frame - span.startFrame, data!);
      },
      controlOf(job, 0, DATA_SHARE),
    );
    const cast = new Map(scenes.map((scene) => [scene, castInstances(shot, scene.tally)]));
    for (const [scene, casting] of cast) for (const problem of castProblems(scene.folder, casting)) tell?.(problem);
    const paths: string[] = [];
    const boxes = shot.bodies.map(boxOf);
    await frames.draw(
      { ...request, passes: ['color', 'data'] },
      async ({ frame, color, data }) => {
        const scene = sceneAt(scenes, frame);
        const { folder, span, tally } = scene;
        const lens = pinholeOf(shot, frame);
        const bodies = bodiesAt(shot, frame).map((body, i) => ({ ...body, box: boxes[i]! }));
        const number = String(frame - span.startFrame).padStart(5, '0');
        const files = {
          [`rgba_${number}.png`]: await rgbaPng(color!),
          [`segmentation_${number}.png`]: segmentationPng(data!, cast.get(scene)!.instances, shot.bodies.length),
          [`depth_${number}.tiff`]: depthTiff(data!, lens, voidDepthM),
          [`forward_flow_${number}.png`]: flowPng(data!.flowForwardPx, data!, tally.forward, 1),
          [`backward_flow_${number}.png`]: flowPng(data!.flowBackwardPx, data!, tally.backward, -1),
          [`normal_${number}.png`]: normalPng(data!),
          [`object_coordinates_${number}.png`]: objectCoordinatesPng(data!, lens, cameraPoseOf(shot, frame), bodies),
        };
        for (const [name, bytes] of Object.entries(files)) {
          await writeBytes(sink, `${folder}/${name}`, bytes);
          paths.push(`${folder}/${name}`);
        }
      },
      controlOf(job, DATA_SHARE, 1),
    );
    for (const [scene, { instances }] of cast) {
      const { folder, span, tally } = scene;
      paths.push(
        await inPieces(sink, `${folder}/metadata.json`, (file) => writeMetadata(file, shot, span, instances, tally)),
        await inPieces(sink, `${folder}/events.json`, (file) => writeEvents(file, shot, span, instances)),
      );
      const ranges = { forward_flow: tally.forward, backward_flow: tally.backward };
      await writeText(sink, `${folder}/data_ranges.json`, `${JSON.stringify(ranges)}\n`);
      paths.push(`${folder}/data_ranges.json`);
    }
    return paths;
  },
});

/** One shot, which becomes one scene. */
interface SceneJob {
  readonly span: Span;
  readonly folder: string;
  readonly tally: Tally;
}

function sceneAt(scenes: readonly SceneJob[], frame: number): SceneJob {
  return scenes.findLast(({ span }) => span.startFrame <= frame)!;
}

function requestOf({ clip }: ShotSpec): FrameRequest {
  const { frameCount, frameRate, widthPx, heightPx } = clip;
  return { frameCount, frameRate, widthPx, heightPx };
}

async function rgbaPng(picture: Picture): Promise<Uint8Array> {
  const { widthPx, heightPx, rgba } = await picture.read();
  return pngOf({ type: 'rgba8', widthPx, heightPx, samples: rgba });
}

async function inPieces(
  sink: Sink,
  path: string,
  write: (file: Awaited<ReturnType<Sink['open']>>) => Promise<void>,
): Promise<string> {
  const file = await sink.open(path);
  await write(file);
  await file.close();
  return path;
}
