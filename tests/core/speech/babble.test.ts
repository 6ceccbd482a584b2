import { describe, expect, it } from 'vitest';
import { babbleLine, SPEECH_SAMPLE_RATE } from '../../../src/core/speech/babble.ts';
import { estimateLine } from '../../../src/core/speech/estimate.ts';
import { PHONE_IDS, VISEME_IDS, visemesOf } from '../../../src/core/speech/visemes.ts';

const line = { text: 'مرحبا بالعالم. كيف حالك؟', voice: 'awb' } as const;
const rms = (samples: Float32Array) => Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length);

describe('babble', () => {
  const timing = estimateLine(line.text);
  const { recording, ...rest } = babbleLine(line, timing);
  const samples = recording.channels[0]!;
  const between = (fromS: number, toS: number) =>
    samples.subarray(Math.round(fromS * SPEECH_SAMPLE_RATE), Math.round(toS * SPEECH_SAMPLE_RATE));

  it('lasts as long as the estimate and keeps its times', () => {
    expect(rest).toEqual(timing);
    expect(samples.length).toBe(Math.round(timing.durationS * SPEECH_SAMPLE_RATE));
  });

  it('is heard in the words and silent in the pauses', () => {
    for (const { timeS, endTimeS } of timing.words) expect(rms(between(timeS, endTimeS))).toBeGreaterThan(0.02);
    // The throat closes with a time constant of 20 ms and rings for tens of ms: 60 dB down needs 0.15 s of the 0.35.
    const first = timing.words[1]!.endTimeS;
    expect(rms(between(first + 0.2, first + 0.34))).toBeLessThan(0.0005);
  });

  it('stays within full scale and is the same twice, but not for another line or voice', () => {
    for (const sample of samples) expect(Math.abs(sample)).toBeLessThanOrEqual(0.5);
    expect(babbleLine(line, timing).recording.channels[0]).toEqual(samples);
    expect(babbleLine({ ...line, voice: 'slt' }, timing).recording.channels[0]).not.toEqual(samples);
    expect(babbleLine({ ...line, text: `${line.text}!` }, timing).recording.channels[0]).not.toEqual(samples);
  });

  it('of nothing is one silent sample', () => {
    expect(babbleLine({ text: '', voice: 'kal' }, estimateLine('')).recording.channels[0]).toEqual(new Float32Array(1));
  });
});

describe('visemes', () => {
  /** The 39 phones of the CMU dictionary, and what the engine's voices use besides. */
  const CMU =
    'aa ae ah ao aw ay b ch d dh eh er ey f g hh ih iy jh k l m n ng ow oy p r s sh t th uh uw v w y z zh'.split(' ');

  it('know every phone of English, and take every shape of the set', () => {
    expect(PHONE_IDS).toEqual(expect.arrayContaining([...CMU, 'ax', 'pau']));
    const shapes = PHONE_IDS.flatMap((id) => visemesOf([{ id, timeS: 0, endTimeS: 1 }]).map((viseme) => viseme.id));
    expect([...new Set(shapes)].sort()).toEqual([...VISEME_IDS].sort());
  });

  it('share a diphthong between two shapes, and hold one that goes on', () => {
    const phones = [
      { id: 'pau', timeS: 0, endTimeS: 0.2 },
      { id: 'b', timeS: 0.2, endTimeS: 0.3 },
      { id: 'm', timeS: 0.3, endTimeS: 0.4 },
      { id: 'ay', timeS: 0.4, endTimeS: 0.6 },
      { id: 'nonsense', timeS: 0.6, endTimeS: 0.7 },
    ];
    expect(visemesOf(phones)).toEqual([
      { id: 'sil', timeS: 0 },
      { id: 'PP', timeS: 0.2 },
      { id: 'aa', timeS: 0.4 },
      { id: 'I', timeS: 0.5 },
      { id: 'sil', timeS: 0.6 },
    ]);
  });
});
