import { clamp, pow } from '../../base/math.ts';
import type { Instrument } from './instrument.ts';
import { release } from './release.ts';

/** Time in which a plucked string falls by 60 dB, at 220 Hz. */
const RING_S = 3;
const RELEASE_S = 0.15;
/** Where along the string it is plucked: partials that have a node there are missing. */
const PLUCKED_AT = 0.22;

/** A plucked string, by Karplus and Strong: noise that goes round a delay, a little duller on each turn. */
export const pluck: Instrument = ({ hz, velocity, durationS, sampleRate, random }) => {
  // The averaging filter delays by half a sample, the all-pass by the rest of the period.
  const period = sampleRate / hz - 0.5;
  const length = Math.max(2, Math.floor(period - 0.1));
  const rest = period - length;
  const tune = (1 - rest) / (1 + rest);
  const ringS = RING_S * clamp(pow(220 / hz, 0.5), 0.2, 2);
  const keep = pow(10, -3 / (ringS * hz));
  const line = excitation(length, 0.2 + 0.75 * velocity, random);
  const out = new Float64Array(Math.ceil((durationS + 4 * RELEASE_S) * sampleRate));
  let [at, before, passedIn, passedOut] = [0, 0, 0, 0];
  for (let i = 0; i < out.length; i++) {
    const x = line[at]!;
    out[i] = x;
    const dull = keep * 0.5 * (x + before);
    before = x;
    passedOut = tune * dull + passedIn - tune * passedOut;
    passedIn = dull;
    line[at] = passedOut;
    if (++at === length) at = 0;
  }
  return release(out, durationS, RELEASE_S, sampleRate);
};

/** One turn of noise, duller for softer notes, without the partials that have a node where it is plucked. */
function excitation(length: number, brightness: number, random: () => number): Float64Array {
  const noise = new Float64Array(length);
  let smooth = 0;
  for (let i = 0; i < length; i++) {
    smooth += brightness * (2 * random() - 1 - smooth);
    noise[i] = smooth;
  }
  const shift = Math.floor(length * PLUCKED_AT);
  const combed = noise.map((value, i) => value - noise[(i - shift + length) % length]!);
  const mean = combed.reduce((sum, value) => sum + value, 0) / length;
  let peak = 1e-9;
  for (let i = 0; i < length; i++) {
    combed[i]! -= mean;
    peak = Math.max(peak, Math.abs(combed[i]!));
  }
  return combed.map((value) => (0.9 * value) / peak);
}
