import { describe, expect, it } from 'vitest';
import { addRoomAnswer } from '../../../src/core/dsp/room.ts';
import type { Room } from '../../../src/core/dsp/stems.ts';
import { schroederT60S } from './fixtures.ts';

const RATE = 48_000;

/** What a room answers to a click of energy 1 in the middle. */
function answerOf(room: Room): readonly [Float64Array, Float64Array] {
  const count = Math.ceil((1.6 * room.t60S + 0.2) * RATE);
  const send = [0, 1].map(() => new Float64Array(count)) as [Float64Array, Float64Array];
  for (const side of send) side[0] = Math.SQRT1_2;
  const out = [0, 1].map(() => new Float64Array(count)) as [Float64Array, Float64Array];
  addRoomAnswer(out, send, room, RATE);
  return out;
}

/** The octave around 707 Hz, by two second-order band-passes of the audio equalizer cookbook in a row; gain 1 there. */
function octave(signal: Float64Array): Float64Array {
  const turn = (2 * Math.PI * 707) / RATE;
  const alpha = Math.sin(turn) / (2 * Math.SQRT2);
  const pass = (from: Float64Array) => {
    let [x1, x2, y1, y2] = [0, 0, 0, 0];
    return from.map((x) => {
      const y = (alpha * (x - x2) + 2 * Math.cos(turn) * y1 - (1 - alpha) * y2) / (1 + alpha);
      [x2, x1, y2, y1] = [x1, x, y1, y];
      return y;
    });
  };
  return pass(pass(signal));
}

const energyOf = (signals: readonly Float64Array[]) =>
  signals.reduce((sum, s) => sum + s.reduce((e, v) => e + v * v, 0), 0);

const rooms: Room[] = [
  { sizeM: 3, t60S: 0.3, wetDb: -18 },
  { sizeM: 8, t60S: 0.6, wetDb: -12 },
  { sizeM: 15, t60S: 1.2, wetDb: -18 },
  { sizeM: 30, t60S: 2, wetDb: -6 },
  { sizeM: 100, t60S: 4, wetDb: -24 },
];

describe.each(rooms)('a room of $sizeM m that rings for $t60S s', (room) => {
  const out = answerOf(room);

  it('rings as long, at middle frequencies, in both ears', () => {
    for (const side of out) expect(Math.abs(schroederT60S(octave(side), RATE) / room.t60S - 1)).toBeLessThan(0.1);
  });

  it('answers at its level, at middle frequencies', () => {
    const click = new Float64Array(RATE);
    click[0] = 1;
    const db = 10 * Math.log10(energyOf(out.map(octave)) / energyOf([octave(click)]));
    // Eight lines have few modes in an octave, whose strengths do not average out better than this.
    expect(Math.abs(db - room.wetDb)).toBeLessThan(2);
  });

  it('is different left and right, and as loud', () => {
    const [left, right] = out;
    const both = left.reduce((sum, value, i) => sum + value * right[i]!, 0);
    expect(Math.abs(both) / Math.sqrt(energyOf([left]) * energyOf([right]))).toBeLessThan(0.2);
    expect(Math.abs(10 * Math.log10(energyOf([left]) / energyOf([right])))).toBeLessThan(1.5);
  });

  it('does not answer before sound has been to a wall, and ends in silence', () => {
    const [left] = out;
    expect(left.findIndex((value) => value !== 0)).toBeGreaterThan(0.31 * 0.001 * RATE);
    expect(left.at(-1)).toBe(0);
  });
});

it('a larger room answers later', () => {
  const first = (sizeM: number) => answerOf({ sizeM, t60S: 1, wetDb: -10 })[0].findIndex((value) => value !== 0);
  expect(first(20)).toBeGreaterThan(2 * first(5));
});

it('what follows after the answer has died away is answered alike', () => {
  const room = { sizeM: 5, t60S: 0.2, wetDb: -10 };
  const send = [0, 1].map(() => new Float64Array(RATE)) as [Float64Array, Float64Array];
  for (const side of send) side[100] = side[30_100] = 1;
  const out = [0, 1].map(() => new Float64Array(RATE)) as [Float64Array, Float64Array];
  addRoomAnswer(out, send, room, RATE);
  expect(out[0].slice(30_100, 31_000)).toEqual(out[0].slice(100, 1000));
  expect(out[0].slice(25_000, 30_100).every((value) => value === 0)).toBe(true);
});
