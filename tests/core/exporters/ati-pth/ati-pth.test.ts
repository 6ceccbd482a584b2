import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { atiPth } from '../../../../src/core/exporters/ati-pth/ati-pth.ts';
import { torchSaved } from '../../../../src/core/exporters/ati-pth/torch-save.ts';
import { npzOf } from '../../../../src/core/exporters/npy.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { exportedBytes } from '../export-sample.ts';
import { filmedFor } from '../filmed-for.ts';
import { movingCameraSpec } from '../moving-camera.ts';
import { hasPython, python } from '../python.ts';
import { readNpz } from '../read-npy.ts';

const FIXTURES = fileURLToPath(new URL('../../../../../shared/fixtures/ati/', import.meta.url));
const hasFixtures = existsSync(FIXTURES);
if (!hasFixtures) process.stdout.write(`Skipped: ATI's own tracks are not at ${FIXTURES}.\n`);

/** The bytes in a pickle that is one call of `_codecs.encode(text, 'latin1')`. */
function unpickled(pickle: Uint8Array): Uint8Array {
  const start = new TextDecoder('latin1').decode(pickle).indexOf('X');
  expect([...pickle.subarray(0, 2)]).toEqual([0x80, 2]);
  const length = new DataView(pickle.buffer, pickle.byteOffset).getUint32(start + 1, true);
  const text = new TextDecoder().decode(pickle.subarray(start + 5, start + 5 + length));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function read(pth: Uint8Array) {
  const entries = Object.entries(unzipSync(pth));
  const pickle = entries.find(([name]) => name.endsWith('/data.pkl'))![1];
  return readNpz(unpickled(pickle)).get('array')!;
}

async function written(spec: ShotSpec, options: object = {}) {
  return (await exportedBytes(atiPth, spec, options)).get('ati-pth/ati.pth')!;
}

test('films 121 frames at 24 fps in the size of the clip', () => {
  const { clip } = filmedFor(atiPth);
  expect([clip.frameCount, clip.frameRate, clip.widthPx, clip.heightPx]).toEqual([121, { num: 24, den: 1 }, 1280, 720]);
});

test('holds what ATI draws: 121 points of a picture, and whether they are seen, times 8', async () => {
  const spec = filmedFor(atiPth);
  const { type, shape, values } = read(await written(spec));
  expect([type, shape]).toEqual(['<f4', [1, 121, 1, 3]]);
  const { centersPx, visibility } = spec.tracks2d.find((t) => t.bodyId === 'ball')!;
  for (let i = 0; i < 121; i++) {
    // Single precision of some thousands.
    expect(values[3 * i]! / 8).toBeCloseTo(centersPx[i]![0], 3);
    expect(values[3 * i + 1]! / 8).toBeCloseTo(centersPx[i]![1], 3);
    // Its centre is seen wherever all of it is, and not where none of it is.
    if (visibility[i] === 1) expect(values[3 * i + 2]).toBe(8);
    if (visibility[i] === 0) expect(values[3 * i + 2]).toBe(0);
  }
  expect(visibility).toContain(1);
});

test('has a track for each point of a body', async () => {
  expect(read(await written(filmedFor(atiPth), { pointsPerBody: 9 })).shape).toEqual([9, 121, 1, 3]);
});

test('will not be written empty', () => {
  const spec = { ...movingCameraSpec(), trajectories: [] };
  const [problem] = atiPth.preflight(spec, atiPth.options.parse({}));
  expect(problem).toMatchObject({ level: 'error', path: 'bodies' });
});

test('the same bytes twice', async () => {
  expect(await written(movingCameraSpec())).toEqual(await written(movingCameraSpec()));
});

test.skipIf(!hasFixtures)("ATI's own tracks read, and come back as they were", () => {
  const files = readdirSync(FIXTURES).filter((name) => name.endsWith('.pth'));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) {
    const theirs = read(readFileSync(FIXTURES + name));
    expect(theirs.type).toBe('<f4');
    expect(theirs.shape.slice(1)).toEqual([121, 1, 3]);
    const values = Float32Array.from(theirs.values);
    expect(new Set(values.filter((_, i) => i % 3 === 2))).toEqual(new Set(values.includes(0) ? [0, 8] : [8]));
    const back = read(torchSaved(npzOf({ array: { values, shape: theirs.shape } }, { isPacked: true })));
    expect(back).toEqual(theirs);
  }
});

test.skipIf(!hasPython('numpy'))("Python's unpickler and NumPy read the same numbers", async () => {
  const bytes = await written(movingCameraSpec());
  const told = python(
    `import sys, io, zipfile, pickle, json, numpy
z = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
assert z.testzip() is None and all(i.compress_type == 0 for i in z.infolist())
a = numpy.load(io.BytesIO(pickle.loads(z.read('archive/data.pkl'))))['array']
print(json.dumps({'type': str(a.dtype), 'shape': a.shape, 'values': a.astype(float).ravel().tolist(), 'version': z.read('archive/version').decode()}))`,
    bytes,
  );
  const { type, shape, values, version } = JSON.parse(told);
  expect([type, version]).toEqual(['float32', '3\n']);
  expect({ shape, values }).toEqual({ shape: read(bytes).shape, values: read(bytes).values });
});
