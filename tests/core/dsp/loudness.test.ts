import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loudnessOf } from '../../../src/core/dsp/loudness.ts';
import type { Mix } from '../../../src/core/dsp/mix.ts';
import { encodeWav } from '../../../src/core/dsp/wav.ts';
import { hasProgram } from '../../support/has-program.ts';
import { authoredCue, impactCue, render } from './fixtures.ts';

/** A stereo sine of 1 kHz, one passage after another: seconds and level in dB below full scale. */
function tone(passages: readonly (readonly [lastsS: number, db: number])[], rate = 48_000, hz = 1000): Mix {
  const counts = passages.map(([lastsS]) => Math.round(lastsS * rate));
  const signal = new Float32Array(counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  passages.forEach(([, db], n) => {
    const gain = 10 ** (db / 20);
    for (const end = at + counts[n]!; at < end; at++) signal[at] = gain * Math.sin((2 * Math.PI * hz * at) / rate);
  });
  return { sampleRate: rate, channels: [signal, signal] };
}

describe('loudness, by the signals of EBU Tech 3341', () => {
  // Case 1, 2, 3, 4 and 5: what the document expects, within the 0.1 LU that it allows.
  it.each([
    [1, [[20, -23]], -23],
    [2, [[20, -33]], -33],
    [
      3,
      [
        [10, -36],
        [60, -23],
        [10, -36],
      ],
      -23,
    ],
    [
      4,
      [
        [10, -72],
        [10, -36],
        [60, -23],
        [10, -36],
        [10, -72],
      ],
      -23,
    ],
    [
      5,
      [
        [20, -26],
        [20.1, -20],
        [20, -26],
      ],
      -23,
    ],
  ] as const)('case %i', (_, passages, expected) => {
    expect(Math.abs(loudnessOf(tone(passages)).integratedLufs! - expected)).toBeLessThan(0.1);
  });

  it.each([16_000, 44_100, 96_000])('is the same at %i Hz', (rate) => {
    expect(Math.abs(loudnessOf(tone([[5, -23]], rate)).integratedLufs! + 23)).toBeLessThan(0.1);
  });

  it('of the loudest 0.4 s and 3 s, and of the range (Tech 3342, case 1: 10 LU)', () => {
    const { momentaryMaxLufs, shortTermMaxLufs, rangeLu } = loudnessOf(
      tone([
        [20, -20],
        [20, -30],
      ]),
    );
    expect(Math.abs(momentaryMaxLufs! + 20)).toBeLessThan(0.1);
    expect(Math.abs(shortTermMaxLufs! + 20)).toBeLessThan(0.1);
    expect(Math.abs(rangeLu! - 10)).toBeLessThan(1);
  });

  it('is unknown of what is silent, too quiet or too short', () => {
    const silent = { integratedLufs: null, momentaryMaxLufs: null, shortTermMaxLufs: null, rangeLu: null };
    expect(loudnessOf(tone([[5, -200]]))).toMatchObject(silent);
    expect(loudnessOf(tone([[0.3, -10]]))).toMatchObject(silent);
    expect(loudnessOf(tone([[0, 0]])).truePeakDb).toBeNull();
    expect(loudnessOf(tone([[1, -10]]))).toMatchObject({ shortTermMaxLufs: null, rangeLu: null });
  });
});

describe('true peak', () => {
  it('is found between samples', () => {
    // A quarter of the sample rate, sampled at 45 degrees: the samples lie 3.01 dB below the peak of the wave.
    const channel = Float32Array.from({ length: 4800 }, (_, i) => 0.5 * Math.sin((Math.PI * i) / 2 + Math.PI / 4));
    const { truePeakDb } = loudnessOf({ sampleRate: 48_000, channels: [channel, channel] });
    // Tech 3341 allows +0.2 and -0.4 dB.
    expect(truePeakDb! - 20 * Math.log10(0.5)).toBeLessThan(0.2);
    expect(truePeakDb! - 20 * Math.log10(0.5)).toBeGreaterThan(-0.4);
  });
});

describe.skipIf(!hasProgram('ffmpeg', '-version'))('as ffmpeg measures it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rimshot-loudness-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const blows = Array.from({ length: 16 }, (_, i) =>
    impactCue({
      id: `hit-${i}`,
      timeS: 0.2 + 0.35 * i,
      materials: ['plastic', ['hardwood', 'steel', 'glass', 'concrete'][i % 4]!],
      sizesM: [0.1, 0.5],
      seed: i,
      pan: (i % 5) / 2 - 1,
      distanceM: 1 + (i % 3),
    }),
  );
  const bed = authoredCue({ source: { type: 'bed', bed: 'wind' }, endTimeS: 6, levelDb: -24 });
  const room = { sizeM: 12, t60S: 0.8, wetDb: -12 };
  const mixes: readonly (readonly [string, Mix])[] = [
    ['blows', render(blows, { durationS: 6 }).mix],
    ['blows in a room, over wind', render([...blows, bed], { durationS: 6, room }).mix],
    ['wind brought to -16 LUFS', render([bed], { durationS: 6, targetLufs: -16 }).mix],
    [
      'a tone',
      tone([
        [3, -12],
        [2, -40],
      ]),
    ],
  ];

  it.each(mixes)('%s', (name, mix) => {
    const path = join(folder, `${name}.wav`);
    writeFileSync(path, encodeWav(mix, { bitDepth: 32 }));
    const { stderr } = spawnSync('ffmpeg', ['-nostats', '-i', path, '-af', 'ebur128=peak=true', '-f', 'null', '-'], {
      encoding: 'utf8',
    });
    const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
    const read = (label: string) => Number(new RegExp(`${label}:\\s+(-?[\\d.]+)`).exec(summary)![1]);
    const { integratedLufs, truePeakDb } = loudnessOf(mix);
    expect(Math.abs(integratedLufs! - read('I'))).toBeLessThan(0.2);
    // It prints tenths, and its four-fold oversampling has another filter than ours.
    expect(Math.abs(truePeakDb! - read('Peak'))).toBeLessThan(0.3);
  });
});
