import { expect, test } from 'vitest';
import { z } from 'zod';
import { fdl } from '../../../../src/core/exporters/fdl/fdl.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { cutSpec, EDITING_SPECS } from '../editing-specs.ts';
import { exported } from '../export-sample.ts';

/** The rules of ASC FDL 1.0 and 2.0, as far as they are the same, with no member more. */
const id = z.string().regex(/^[A-Za-z0-9_]{1,32}$/);
const whole = z.strictObject({ width: z.int().positive(), height: z.int().positive() });
const size = z.strictObject({ width: z.number().positive(), height: z.number().positive() });
const decision = z.strictObject({
  label: z.string(),
  id: z.string().regex(/^[A-Za-z0-9_]+-[A-Za-z0-9_]+$/),
  framing_intent_id: id,
  dimensions: size,
  anchor_point: z.strictObject({ x: z.number().min(0), y: z.number().min(0) }),
});
const canvas = z.strictObject({
  label: z.string(),
  id,
  source_canvas_id: id,
  dimensions: whole,
  photosite_dimensions: whole.optional(),
  physical_dimensions: size.optional(),
  anamorphic_squeeze: z.number().positive(),
  framing_decisions: z.array(decision),
});
const list = z.strictObject({
  uuid: z.uuid(),
  version: z.strictObject({ major: z.union([z.literal(1), z.literal(2)]), minor: z.literal(0) }),
  fdl_creator: z.string(),
  default_framing_intent: id,
  framing_intents: z.array(
    z.strictObject({ label: z.string(), id, aspect_ratio: whole, protection: z.number().min(0) }),
  ),
  contexts: z.array(z.strictObject({ label: z.string(), context_creator: z.string(), canvases: z.array(canvas) })),
  canvas_templates: z.array(z.never()),
});

const write = async (spec: ShotSpec, options: object = {}) =>
  (await exported(fdl, spec, options)).get('editing/framing.fdl')!;
const read = async (spec: ShotSpec, options: object = {}) => list.parse(JSON.parse(await write(spec, options)));

test.each(EDITING_SPECS)(
  '%s: keeps to the schema, every id is known and alone, every frame on its canvas',
  async (_, make) => {
    const { framing_intents, default_framing_intent, contexts } = await read(make());
    const intents = framing_intents.map((intent) => intent.id);
    expect(intents).toContain(default_framing_intent);
    const canvases = contexts.flatMap((context) => context.canvases);
    const ids = canvases.map((c) => c.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id: canvasId, source_canvas_id, dimensions, framing_decisions } of canvases) {
      expect(ids).toContain(source_canvas_id);
      for (const { id: decisionId, framing_intent_id, dimensions: frame, anchor_point } of framing_decisions) {
        expect(decisionId).toBe(`${canvasId}-${framing_intent_id}`);
        expect(intents).toContain(framing_intent_id);
        expect(anchor_point.x + frame.width).toBeLessThanOrEqual(dimensions.width + 1e-6);
        expect(anchor_point.y + frame.height).toBeLessThanOrEqual(dimensions.height + 1e-6);
      }
    }
    expect(await write(make())).toBe(await write(make()));
  },
);

const sensor = async (shot: Partial<ShotSpec['shots'][number]>, sizePx: readonly [number, number] = [1280, 720]) => {
  const spec = cutSpec();
  const clip = { ...spec.clip, widthPx: sizePx[0], heightPx: sizePx[1] };
  const { contexts } = await read({ ...spec, clip, shots: [{ ...spec.shots[0]!, ...shot }] });
  return contexts[0]!.canvases[0]!;
};

test('crops a sensor to the picture', async () => {
  // 36 x 24 mm at 1280 px across 36 mm: 853 px high, of which 720 are used, 66.5 from the top.
  expect(await sensor({ sensorMm: [36, 24], squeeze: 1 })).toMatchObject({
    dimensions: { width: 1280, height: 853 },
    physical_dimensions: { width: 36, height: 24 },
    framing_decisions: [{ dimensions: { width: 1280, height: 720 }, anchor_point: { x: 0, y: 66.5 } }],
  });
  // Upright: all 24 mm of height are used, for 832 px; the width of 36 mm is 1248 px, of which 480 are used.
  expect(await sensor({ sensorMm: [36, 24], squeeze: 1 }, [480, 832])).toMatchObject({
    dimensions: { width: 1248, height: 832 },
    framing_decisions: [{ dimensions: { width: 480, height: 832 }, anchor_point: { x: 384, y: 0 } }],
  });
});

test('keeps a squeezed picture narrow on the sensor', async () => {
  // 24 x 18 mm squeezed by 2 looks 48 x 18; 2.4:1 of that is 43.2 wide, so 18 mm high and 21.6 mm wide on the sensor.
  const { dimensions, anamorphic_squeeze, framing_decisions } = await sensor(
    { sensorMm: [24, 18], squeeze: 2 },
    [1728, 720],
  );
  expect(anamorphic_squeeze).toBe(2);
  expect(dimensions).toEqual({ width: 960, height: 720 });
  expect(framing_decisions[0]).toMatchObject({
    dimensions: { width: 864, height: 720 },
    anchor_point: { x: 48, y: 0 },
  });
});

test('has a context for each camera, in either version', async () => {
  const spec = cutSpec();
  expect((await read(spec)).contexts).toHaveLength(2);
  expect((await read({ ...spec, shots: spec.shots.map((s) => ({ ...s, cameraId: 'one' })) })).contexts).toHaveLength(1);
  expect((await read(spec)).version).toEqual({ major: 1, minor: 0 });
  expect((await read(spec, { version: '2.0' })).version).toEqual({ major: 2, minor: 0 });
  expect((await read(spec)).framing_intents[0]!.aspect_ratio).toEqual({ width: 16, height: 9 });
});
