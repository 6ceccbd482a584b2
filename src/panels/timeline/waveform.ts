import type { Mix } from '../../core/dsp/mix.ts';

/** Samples behind one peak of the fine list, and fine peaks behind one of the coarse: at the closest zoom a bar is 50 samples. */
const FINE = 32;
const COARSE = 32;

/** The loudest samples of a track, looked for once, so that any stretch of it can be drawn in no time. */
export interface Peaks {
  readonly sampleRate: number;
  /** Of every 32 samples, of both channels, 0 to 1. */
  readonly fine: Float32Array;
  /** Of every 1024 samples. */
  readonly coarse: Float32Array;
}

const known = new WeakMap<Mix, Peaks>();

/** The peaks of a mix; found at the first asking. */
export function peaksOf(mix: Mix): Peaks {
  const peaks = known.get(mix) ?? findPeaks(mix);
  known.set(mix, peaks);
  return peaks;
}

function findPeaks({ sampleRate, channels: [left, right] }: Mix): Peaks {
  const fine = new Float32Array(Math.ceil(left.length / FINE));
  for (let block = 0; block < fine.length; block++) {
    const end = Math.min(left.length, (block + 1) * FINE);
    let peak = 0;
    for (let i = block * FINE; i < end; i++) peak = Math.max(peak, Math.abs(left[i]!), Math.abs(right[i]!));
    fine[block] = Math.min(1, peak);
  }
  const coarse = new Float32Array(Math.ceil(fine.length / COARSE));
  for (let i = 0; i < fine.length; i++) {
    const block = Math.floor(i / COARSE);
    coarse[block] = Math.max(coarse[block]!, fine[i]!);
  }
  return { sampleRate, fine, coarse };
}

/** Blocks that a place may be off by rounding: what ends on a block's edge is not of the next. */
const ROUNDING = 1e-6;

/** Loudest sample in each of `columns` equal spans of [fromS, toS), 0 to 1, to within a column at the ends. */
export function columnPeaks(peaks: Peaks, fromS: number, toS: number, columns: number): Float32Array {
  const found = new Float32Array(columns);
  const blocksPerColumn = ((toS - fromS) * peaks.sampleRate) / columns / FINE;
  const isCoarse = blocksPerColumn >= COARSE;
  const list = isCoarse ? peaks.coarse : peaks.fine;
  const perColumn = isCoarse ? blocksPerColumn / COARSE : blocksPerColumn;
  const from = (fromS * peaks.sampleRate) / FINE / (isCoarse ? COARSE : 1);
  for (let column = 0; column < columns; column++) {
    const first = Math.max(0, Math.floor(from + column * perColumn + ROUNDING));
    const end = Math.min(list.length, Math.ceil(from + (column + 1) * perColumn - ROUNDING));
    let peak = 0;
    for (let i = first; i < end; i++) peak = Math.max(peak, list[i]!);
    found[column] = peak;
  }
  return found;
}

/** Quietest level that still shows, in dB below full scale. */
const FLOOR_DB = -54;

/** Height of a peak, 0 to 1, on a scale of decibels: quiet contacts stay visible beside loud ones. */
export function peakHeight(peak: number): number {
  if (peak <= 0) return 0;
  return Math.max(0, 1 - (20 * Math.log10(peak)) / FLOOR_DB);
}
