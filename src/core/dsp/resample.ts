import { cos, PI, sin } from '../base/math.ts';

/** Zero crossings of the sinc on either side: with its window, what folds back is more than 80 dB down. */
const CROSSINGS = 24;
/** Places between two crossings at which the sinc is tabulated; between them it is a straight line. */
const FINENESS = 512;
/** Share of the band that is kept: what lies above is where the filter falls. */
const KEPT = 0.94;

let table: Float64Array | null = null;

/**
 * A signal at another rate, by a windowed sinc: what the new rate cannot hold is left out. Sample 0 stays where it is.
 * Rates in Hz, not necessarily whole.
 */
export function resample(signal: ArrayLike<number>, fromRate: number, toRate: number): Float64Array {
  if (fromRate === toRate) return Float64Array.from(signal);
  const sinc = sincTable();
  const ratio = fromRate / toRate;
  const out = new Float64Array(Math.ceil(signal.length / ratio));
  const band = KEPT * Math.min(1, 1 / ratio);
  const reach = CROSSINGS / band;
  for (let i = 0; i < out.length; i++) {
    const center = i * ratio;
    const first = Math.max(0, Math.ceil(center - reach));
    const last = Math.min(signal.length - 1, Math.floor(center + reach));
    let sum = 0;
    for (let n = first; n <= last; n++) {
      const x = Math.abs(n - center) * band * FINENESS;
      const at = Math.floor(x);
      const low = sinc[at]!;
      sum += signal[n]! * (low + (sinc[at + 1]! - low) * (x - at));
    }
    out[i] = sum * band;
  }
  return out;
}

/** One half of the sinc, in a Blackman window. */
function sincTable(): Float64Array {
  if (table) return table;
  table = new Float64Array(CROSSINGS * FINENESS + 2);
  for (let i = 0; i <= CROSSINGS * FINENESS; i++) {
    const x = (PI * i) / FINENESS;
    const share = x / CROSSINGS;
    table[i] = (i === 0 ? 1 : sin(x) / x) * (0.42 + 0.5 * cos(share) + 0.08 * cos(2 * share));
  }
  return table;
}
