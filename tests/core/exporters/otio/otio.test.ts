import { expect, test } from 'vitest';
import { z } from 'zod';
import { otio } from '../../../../src/core/exporters/otio/otio.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { cutSpec, EDITING_SPECS, oddSpec } from '../editing-specs.ts';
import { exported } from '../export-sample.ts';
import { hasPython, python } from '../python.ts';

/** The schemas of OpenTimelineIO 0.17 as its page "Serialized Data (Fields Only)" lists them: all their fields, and no more. */
const metadata = z.record(z.string(), z.unknown());
const time = z.strictObject({
  OTIO_SCHEMA: z.literal('RationalTime.1'),
  rate: z.number().positive(),
  value: z.int().min(0),
});
const range = z.strictObject({ OTIO_SCHEMA: z.literal('TimeRange.1'), start_time: time, duration: time });
const COLORS = ['PINK', 'RED', 'ORANGE', 'YELLOW', 'GREEN', 'CYAN', 'BLUE', 'PURPLE', 'MAGENTA', 'BLACK', 'WHITE'];
const marker = z.strictObject({
  OTIO_SCHEMA: z.literal('Marker.2'),
  name: z.string().min(1),
  color: z.enum(COLORS),
  comment: z.string(),
  marked_range: range,
  metadata,
});
const item = {
  name: z.string(),
  metadata,
  effects: z.array(z.never()),
  markers: z.array(marker),
  enabled: z.literal(true),
};
const media = z.strictObject({
  OTIO_SCHEMA: z.literal('ExternalReference.1'),
  name: z.string(),
  metadata,
  available_range: range,
  available_image_bounds: z.null(),
  target_url: z.string().regex(/^[\w./-]+$/),
});
const clip = z.strictObject({
  OTIO_SCHEMA: z.literal('Clip.2'),
  ...item,
  source_range: range,
  media_references: z.strictObject({ DEFAULT_MEDIA: media }),
  active_media_reference_key: z.literal('DEFAULT_MEDIA'),
});
const gap = z.strictObject({ OTIO_SCHEMA: z.literal('Gap.1'), ...item, source_range: range });
const track = z.strictObject({
  OTIO_SCHEMA: z.literal('Track.1'),
  ...item,
  source_range: z.null(),
  kind: z.enum(['Video', 'Audio']),
  children: z.array(z.union([clip, gap])),
});
const timeline = z.strictObject({
  OTIO_SCHEMA: z.literal('Timeline.1'),
  name: z.string(),
  metadata,
  global_start_time: time,
  tracks: z.strictObject({
    OTIO_SCHEMA: z.literal('Stack.1'),
    ...item,
    source_range: z.null(),
    children: z.array(track),
  }),
});

const write = async (spec: ShotSpec, options: object = {}) =>
  (await exported(otio, spec, options)).get('editing/cut.otio')!;
const read = async (spec: ShotSpec, options: object = {}) => timeline.parse(JSON.parse(await write(spec, options)));

test.each(EDITING_SPECS)('%s: keeps to the schemas, and clips fill the clip within their media', async (_, make) => {
  for (const media of ['preview', 'shots']) {
    const spec = make();
    const [picture, mix] = (await read(spec, { media })).tracks.children;
    const length = picture!.children.reduce((sum, { source_range }) => sum + source_range.duration.value, 0);
    expect(length).toBe(spec.clip.frameCount);
    expect(mix!.children.map(({ source_range }) => source_range.duration.value)).toEqual([spec.clip.frameCount]);
    for (const child of [...picture!.children, ...mix!.children]) {
      if (child.OTIO_SCHEMA === 'Gap.1') continue;
      const { available_range: there } = child.media_references.DEFAULT_MEDIA;
      const end = child.source_range.start_time.value + child.source_range.duration.value;
      expect(end).toBeLessThanOrEqual(there.start_time.value + there.duration.value);
      for (const { marked_range } of child.markers) {
        expect(marked_range.start_time.value).toBeGreaterThanOrEqual(child.source_range.start_time.value);
        expect(marked_range.start_time.value).toBeLessThan(end);
      }
    }
    expect(await write(make(), { media })).toBe(await write(spec, { media }));
  }
});

test('cuts preview.mp4 where the clip cuts, at its exact rate, from the timecode it is told', async () => {
  const { global_start_time, tracks } = await read(cutSpec({ num: 30_000, den: 1001 }), {
    startTimecode: '00:01:00;02',
  });
  // Numbers 0 and 1 of the minute are dropped: its number 2 is frame 1800.
  expect(global_start_time).toMatchObject({ value: 1800, rate: 30_000 / 1001 });
  const [picture] = tracks.children;
  const cuts = picture!.children.map(({ name, source_range: r }) => [name, r.start_time.value, r.duration.value]);
  // Shots of 12 frames at 24 are 15 frames long, give or take the rounding of their ends.
  expect(cuts).toEqual([
    ['Wide', 0, 15],
    ['Again', 15, 15],
  ]);
});

test('marks impacts on the nearest frame of the shot that shows them', async () => {
  const spec = cutSpec();
  // The cut is at 0.5 s, frame 12: what happens at frame 11.9 is seen before it.
  const impact = { ...spec.contacts[0]!, phase: 'impact' as const, clipTimesS: [7.2 / 24, 11.9 / 24, 16.8 / 24] };
  const both = { ...spec, contacts: [impact, { ...impact, id: 'weak', impulseNs: 0 }] };
  const [picture] = (await read(both)).tracks.children;
  expect(picture!.children.map(({ markers }) => markers.map((m) => [m.name, m.marked_range.start_time.value]))).toEqual(
    [
      [
        [expect.stringMatching(/ hits /), 7],
        [expect.stringMatching(/ hits /), 11],
      ],
      [[expect.stringMatching(/ hits /), 17]],
    ],
  );
  expect(picture!.children[0]!.markers[0]!.comment).toMatch(/^\d+\.\d\d m\/s, \d+\.\d{3} N s$/);
  const own = (await read({ ...spec, contacts: [impact] }, { media: 'shots' })).tracks.children[0]!;
  expect(own.children[1]!.markers[0]!.marked_range.start_time.value).toBe(5);
});

test('lengths of clips and gaps, and of the timeline, add up as times of one rate', async () => {
  const spec = cutSpec({ num: 30_000, den: 1001 });
  const { tracks } = await read(spec);
  for (const { children } of tracks.children) {
    let at = 0;
    for (const child of children) {
      const { start_time: start, duration } = child.source_range;
      expect([start.rate, duration.rate]).toEqual([30_000 / 1001, 30_000 / 1001]);
      if (child.OTIO_SCHEMA === 'Clip.2') expect(start.value).toBe(at);
      at += duration.value;
    }
    expect(at / (30_000 / 1001)).toBeCloseTo(spec.clip.durationS, 9);
  }
});

test('leaves a gap where no shot is', async () => {
  const spec = cutSpec();
  const [first, second] = spec.shots;
  const { children } = (await read({ ...spec, shots: [first!, { ...second!, startFrame: 18, frameCount: 6 }] })).tracks
    .children[0]!;
  expect(children.map(({ OTIO_SCHEMA, source_range: r }) => [OTIO_SCHEMA, r.duration.value])).toEqual([
    ['Clip.2', 12],
    ['Gap.1', 6],
    ['Clip.2', 6],
  ]);
});

test('names files of shots so that every disk takes them, and says so', async () => {
  const { tracks } = await read(oddSpec(), { media: 'shots' });
  const urls = tracks.children[0]!.children.flatMap((c) =>
    c.OTIO_SCHEMA === 'Clip.2' ? c.media_references.DEFAULT_MEDIA.target_url : [],
  );
  expect(urls[0]).toMatch(/^shots\/01-ball-e+\.mp4$/);
  expect(urls[1]).toBe('shots/02-shot.mp4');
  expect(otio.preflight(oddSpec(), otio.options.parse({ media: 'shots' }))[0]!.message).toContain('shots/02-shot.mp4');
  const late = otio.preflight(cutSpec(), otio.options.parse({ startTimecode: '23:59:59:12' }));
  expect(late[0]).toMatchObject({ level: 'warning', path: 'startTimecode' });
});

test.skipIf(!hasPython('opentimelineio'))("OpenTimelineIO's own reader has the same lengths", async () => {
  const told = python(
    `import sys, opentimelineio as otio
t = otio.adapters.read_from_string(sys.stdin.read(), 'otio_json')
print([int(c.duration().value) for c in t.video_tracks()[0]], int(t.duration().value))`,
    new TextEncoder().encode(await write(cutSpec())),
  );
  expect(told.trim()).toBe('[12, 12] 24');
});
