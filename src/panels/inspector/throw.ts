import type { Release } from '../../core/scene/schema.ts';
import { type Launch, launchOf, velocityOf } from '../../editor/tools/throw-arrow.ts';

/** How a prop is thrown, in a director's terms; spin in turns per second. */
export interface Throw extends Launch {
  readonly spinRps: number;
  readonly spin: SpinStyle;
}

/** Which way it spins, seen by the thrower. `custom` is any other axis. */
export type SpinStyle = 'backspin' | 'topspin' | 'left' | 'right' | 'custom';

/** Cosine of the largest angle (2.6°) at which an axis still counts as a named spin. */
const NAMED_SPIN_COSINE = 0.999;

type Vector = readonly [number, number, number];

export function throwOf({ velocityMps, angularVelocityRadps }: Release): Throw {
  const launch = launchOf(velocityMps);
  return {
    ...launch,
    spinRps: Math.hypot(...angularVelocityRadps) / (2 * Math.PI),
    spin: spinStyleOf(angularVelocityRadps, launch.azimuthRad),
  };
}

/** The release with some of its throw changed; a new heading turns the spin along. */
export function changeThrow(release: Release, change: Partial<Throw>): Release {
  const before = throwOf(release);
  const after = { ...before, ...change };
  return {
    velocityMps: [...velocityOf(after)],
    angularVelocityRadps: spinOf(release.angularVelocityRadps, before, after),
  };
}

function spinOf(current: Vector, before: Throw, after: Throw): [number, number, number] {
  const radps = after.spinRps * 2 * Math.PI;
  const axis = after.spin === 'custom' ? turned(current, before, after) : axisOf(after.spin, after.azimuthRad);
  return [axis[0] * radps, axis[1] * radps, axis[2] * radps];
}

/** Unit axis of a named spin: counter-clockwise seen from its tip. */
function axisOf(spin: Exclude<SpinStyle, 'custom'>, azimuthRad: number): Vector {
  const right: Vector = [Math.cos(azimuthRad), 0, Math.sin(azimuthRad)];
  if (spin === 'backspin') return right;
  if (spin === 'topspin') return [-right[0], 0, -right[2]];
  return spin === 'left' ? [0, 1, 0] : [0, -1, 0];
}

/** The present axis, turned about the vertical by as much as the heading changes. */
function turned(current: Vector, before: Throw, after: Throw): Vector {
  const length = Math.hypot(...current);
  if (length === 0) return axisOf('backspin', after.azimuthRad);
  const angle = after.azimuthRad - before.azimuthRad;
  const [x, y, z] = current;
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  return [(x * c - z * s) / length, y / length, (x * s + z * c) / length];
}

function spinStyleOf(angular: Vector, azimuthRad: number): SpinStyle {
  const length = Math.hypot(...angular);
  if (length === 0) return 'backspin';
  for (const spin of ['backspin', 'topspin', 'left', 'right'] as const) {
    const axis = axisOf(spin, azimuthRad);
    const cosine = (axis[0] * angular[0] + axis[1] * angular[1] + axis[2] * angular[2]) / length;
    if (cosine >= NAMED_SPIN_COSINE) return spin;
  }
  return 'custom';
}
