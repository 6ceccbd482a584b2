import { describe, expect, it } from 'vitest';
import { foleyCrafter } from '../../../../src/core/exporters/foleycrafter/foleycrafter.ts';
import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { hasPython, python } from '../python.ts';
import { shotWith } from '../wav/fixtures.ts';

async function write(shot: ShotSpec, options: object = {}) {
  const sink = createMemorySink();
  const job = { shot, options: foleyCrafter.options.parse(options), sink, recordings: new Map() };
  expect(await foleyCrafter.write(job)).toEqual(['sound/foleycrafter.npy', 'sound/foleycrafter.json']);
  const npy = sink.files.get('sound/foleycrafter.npy')!;
  const json = JSON.parse(new TextDecoder().decode(sink.files.get('sound/foleycrafter.json')));
  return { npy, json, values: json.values as number[] };
}

/** Where it sounds, as spans of values. */
function spansOf(values: readonly number[]): [number, number][] {
  const spans: [number, number][] = [];
  values.forEach((value, i) => {
    expect([-1, 1]).toContain(value);
    if (value !== 1) return;
    const last = spans.at(-1);
    if (last && last[1] === i) last[1] = i + 1;
    else spans.push([i, i + 1]);
  });
  return spans;
}

describe('foleycrafter', () => {
  const shot = shotWith([
    { timeS: 0.5, endTimeS: 0.7, heardAtS: 0.51 },
    { timeS: 1.5, endTimeS: 1.5 },
    { timeS: 1.8, endTimeS: 3 },
    { isMuted: true, timeS: 1.2, endTimeS: 1.3 },
    { kind: 'ambience', stem: 'ambience', timeS: 0, endTimeS: 2 },
  ]);

  it('is 1 where a sound is heard, in 1024 values over ten seconds', async () => {
    const { values, json } = await write(shot);
    expect(values).toHaveLength(1024);
    // 0.51 * 102.4 = 52.2 and 0.71 * 102.4 = 72.7; 1.5 * 102.4 = 153.6; 1.8 * 102.4 = 184.3, to the clip's end at 204.8.
    expect(spansOf(values)).toEqual([
      [52, 73],
      [153, 154],
      [184, 205],
    ]);
    expect(json).toMatchObject({ durationS: 10, fromS: 0, valuesPerS: 102.4 });
  });

  it('takes ambience and music in where asked', async () => {
    expect(spansOf((await write(shot, { sounds: 'all' })).values)).toEqual([[0, 205]]);
  });

  it('holds ten seconds of a longer clip, and says which', async () => {
    const long = shotWith([
      { timeS: 9.9, endTimeS: 10.5 },
      { timeS: 12, endTimeS: 12.5 },
    ]);
    const clip = { ...long, clip: { ...long.clip, durationS: 14 } };
    expect(spansOf((await write(clip)).values)).toEqual([[1013, 1024]]);
    expect(spansOf((await write(clip, { fromS: 11 })).values)).toEqual([[102, 154]]);
    const told = foleyCrafter.preflight(clip, foleyCrafter.options.parse({ fromS: 11 }));
    expect(told.map(({ message }) => message).join()).toContain('from 11 s to 21 s');
  });

  it('is silent for silence, says so, and is the same twice', async () => {
    expect(spansOf((await write(shotWith([]))).values)).toEqual([]);
    expect(foleyCrafter.preflight(shotWith([]), foleyCrafter.options.parse({}))[0]!.message).toContain('no sound');
    expect(await write(shot)).toEqual(await write(shot));
  });

  it('is a file of NumPy: its header, and float32 of the same values', async () => {
    const { npy, values } = await write(shot);
    const view = new DataView(npy.buffer, npy.byteOffset, npy.byteLength);
    expect([...npy.subarray(0, 8)]).toEqual([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0]);
    const start = 10 + view.getUint16(8, true);
    expect(start % 64).toBe(0);
    expect(new TextDecoder().decode(npy.subarray(10, start))).toMatch(
      /^\{'descr': '<f4', 'fortran_order': False, 'shape': \(1024,\), \} *\n$/,
    );
    expect(npy.length).toBe(start + 4096);
    expect(values.map((_, i) => view.getFloat32(start + 4 * i, true))).toEqual(values);
  });

  it.runIf(hasPython('numpy'))('is loaded by NumPy', async () => {
    const { npy } = await write(shot);
    const program =
      'import io,sys,numpy as np;a=np.load(io.BytesIO(sys.stdin.buffer.read()),allow_pickle=False);' +
      'print(a.dtype,a.shape,np.unique(a).tolist(),int((a>0).sum()))';
    expect(python(program, npy).trim()).toBe('float32 (1024,) [-1.0, 1.0] 43');
  });
});
