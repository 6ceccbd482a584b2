import { addScaled, dot, length, type Vec3 } from '../base/vec3.ts';
import type { Bridge } from './bridge.ts';

/**
 * The friction impulse between two bodies in the step that the engine has just taken, in N s. The engine does not tell it;
 * it is what the momentum of the body with fewer touches shows along the surface, and by Coulomb never more than friction
 * times the normal impulse. Exact where that body touches nothing else; among several touches, an estimate.
 */
export function frictionBetween(
  bridge: Bridge,
  /** Those of the two that are free and in no joint. */
  loose: readonly number[],
  normal: Vec3,
  impulseNs: number,
  friction: number,
): number {
  const [a, b] = loose;
  if (a === undefined) return 0;
  const given = bridge.givenTo(b === undefined || bridge.touched[a]! <= bridge.touched[b]! ? a : b);
  const along = addScaled(given, normal, -dot(given, normal));
  return Math.min(length(along), friction * impulseNs);
}
