import { fromDb, log, log10, pow } from '../base/math.ts';
import type { Room } from './stems.ts';
import { type Stereo, silence } from './stereo.ts';

const SOUND_MPS = 343;
/** Length of each line against the way across the room. */
const LINE_SHARES = [0.61, 0.73, 0.82, 0.97, 1.09, 1.21, 1.37, 1.52];
/** Shorter lines ring like a pipe, longer ones are heard as echoes one by one. */
const SHORTEST_S = 0.012;
const LONGEST_S = 0.07;
/** What is high dies sooner, as air and walls take more of it: T60 at half the sample rate, against that of the lows. */
const HIGH_T60_SHARE = 0.4;
/** T60 of the lows against that of the octave from 500 Hz to 1 kHz, which is the room's. */
const LOW_T60_SHARE = 1.025;
/** Share of the answer's energy that comes straight from the nearest walls. */
const EARLY_SHARE = 0.25;
/** Ways of the first reflections against the way across, and which ear each comes to. */
const EARLY = [
  { share: 0.31, ear: 0 },
  { share: 0.43, ear: 1 },
  { share: 0.57, ear: 1 },
  { share: 0.71, ear: 0 },
  { share: 0.89, ear: 0 },
  { share: 1.03, ear: 1 },
] as const;
const LATEST_EARLY_S = 0.06;
/** Walls are not mirrors: each blow is smeared by three all-passes of these lengths before it goes round. */
const SMEAR_S = [
  [0.0031, 0.0053, 0.0097],
  [0.0037, 0.0061, 0.0089],
] as const;
const SMEAR = 0.5;
/** Decay after which the answer has ended; over the last tenth of the way there it is faded to nothing. */
const END_DB = 80;
const BLOCK = 128;

/**
 * Adds what a room answers to a sound: first reflections, then eight lines of mutually prime lengths that feed one another
 * (a feedback delay network with a Householder matrix), decaying by 60 dB in `t60S` at middle frequencies and sooner above.
 * The energy of the answer to a click is `wetDb` against the click. Where nothing was said, nothing is answered.
 */
export function addRoomAnswer(out: Stereo, send: Stereo, room: Room, sampleRate: number): void {
  const tail = Math.ceil((room.t60S * END_DB * sampleRate) / 60 + LONGEST_S * sampleRate);
  for (const [from, lastSent] of spansOf(send, tail)) {
    const to = Math.min(out[0].length, lastSent + 1 + tail);
    const wet = answer([send[0].subarray(from, to), send[1].subarray(from, to)], room, sampleRate);
    const fade = Math.floor(tail / 10);
    for (const side of [0, 1] as const) {
      for (let i = 0; i < wet[side].length; i++) {
        const left = lastSent + 1 + tail - (from + i);
        out[side][from + i]! += wet[side][i]! * (left < fade ? left / fade : 1);
      }
    }
  }
}

/** Where something is sent, as first and last samples; spans less than `gap` apart are one. */
function spansOf([left, right]: Stereo, gap: number): [from: number, last: number][] {
  const spans: [number, number][] = [];
  for (let i = 0; i < left.length; i++) {
    if (left[i] === 0 && right[i] === 0) continue;
    const span = spans.at(-1);
    if (span && i - span[1] <= gap) span[1] = i;
    else spans.push([i, i]);
  }
  return spans;
}

function answer(send: Stereo, room: Room, sampleRate: number): Stereo {
  const wetGain = fromDb(room.wetDb);
  const smeared: Stereo = [smear(send[0], SMEAR_S[0], sampleRate), smear(send[1], SMEAR_S[1], sampleRate)];
  const out = silence(send[0].length);
  addEarly(out, smeared, room, wetGain * Math.sqrt(EARLY_SHARE), sampleRate);
  addLate(out, smeared, room, wetGain * Math.sqrt(1 - EARLY_SHARE), sampleRate);
  return out;
}

function smear(signal: Float64Array, lengthsS: readonly number[], sampleRate: number): Float64Array {
  return lengthsS.reduce((from, lengthS) => allPass(from, nextPrime(lengthS * sampleRate)), signal);
}

function allPass(signal: Float64Array, delay: number): Float64Array {
  const out = new Float64Array(signal.length);
  for (let i = 0; i < Math.min(delay, signal.length); i++) out[i] = -SMEAR * signal[i]!;
  for (let i = delay; i < signal.length; i++) out[i] = SMEAR * (out[i - delay]! - signal[i]!) + signal[i - delay]!;
  return out;
}

function addEarly(out: Stereo, send: Stereo, { sizeM, t60S }: Room, gain: number, sampleRate: number): void {
  const taps = EARLY.map(({ share, ear }) => {
    const delayS = Math.min((share * sizeM) / SOUND_MPS, share * LATEST_EARLY_S);
    return { ear, delay: Math.max(1, Math.round(delayS * sampleRate)), gain: pow(10, (-3 * delayS) / t60S) };
  });
  const energy = taps.reduce((sum, tap) => sum + tap.gain * tap.gain, 0);
  for (const { ear, delay, gain: own } of taps) {
    // Each tap hears one side: half of what is in the middle, all of what is at that side.
    const scaled = own * gain * Math.sqrt(2 / energy);
    const from = send[ear];
    for (let i = delay; i < from.length; i++) out[ear][i]! += from[i - delay]! * scaled;
  }
}

interface Line {
  readonly delayed: Float64Array;
  at: number;
  /** Of the one-pole filter that the line's sound passes on each turn. */
  readonly gain: number;
  readonly keep: number;
  last: number;
}

function addLate(out: Stereo, send: Stereo, room: Room, gain: number, sampleRate: number): void {
  const lines = linesOf(room, sampleRate);
  const meanGain = lines.reduce((sum, line) => sum + line.gain * line.gain, 0) / lines.length;
  // A click of energy 1 comes out of the lines again and again, each time with this share of its energy.
  const earGain = gain * Math.sqrt((1 - meanGain) / (2 * meanGain));
  // What goes into a line comes out in a later block.
  const block = Math.min(BLOCK, lines[0]!.delayed.length);
  const heard = lines.map(() => new Float64Array(block));
  const groups = [0, 1, 2, 3].map(() => new Float64Array(block));
  for (let start = 0; start < out[0].length; start += block) {
    const count = Math.min(block, out[0].length - start);
    for (const group of groups) group.fill(0);
    lines.forEach((line, n) => void hear(line, heard[n]!, groups[n % 4]!, count));
    // The ears hear the lines with signs at right angles, so that what is heard left and right is different.
    const [a, b, c, d] = groups as [Float64Array, Float64Array, Float64Array, Float64Array];
    for (let i = 0; i < count; i++) {
      out[0][start + i]! += earGain * (a[i]! - b[i]! + c[i]! - d[i]!);
      out[1][start + i]! += earGain * (a[i]! + b[i]! - c[i]! - d[i]!);
      a[i] = a[i]! + b[i]! + c[i]! + d[i]!;
    }
    lines.forEach((line, n) => void feed(line, send[n % 2]!, start, heard[n]!, a, count));
  }
}

/** Lines with prime, thus mutually prime, lengths; each loses what its length takes of the decay. */
function linesOf({ sizeM, t60S }: Room, sampleRate: number): Line[] {
  const acrossS = sizeM / SOUND_MPS;
  const scale = Math.min(Math.max(acrossS, SHORTEST_S / LINE_SHARES[0]!), LONGEST_S / LINE_SHARES.at(-1)!);
  let shortest = 0;
  return LINE_SHARES.map((share) => {
    const delay = nextPrime(Math.max(share * scale * sampleRate, shortest + 1));
    shortest = delay;
    const lossless = pow(10, (-3 * delay) / (LOW_T60_SHARE * t60S * sampleRate));
    // Jot's law for a one-pole filter whose T60 is shorter by this share at half the sample rate.
    const pole = (log(10) / 4) * log10(lossless) * (1 - 1 / (HIGH_T60_SHARE * HIGH_T60_SHARE));
    const keep = Math.min(pole, 0.6);
    return { delayed: new Float64Array(delay), at: 0, gain: lossless, keep, last: 0 };
  });
}

/** What comes out of a line in a block, filtered, also added to the sum of its group. */
function hear(line: Line, heard: Float64Array, sum: Float64Array, count: number): void {
  const { delayed, keep } = line;
  const gain = line.gain * (1 - keep);
  let { at, last } = line;
  for (let i = 0; i < count; i++) {
    last = gain * delayed[at]! + keep * last;
    if (++at === delayed.length) at = 0;
    heard[i] = last;
    sum[i]! += last;
  }
  line.last = last;
}

/** What goes into a line in a block: half of what is sent to its side, and what the lines pass on to it. */
function feed(
  line: Line,
  send: Float64Array,
  start: number,
  heard: Float64Array,
  sum: Float64Array,
  count: number,
): void {
  const { delayed } = line;
  let { at } = line;
  for (let i = 0; i < count; i++) {
    delayed[at] = send[start + i]! / 2 + heard[i]! - sum[i]! / 4;
    if (++at === delayed.length) at = 0;
  }
  line.at = at;
}

/** The least prime that is not below a number. */
function nextPrime(from: number): number {
  for (let n = Math.max(2, Math.ceil(from)); ; n++) if (isPrime(n)) return n;
}

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return true;
}
