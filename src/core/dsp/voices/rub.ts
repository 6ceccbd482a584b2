import type { Random } from '../../base/rng.ts';
import { ringInto } from '../modal.ts';
import { evenOut, glidingNoise } from '../noise.ts';
import type { Side } from './struck-pair.ts';

/** How two surfaces sound that move over each other without a pause. */
export interface Rubbing {
  readonly count: number;
  readonly lowHz: number;
  /** The upper corner of the force's noise. */
  highHzAt(sample: number): number;
  /** Share of the sound that is the bodies ringing along; the rest is the noise of the surfaces. */
  readonly ringShare: number;
  /** Added to the noise: a force that the surfaces make beside it. */
  readonly also?: Float64Array;
}

/** Level is kept even within about this time, so that only the cue's curve says how loud it is. */
const EVEN_S = 0.06;

/** The noise of two surfaces and the bodies that ring along, at an even level whose root mean square is about 1. */
export function rub(rubbing: Rubbing, sides: readonly Side[], sampleRate: number, random: Random): Float64Array {
  const { count, lowHz, ringShare, also } = rubbing;
  const force = glidingNoise(count, lowHz, (sample) => rubbing.highHzAt(sample), sampleRate, random);
  evenOut(force, EVEN_S, sampleRate);
  if (also) for (let i = 0; i < count; i++) force[i]! += also[i]!;
  const ring = new Float64Array(count);
  for (const { body } of sides) ringInto(ring, body.modes, [{ at: 0, force }], sampleRate);
  evenOut(ring, EVEN_S, sampleRate);
  for (let i = 0; i < count; i++) force[i] = (1 - ringShare) * force[i]! + ringShare * ring[i]!;
  return force;
}

/** Distance between the bumps that a pair feels: those of the rougher side. */
export function roughnessOf(sides: readonly Side[]): number {
  return sides.reduce((roughest, { sound }) => Math.max(roughest, sound.roughnessM), SMOOTHEST_M);
}

const SMOOTHEST_M = 0.0005;
