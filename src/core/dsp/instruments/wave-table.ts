import { sin, TAU } from '../../base/math.ts';

const SIZE = 2048;
const HIGHEST_PER_RATE = 0.45;

/** One period of a sound of many partials, none above what the sample rate holds; its peak is 1. */
export function waveTable(
  hz: number,
  sampleRate: number,
  amplitudeOf: (partial: number) => number,
  partials: number,
): Float64Array {
  const count = Math.max(1, Math.min(partials, Math.floor((HIGHEST_PER_RATE * sampleRate) / hz)));
  const table = new Float64Array(SIZE + 1);
  for (let i = 0; i < SIZE; i++) {
    for (let n = 1; n <= count; n++) table[i]! += amplitudeOf(n) * SINES[(i * n) % SIZE]!;
  }
  table[SIZE] = table[0]!;
  let peak = 0;
  for (const value of table) peak = Math.max(peak, Math.abs(value));
  return table.map((value) => value / peak);
}

const SINES = Float64Array.from({ length: SIZE }, (_, i) => sin((TAU * i) / SIZE));

/** The table at a phase from 0 to 1, along a straight line between its values. */
export function readTable(table: Float64Array, phase: number): number {
  const x = phase * SIZE;
  const at = Math.floor(x);
  return table[at]! + (table[at + 1]! - table[at]!) * (x - at);
}
