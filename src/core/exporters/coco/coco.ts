import { z } from 'zod';
import type { DataFrame, FrameRequest } from '../../base/ports.ts';
import { note, type Problem, warning } from '../../base/problem.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { controlOf } from '../draw-control.ts';
import { evenSize } from '../even-size.ts';
import { defineExporter } from '../exporter.ts';
import { maxWidthPx } from '../picture-options.ts';
import { brief } from '../plain-text.ts';
import { rgbPngOf } from '../png.ts';
import { isSurroundings } from '../surroundings.ts';
import { writeBytes } from '../write-bytes.ts';
import { masksOf, packedCounts } from './rle.ts';

const FOLDER = 'coco';
const FILE = `${FOLDER}/annotations.json`;

const options = z.strictObject({
  maxWidthPx: maxWidthPx(1280),
  every: z
    .int()
    .min(1)
    .default(1)
    .meta({ label: 'Keep every n-th frame', min: 1, step: 1, hint: 'Frames that follow one another are much alike.' }),
});
type Options = z.infer<typeof options>;
type Subject = ShotSpec['subjects'][number];
type Track2d = ShotSpec['tracks2d'][number];

/** Pictures with the box, the exact mask and the kind of each thing, as detectors are trained on. */
export const coco = defineExporter<Options>({
  id: 'coco',
  label: 'Boxes and masks (COCO)',
  readers: 'pycocotools, Detectron2, MMDetection, FiftyOne',
  options,
  preflight: (shot) => [...emptyNotes(shot), ...unseenNotes(shot)],
  wants: (shot, settings) => ({ ...requestOf(shot, settings), passes: ['color', 'data'] }),
  losses: () => [
    note(
      'bodies',
      `${FILE} has what is seen in single pictures: motion, contacts and cameras are lost. Floors and large things that stand ` +
        'still are background. `amodal_bbox` (hidden parts too, cut at the frame) and `visibility` are keys of our own.',
    ),
  ],
  async write(job) {
    const { shot, options: settings, sink, frames } = job;
    if (!frames) throw new Error('Pictures for COCO need rendered frames: export them where something can render.');
    const request = requestOf(shot, settings);
    const things = thingsOf(shot);
    const kept = Array.from({ length: Math.ceil(request.frameCount / settings.every) }, (_, i) => i * settings.every);
    const file = await sink.open(FILE);
    const write = (text: string) => file.write(new TextEncoder().encode(text));
    await write(`${headOf(shot, things, kept, request)}"annotations": [`);
    let count = 0;
    const paths: string[] = [];
    await frames.draw(
      { ...request, passes: ['color', 'data'] },
      async ({ frame, color, data }) => {
        if (frame % settings.every !== 0) return;
        const path = `${FOLDER}/${pictureAt(frame)}`;
        await writeBytes(sink, path, rgbPngOf(await color!.read()));
        paths.push(path);
        for (const annotation of annotationsOf(shot, things, frame, data!))
          await write(`${count === 0 ? '' : ','}\n${JSON.stringify({ id: ++count, ...annotation })}`);
      },
      controlOf(job),
    );
    await write(']}\n');
    await file.close();
    return [FILE, ...paths];
  },
});

/** A prop that is annotated, with the numbers of its bodies in the data pass. */
interface Thing {
  readonly subject: Subject;
  readonly categoryId: number;
  readonly places: readonly number[];
  readonly tracks: readonly Track2d[];
}

function thingsOf(shot: ShotSpec): readonly Thing[] {
  const kinds = [...new Set(shot.subjects.map(({ kind }) => kind))];
  return shot.subjects.flatMap((subject) => {
    const places = shot.bodies.flatMap((body, i) =>
      body.subjectId === subject.id && !isSurroundings(shot, body) ? [i] : [],
    );
    const ids = new Set(places.map((i) => shot.bodies[i]!.id));
    const tracks = shot.tracks2d.filter(({ bodyId }) => ids.has(bodyId));
    return places.length > 0 ? [{ subject, categoryId: kinds.indexOf(subject.kind) + 1, places, tracks }] : [];
  });
}

/** All that is known before anything is drawn, up to the annotations. */
function headOf(
  shot: ShotSpec,
  things: readonly Thing[],
  kept: readonly number[],
  { widthPx, heightPx }: FrameRequest,
): string {
  const { clip, madeBy } = shot;
  const used = [...new Map(things.map(({ subject, categoryId }) => [categoryId, subject.kind]))].sort(
    ([a], [b]) => a - b,
  );
  const parts = {
    info: { description: clip.name, version: '1.0', contributor: `${madeBy.name} ${madeBy.version}` },
    licenses: [],
    categories: used.map(([id, name]) => ({ id, name, supercategory: 'prop' })),
    images: kept.map((frame) => ({
      id: frame + 1,
      file_name: pictureAt(frame),
      width: widthPx,
      height: heightPx,
      frame_index: frame,
      scene_time: clip.sceneTimesS[frame]!,
    })),
  };
  const members = Object.entries(parts).map(([key, value]) =>
    Array.isArray(value)
      ? `"${key}": [${value.map((one) => `\n${JSON.stringify(one)}`).join(',')}],\n`
      : `"${key}": ${JSON.stringify(value)},\n`,
  );
  return `{${members.join('')}`;
}

function annotationsOf(shot: ShotSpec, things: readonly Thing[], frame: number, data: DataFrame) {
  const { widthPx, heightPx, bodies } = data;
  const thingOf = new Int16Array(shot.bodies.length + 1).fill(-1);
  things.forEach(({ places }, thing) => {
    for (const place of places) thingOf[place + 1] = thing;
  });
  const masks = masksOf(
    Int16Array.from(bodies, (number) => thingOf[number]!),
    widthPx,
    heightPx,
    things.length,
  );
  return things.flatMap((thing, i) => {
    const mask = masks[i];
    if (!mask) return [];
    return [
      {
        image_id: frame + 1,
        category_id: thing.categoryId,
        bbox: mask.boxPx,
        area: mask.areaPx,
        segmentation: { size: [heightPx, widthPx], counts: packedCounts(mask.counts) },
        iscrowd: 0,
        amodal_bbox: amodalBox(shot, thing, frame, widthPx, heightPx),
        visibility: visibilityOf(thing, frame),
        subject_id: thing.subject.id,
        name: thing.subject.name,
      },
    ];
  });
}

/** Left, top, width and height of all of a thing, hidden or not, as far as it lies within the frame; null where it does not. */
function amodalBox({ clip }: ShotSpec, { tracks }: Thing, frame: number, widthPx: number, heightPx: number) {
  const boxes = tracks.flatMap(({ boxesPx }) => {
    const box = boxesPx[frame];
    return box ? [box] : [];
  });
  if (boxes.length === 0) return null;
  const [sx, sy] = [widthPx / clip.widthPx, heightPx / clip.heightPx];
  const x0 = Math.min(...boxes.map((b) => b[0])) * sx;
  const y0 = Math.min(...boxes.map((b) => b[1])) * sy;
  const x1 = Math.max(...boxes.map((b) => b[2])) * sx;
  const y1 = Math.max(...boxes.map((b) => b[3])) * sy;
  return [x0, y0, x1 - x0, y1 - y0].map((px) => Math.round(px * 100) / 100);
}

/** Mean of the shares of its bodies that the camera sees. */
function visibilityOf({ tracks }: Thing, frame: number): number {
  const sum = tracks.reduce((total, { visibility }) => total + visibility[frame]!, 0);
  return Math.round((sum / Math.max(1, tracks.length)) * 1000) / 1000;
}

/** Named by frames of the clip, from 0. */
function pictureAt(frame: number): string {
  return `images/${String(frame).padStart(6, '0')}.png`;
}

function requestOf({ clip }: ShotSpec, { maxWidthPx }: Options): FrameRequest {
  return { frameCount: clip.frameCount, frameRate: clip.frameRate, ...evenSize(clip, maxWidthPx) };
}

function emptyNotes(shot: ShotSpec): readonly Problem[] {
  return thingsOf(shot).length === 0
    ? [warning('subjects', `There is nothing but floors and surroundings: ${FILE} has pictures without annotations.`)]
    : [];
}

function unseenNotes(shot: ShotSpec): readonly Problem[] {
  const unseen = thingsOf(shot).filter(({ tracks }) =>
    tracks.every(({ boxesPx }) => boxesPx.every((box) => box === null)),
  );
  if (unseen.length === 0) return [];
  const names = unseen.slice(0, 5).map(({ subject }) => `"${brief(subject.name)}"`);
  const more = unseen.length > 5 ? ` and ${unseen.length - 5} more` : '';
  return [
    warning(
      'subjects',
      `${names.join(', ')}${more} ${unseen.length === 1 ? 'is' : 'are'} never in the frame and so without annotations. Turn the camera to ${unseen.length === 1 ? 'it' : 'them'}.`,
    ),
  ];
}
