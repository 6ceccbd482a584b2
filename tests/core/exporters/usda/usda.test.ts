import { expect, test } from 'vitest';
import { usda } from '../../../../src/core/exporters/usda/usda.ts';
import { primNames } from '../../../../src/core/exporters/usda/usda-text.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { cutSpec, EDITING_SPECS, ODD_NAME, oddSpec } from '../editing-specs.ts';
import { exported } from '../export-sample.ts';
import { pixelThrough, turned } from '../gltf/read-glb.ts';
import { flat, type Path, readUsda, valueAt } from './read-usda.ts';

/** Six decimals of a place and eight of a turn, at 3 m and a thousand pixels a metre away. */
const TOLERANCE_PX = 0.01;

const write = async (spec: ShotSpec, options: object = {}) =>
  (await exported(usda, spec, options)).get('editing/scene.usda')!;

test.each(EDITING_SPECS)('%s: reads as a layer in which all that is referred to is there', async (_, make) => {
  for (const cameras of ['film', 'shots']) {
    const text = await write(make(), { cameras });
    const stage = readUsda(text);
    for (const prim of stage.prims.flatMap(flat)) {
      const { metadata, properties } = prim;
      const reference = metadata.get('references') as Path | undefined;
      if (reference) expect(stage.primAt(reference.path).type).toBe('Mesh');
      const binding = properties.get('material:binding')?.value as Path | undefined;
      if (binding) expect(stage.primAt(binding.path).type).toBe('Material');
      if (prim.path.startsWith('/Shapes/')) {
        const counts = properties.get('faceVertexCounts')!.value as number[];
        const indices = properties.get('faceVertexIndices')!.value as number[];
        const points = properties.get('points')!.value as number[][];
        expect(indices.length).toBe(3 * counts.length);
        expect(Math.max(...indices)).toBeLessThan(points.length);
        expect((properties.get('normals')!.value as unknown[]).length).toBe(points.length);
      }
    }
    expect(await write(make(), { cameras })).toBe(text);
  }
});

test.each(EDITING_SPECS)('%s: centres of bodies fall where the tracks are', async (_, make) => {
  const spec = make();
  const stage = readUsda(await write(spec, { firstFrame: 1001 }));
  const camera = stage.primAt('/Scene').children.find(({ type }) => type === 'Camera')!;
  const { clip } = spec;
  const size = [clip.widthPx, clip.heightPx] as const;
  let worst = 0;
  // Bodies come in the order of their props.
  const bodies = stage.primAt('/Scene').children.filter(({ metadata }) => metadata.has('apiSchemas'));
  expect(bodies).toHaveLength(spec.bodies.length);
  for (const [i, { centersPx }] of spec.tracks2d.entries()) {
    const body = bodies[i]!;
    const num = (prim: typeof body, name: string, frame: number) =>
      valueAt(prim, name, 1001 + frame) as readonly number[];
    const quat = (prim: typeof body, frame: number) => {
      const [w, x, y, z] = num(prim, 'xformOp:orient', frame);
      return [x!, y!, z!, w!];
    };
    centersPx.forEach((center, frame) => {
      if (!center || center[0] < 0 || center[1] < 0 || center[0] > size[0] || center[1] > size[1]) return;
      const at = num(body, 'xformOp:translate', frame);
      const local = body.properties.get('physics:centerOfMass')!.value as readonly number[];
      const pointM = turned(quat(body, frame), local).map((x, k) => x + at[k]!);
      const lens = (name: string) => valueAt(camera, name, 1001 + frame) as number;
      const lensAt = {
        positionM: num(camera, 'xformOp:translate', frame),
        rotation: quat(camera, frame),
        yfov: 2 * Math.atan(lens('verticalAperture') / (2 * lens('focalLength'))),
        aspectRatio: lens('horizontalAperture') / lens('verticalAperture'),
      };
      const pixel = pixelThrough(lensAt, size, pointM)!;
      worst = Math.max(worst, Math.hypot(pixel[0] - center[0], pixel[1] - center[1]));
    });
  }
  expect(worst).toBeLessThan(TOLERANCE_PX);
});

test('has the units, the axis and the clock of the clip', async () => {
  const { metadata } = readUsda(await write(cutSpec({ num: 24_000, den: 1001 }), { firstFrame: 1001 }));
  expect(Object.fromEntries(metadata)).toMatchObject({
    defaultPrim: 'Scene',
    metersPerUnit: 1,
    upAxis: 'Y',
    startTimeCode: 1001,
    endTimeCode: 1024,
    timeCodesPerSecond: 23.976023976024,
  });
});

test('measures lens and film in tenths of a metre', async () => {
  const stage = readUsda(await write(cutSpec()));
  const camera = stage.primAt('/Scene/Film_camera');
  // 35 mm; a sensor of 36 x 24 mm cropped to 16:9 is 36 x 20.25 mm.
  expect(valueAt(camera, 'focalLength', 1)).toBe(0.35);
  expect(valueAt(camera, 'horizontalAperture', 1)).toBeCloseTo(0.36, 7);
  expect(valueAt(camera, 'verticalAperture', 1)).toBeCloseTo(0.2025, 7);
  expect(valueAt(camera, 'projection', 1)).toBe('perspective');
});

test('holds what jumps at a cut until a fraction before it', async () => {
  const spec = cutSpec();
  const camera = readUsda(await write(spec)).primAt('/Scene/Film_camera');
  const times = camera.properties.get('xformOp:translate')!.samples!.map(([time]) => time);
  expect(times.slice(11, 15)).toEqual([12, 12.96875, 12.984375, 13]);
  expect(valueAt(camera, 'xformOp:translate', 12.96875)).toEqual(spec.camera.positionsM[11]);
  expect(valueAt(camera, 'xformOp:translate', 12.984375)).toEqual(spec.camera.positionsM[12]);
});

test('makes legal, unlike names of any, and keeps them as given for display', async () => {
  expect(primNames(['Ball', 'ball', 'Ball', '3 pins', '🏀/\\', '🎾', 'Köln', ''])).toEqual([
    'Ball',
    'ball',
    'Ball_2',
    '_3_pins',
    'Prim',
    'Prim_2',
    'Koln',
    'Prim_3',
  ]);
  expect(new Set(primNames(Array.from({ length: 50 }, () => 'Scène '.repeat(60)))).size).toBe(50);
  const props = readUsda(await write(oddSpec())).primAt('/Scene').children;
  const shown = props.flatMap(({ metadata }) => metadata.get('displayName') ?? []);
  expect(shown).toContain(ODD_NAME.replace('\n', ' '));
});
