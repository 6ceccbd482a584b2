import { describe, expect, it } from 'vitest';
import { estimateLine } from '../../../src/core/speech/estimate.ts';
import { syllablesOf } from '../../../src/core/speech/letters.ts';

/** Pace and pauses that the estimate promises: syllables a second, and seconds after a comma and a full stop. */
const PACE = 4.5;
const COMMA_S = 0.15;
const STOP_S = 0.35;
/** Sums of a few hundred doubles of this size err by far less. */
const DIGITS = 9;

const bare = (text: string) => text.replace(/\s+/gu, '');

describe('how many syllables a word has', () => {
  // Counted by hand, as a speaker of the language says them.
  it.each([
    ['cat', 1],
    ['there', 1],
    ['table', 2],
    ['times', 1],
    ['houses', 2],
    ['walked', 1],
    ['wanted', 2],
    ['banana', 3],
    ['beau', 1],
    ['café', 2],
    ['cafe\u0301', 2],
    ['hmm', 1],
    ['NBC', 3],
    ['привет', 2],
    ['мир', 1],
    ['καλημέρα', 4],
    ['नमस्ते', 3],
    ['안녕하세요', 5],
    ['世界', 2],
    ['きゃ', 1],
    ['שלום', 2],
    ['7', 2],
    ['٣', 2],
    ['😀', 0],
    ['—', 0],
    ['...', 0],
  ])('%s: %i', (word, count) => {
    expect(syllablesOf(word)).toBe(count);
  });
});

describe('an estimated line', () => {
  it('takes the time of its syllables and of its pauses', () => {
    const line = estimateLine('Banana, banana. Cat');
    expect(line.isTimingEstimated).toBe(true);
    expect(line.durationS).toBeCloseTo(7 / PACE + COMMA_S + STOP_S, DIGITS);
    expect(line.words.map(({ text }) => text)).toEqual(['Banana,', 'banana.', 'Cat']);
    expect(line.words[1]!.timeS).toBeCloseTo(3 / PACE + COMMA_S, DIGITS);
    expect(line.words[1]!.endTimeS).toBeCloseTo(6 / PACE + COMMA_S, DIGITS);
    expect(line.words[2]!.timeS).toBeCloseTo(6 / PACE + COMMA_S + STOP_S, DIGITS);
  });

  it('does not stop at the full stop of a number or an abbreviation, nor twice at "?!"', () => {
    expect(estimateLine('3.5 cats').words[1]!.timeS).toBeCloseTo(estimateLine('35 cats').words[1]!.timeS, DIGITS);
    expect(estimateLine('Mr. Cat').durationS).toBeCloseTo(estimateLine('Mr Cat').durationS, DIGITS);
    expect(estimateLine('Cat?!" Cat').durationS).toBeCloseTo(2 / PACE + STOP_S, DIGITS);
  });

  it.each([
    ['Arabic, right to left', 'مرحبا بالعالم، كيف حالك؟', 4],
    ['Hebrew, right to left', 'שלום עולם', 2],
    ['mixed directions', 'He said "שלום" twice', 4],
    ['with marks of direction', '\u200fשלום\u200e world', 2],
    ['Japanese', 'こんにちは、世界。', 7],
    ['Chinese', '你好，世界！', 4],
    ['Chinese with Latin', '我爱NBA篮球', 5],
    ['Korean', '안녕하세요 세계', 2],
    ['Thai', 'สวัสดีชาวโลก', 1],
    ['Hindi', 'नमस्ते दुनिया।', 2],
    ['Cherokee', 'ᎣᏏᏲ ᎡᎶᎯ', 2],
    ['emoji between words', 'Hi 😀 there 👩‍👩‍👧 friend', 3],
    ['combining marks', 'Z͑ͫa̴l̷g̶o̸ speaks', 2],
    ['mathematical letters beyond the first plane', 'so 𠀀 it is', 4],
    ['lines', 'one\ntwo\r\n\tthree', 3],
    ['a lone surrogate', 'bro\ud83dken line', 2],
  ])('says each word once, in order and with nothing lost: %s', (_, text, count) => {
    const { words, visemes, durationS } = estimateLine(text);
    expect(words).toHaveLength(count);
    expect(bare(words.map((word) => word.text).join(''))).toBe(bare(text));
    let endS = 0;
    for (const { timeS, endTimeS } of words) {
      expect(timeS).toBeGreaterThanOrEqual(endS);
      expect(endTimeS).toBeGreaterThan(timeS);
      endS = endTimeS;
    }
    expect(endS).toBeLessThanOrEqual(durationS);
    expect(visemes.at(-1)!.id).toBe('sil');
    expect(visemes.map(({ timeS }) => timeS)).toEqual(visemes.map(({ timeS }) => timeS).sort((a, b) => a - b));
    expect(estimateLine(text)).toEqual(estimateLine(text));
  });

  it.each(['', '   \n', '😀 — …', '\u0000\u0001'])('of %j says nothing and takes no time', (text) => {
    expect(estimateLine(text)).toEqual({ words: [], visemes: [], durationS: 0, isTimingEstimated: true });
  });

  it('of ten thousand characters has all of them', () => {
    const text = 'Pack my box with five dozen liquor jugs! '.repeat(244).slice(0, 10_000);
    const { words, durationS } = estimateLine(text);
    expect(bare(words.map((word) => word.text).join(''))).toBe(bare(text));
    // Ten syllables and a stop for each sentence of 41 characters; the last may be cut.
    expect(durationS / (10_000 / 41)).toBeCloseTo(10 / PACE + STOP_S, 1);
    const oneWord = estimateLine('a'.repeat(10_000));
    expect(oneWord.words).toHaveLength(1);
    expect(estimateLine('世'.repeat(10_000)).words).toHaveLength(10_000);
  });
});
