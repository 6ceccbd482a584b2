import { clamp } from '../../base/math.ts';
import type { Random } from '../../base/rng.ts';
import { halfSine } from '../contact-pulse.ts';
import { evenOut } from '../noise.ts';
import type { Along } from './along.ts';

/** Slips a second of a shoe on a floor, from one to another; our estimate. */
const SLIPS_HZ = [550, 1100] as const;
/** The pitch wanders by so much from slip to slip, and never further than this share. */
const JITTER = 0.02;
const WANDER = 0.12;
/** Slower, it creeps without a sound; faster, it slides without sticking. */
const SQUEAKING_MPS = [0.15, 4] as const;
const SLIP_S = 0.00035;
/** Against the noise of the surfaces, whose root mean square is 1. */
const STRENGTH = 1.6;
const EVEN_S = 0.02;

/** The force of rubber that sticks and slips: sharp little pushes at a pitch that wanders and rises with speed. */
export function squeak(way: Along, sampleRate: number, random: Random): Float64Array {
  const out = new Float64Array(way.count);
  const slip = halfSine(SLIP_S, sampleRate);
  const baseHz = SLIPS_HZ[0] + (SLIPS_HZ[1] - SLIPS_HZ[0]) * random();
  let bend = 0;
  let at = 0;
  while (at < way.count) {
    const speedMps = way.speedAt(at);
    bend = clamp(bend + JITTER * (2 * random() - 1), -WANDER, WANDER);
    const hz = baseHz * (1 + bend) * (0.85 + 0.15 * Math.min(speedMps, 2));
    if (speedMps >= SQUEAKING_MPS[0] && speedMps <= SQUEAKING_MPS[1]) {
      const end = Math.min(slip.length, out.length - at);
      for (let i = 0; i < end; i++) out[at + i]! += slip[i]!;
    }
    at += Math.max(1, Math.round(sampleRate / hz));
  }
  removeMean(out, sampleRate);
  evenOut(out, EVEN_S, sampleRate);
  for (let i = 0; i < out.length; i++) out[i]! *= STRENGTH;
  return out;
}

/** A first-order high-pass at 100 Hz: pushes all point one way, sound does not. */
function removeMean(signal: Float64Array, sampleRate: number): void {
  const share = 1 - 628 / sampleRate;
  let before = 0;
  let high = 0;
  for (let i = 0; i < signal.length; i++) {
    high = share * (high + signal[i]! - before);
    before = signal[i]!;
    signal[i] = high;
  }
}
