import type { Mix } from '../../core/dsp/mix.ts';

/** Loudest sample of both channels in each of `columns` equal spans of [fromS, toS), 0 to 1. */
export function peaksOf(mix: Mix, fromS: number, toS: number, columns: number): Float32Array {
  const peaks = new Float32Array(columns);
  const [left, right] = mix.channels;
  const samplesPerColumn = ((toS - fromS) * mix.sampleRate) / columns;
  for (let column = 0; column < columns; column++) {
    const first = Math.max(0, Math.floor(fromS * mix.sampleRate + column * samplesPerColumn));
    const end = Math.min(left.length, Math.ceil(fromS * mix.sampleRate + (column + 1) * samplesPerColumn));
    let peak = 0;
    for (let i = first; i < end; i++) peak = Math.max(peak, Math.abs(left[i]!), Math.abs(right[i]!));
    peaks[column] = Math.min(1, peak);
  }
  return peaks;
}

/** Quietest level that still shows, in dB below full scale. */
const FLOOR_DB = -54;

/** Height of a peak, 0 to 1, on a scale of decibels: quiet contacts stay visible beside loud ones. */
export function peakHeight(peak: number): number {
  if (peak <= 0) return 0;
  return Math.max(0, 1 - (20 * Math.log10(peak)) / FLOOR_DB);
}
