import { addScaled, dot, length, scale, type Vec3, ZERO } from '../base/vec3.ts';
import type { Bridge } from './bridge.ts';

/**
 * The friction impulse on the second of two bodies in the step that the engine has just taken, in N s. The engine does not tell it;
 * it is what the momentum of the body with fewer touches shows along the surface, and by Coulomb never more than friction
 * times the normal impulse. Exact where that body touches nothing else; among several touches, an estimate. Either body is
 * -1 where it is not free, or in a joint.
 */
export function frictionBetween(
  bridge: Bridge,
  a: number,
  b: number,
  normal: Vec3,
  impulseNs: number,
  friction: number,
): Vec3 {
  if (a < 0 && b < 0) return ZERO;
  const isFirst = b < 0 || (a >= 0 && bridge.touched[a]! <= bridge.touched[b]!);
  const given = bridge.givenTo(isFirst ? a : b);
  const along = addScaled(given, normal, -dot(given, normal));
  const size = length(along);
  if (size === 0) return ZERO;
  return scale(along, ((isFirst ? -1 : 1) * Math.min(size, friction * impulseNs)) / size);
}
