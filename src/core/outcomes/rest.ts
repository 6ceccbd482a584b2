import { length } from '../base/vec3.ts';
import type { Motion } from '../motion/motion.ts';
import { stateAtKnot, trackOf } from '../motion/sample.ts';

/** Slower than both of these, a body is at rest. */
export const REST_SPEED_MPS = 0.02;
export const REST_SPIN_RADPS = 0.05;

/** The instant from which a body stays at rest to the end, or null where it never does. */
export function restsFrom(motion: Motion, bodyId: string): number | null {
  const track = trackOf(motion, bodyId);
  if (!track) return null;
  let from: number | null = null;
  for (let i = track.timesS.length - 1; i >= 0; i--) {
    const state = stateAtKnot(track, i);
    const isAtRest = length(state.velocityMps) < REST_SPEED_MPS && length(state.angularVelocityRadps) < REST_SPIN_RADPS;
    if (!isAtRest) break;
    from = track.timesS[i]!;
  }
  return from;
}
