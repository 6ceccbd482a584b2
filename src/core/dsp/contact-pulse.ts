import { clamp, PI, pow, sin } from '../base/math.ts';
import type { MaterialSound } from '../materials/material.ts';

/** Bodies whose contact lasts this long or longer yield like springs: their contact time does not depend on speed. */
const SPRINGY_CONTACT_S = 0.003;
/** Size of the smaller body to which the table's contact times belong. */
const REFERENCE_SIZE_M = 0.1;
/** Slowest speed for which the Hertz law is used; slower ones count as this. */
const SLOWEST_MPS = 0.05;
/** Beyond these shares of the reference size, things touch with a corner or a patch of themselves. */
const SIZE_RANGE = [0.1, 5] as const;

/**
 * How long two bodies push on each other. Stiff ones follow Hertz: the time goes with the size of the smaller body and
 * with speed^(-1/5), so that harder hits are brighter; springy ones (a ball full of air) take the same time at any
 * speed. Two compliances in series add, and a spring's period squared goes with its compliance, so squares add.
 */
export function contactTimeS(sounds: readonly MaterialSound[], smallerSizeM: number, speedMps: number): number {
  const hertz = clamp(smallerSizeM / REFERENCE_SIZE_M, ...SIZE_RANGE) / pow(clamp(speedMps, SLOWEST_MPS, 1000), 0.2);
  let squares = 0;
  for (const { contactTimeS: table } of sounds) {
    const own = table >= SPRINGY_CONTACT_S ? table : table * hertz;
    squares += own * own;
  }
  return Math.sqrt(squares);
}

/** A half-sine push whose samples add up to `impulse`. */
export function halfSine(durationS: number, sampleRate: number, impulse = 1): Float64Array {
  const pulse = new Float64Array(Math.max(1, Math.round(durationS * sampleRate)));
  let sum = 0;
  for (let i = 0; i < pulse.length; i++) {
    pulse[i] = sin((PI * (i + 0.5)) / pulse.length);
    sum += pulse[i]!;
  }
  for (let i = 0; i < pulse.length; i++) pulse[i]! *= impulse / sum;
  return pulse;
}
