import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { fromOpenCvW2c, type Rows, toOpenCvW2c } from '../../../../src/core/base/frames.ts';
import { realEstate10k } from '../../../../src/core/exporters/realestate10k/realestate10k.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import { ballAt, sampleInput, sampleScene, sampleShot } from '../../shot/sample.ts';
import { exported } from '../export-sample.ts';

const FIXTURES = fileURLToPath(new URL('../../../../../shared/fixtures/realestate10k/', import.meta.url));
const hasFixtures = existsSync(FIXTURES);

/** A row as the format describes it: 19 numbers parted by single spaces. */
interface Row {
  readonly micros: number;
  readonly fx: number;
  readonly fy: number;
  readonly cx: number;
  readonly cy: number;
  readonly w2c: readonly number[];
}

/** Strict reader of the format: a header line, then rows; a line end after the last row may be there. */
function read(text: string): Row[] {
  const lines = text.split('\n').slice(1);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => {
    const cells = line.split(' ');
    if (cells.length !== 19) throw new Error(`A row has ${cells.length} columns.`);
    const numbers = cells.map((cell) => {
      if (!/^-?\d+(\.\d+)?$/.test(cell)) throw new Error(`"${cell}" is not a plain number.`);
      return Number(cell);
    });
    const [micros, fx, fy, cx, cy, k1, k2, ...w2c] = numbers as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    if (!Number.isInteger(micros) || k1 !== 0 || k2 !== 0)
      throw new Error('Timestamp or distortion is not as expected.');
    return { micros, fx, fy, cx, cy, w2c };
  });
}

/**
 * Where a world point falls in a picture of W x H, as CameraCtrl's loader would have it: intrinsics belong to a 1280x720
 * source and are rescaled to the aspect of the sample; OpenCV axes.
 */
function pixelOf(row: Row, [x, y, z]: readonly number[], W: number, H: number): [number, number] {
  const m = row.w2c;
  const [X, Y, Z] = [0, 4, 8].map((r) => m[r]! * x! + m[r + 1]! * y! + m[r + 2]! * z! + m[r + 3]!) as [
    number,
    number,
    number,
  ];
  let { fx, fy } = row;
  const source = 1280 / 720;
  if (source > W / H) fx = (fx * H * source) / W;
  else fy = (fy * W) / source / H;
  return [(fx * W * X) / Z + row.cx * W, (fy * H * Y) / Z + row.cy * H];
}

/** Two shots, one of them panning with the ball, so that rotation and translation both count. */
function movingSpec(sizePx: [number, number]) {
  const scene = sampleScene({ a: sampleShot('a0'), b: sampleShot('a1', { cameraId: 'cam-b' }) });
  scene.cameras['cam-b']!.rig = {
    kind: 'follow',
    params: { targetPropId: 'ball', offsetM: [1, 0.4, 3], lookOffsetM: [0.3, 0, 0], lagS: 0.1 },
  };
  return buildShotSpec({ ...sampleInput(scene), sizePx });
}

describe('what we write', () => {
  test.each([
    [1280, 720],
    [832, 480],
    [480, 832],
    [1920, 800],
  ] as [number, number][])('reprojects at %d x %d', async (W, H) => {
    const spec = movingSpec([W, H]);
    const rows = read((await exported(realEstate10k, spec)).get('realestate10k/camera.txt')!);
    expect(rows).toHaveLength(48);
    const centers = spec.tracks2d.find((t) => t.bodyId === 'ball')!.centersPx;
    rows.forEach((row, frame) => {
      const [x, y] = pixelOf(row, ballAt((frame % 24) / 24).positionM, W, H);
      expect(Math.abs(x - centers[frame]![0])).toBeLessThan(0.01);
      expect(Math.abs(y - centers[frame]![1])).toBeLessThan(0.01);
    });
  });

  test('has a header line, microseconds of the clip, and no line end after the last row', async () => {
    const text = (await exported(realEstate10k, movingSpec([1280, 720]))).get('realestate10k/camera.txt')!;
    expect(text.split('\n')[0]).toBe('rimshot 0.0.0-test: Bounce');
    expect(text.endsWith('\n')).toBe(false);
    expect(
      read(text)
        .slice(0, 3)
        .map((r) => r.micros),
    ).toEqual([0, 41667, 83333]);
    expect(text).not.toContain('-0.000000000');
  });

  test('writes square-pixel focal lengths for 16:9 whatever the size, or plain shares when asked', async () => {
    const spec = movingSpec([832, 480]);
    const [row] = read((await exported(realEstate10k, spec)).get('realestate10k/camera.txt')!);
    expect(row!.fy / row!.fx).toBeCloseTo(16 / 9, 6);
    const [plain] = read(
      (await exported(realEstate10k, spec, { intrinsicsFor: 'clip' })).get('realestate10k/camera.txt')!,
    );
    expect(plain!.fx * 832).toBeCloseTo(spec.camera.fxPx[0]!, 4);
    expect(plain!.fy * 480).toBeCloseTo(spec.camera.fyPx[0]!, 4);
  });

  test('warns of cuts and tells its losses', () => {
    const spec = movingSpec([1280, 720]);
    expect(realEstate10k.preflight(spec, {}).filter((p) => p.level === 'warning')).toHaveLength(1);
    expect(
      realEstate10k.losses!(spec)
        .map((p) => p.message)
        .join(' '),
    ).toContain('focus');
  });
});

describe('what others ship', () => {
  test.skipIf(hasFixtures)('skipped where the samples are absent', (context) => {
    context.skip(`RealEstate10K samples are not at ${FIXTURES}.`);
  });

  const files = hasFixtures ? readdirSync(FIXTURES).filter((name) => name.endsWith('.txt')) : [];

  test.skipIf(!hasFixtures).each(files)('%s reads as we write, and its poses come back', (name) => {
    const rows = read(readFileSync(FIXTURES + name, 'utf8'));
    expect(rows.length).toBeGreaterThanOrEqual(16);
    for (const { w2c, fx, fy } of rows) {
      expect(fy / fx).toBeCloseTo(16 / 9, 3);
      const given = [w2c.slice(0, 4), w2c.slice(4, 8), w2c.slice(8, 12)] as unknown as Rows;
      const back = toOpenCvW2c(fromOpenCvW2c(given)).flat();
      back.forEach((x, k) => {
        expect(Math.abs(x - w2c[k]!)).toBeLessThan(1e-6 * Math.max(1, Math.abs(w2c[k]!)));
      });
    }
  });
});
