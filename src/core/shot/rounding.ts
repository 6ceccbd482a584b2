import type { Quat } from '../base/quat.ts';
import type { Vec3 } from '../base/vec3.ts';

/**
 * How fine the numbers of a shot spec are: metres, seconds and rates to a millionth, rotations to 1e-8 (at 4K, under a
 * thousandth of a pixel), pixels to a thousandth. Finer digits would be noise that makes files large.
 */
const STEPS = { si: 1e6, rotation: 1e8, px: 1e3 } as const;

/** A number on its grid; -0 becomes 0. */
export function rounded(x: number, grid: keyof typeof STEPS = 'si'): number {
  return Math.round(x * STEPS[grid]) / STEPS[grid] + 0;
}

export function roundedVec(v: Vec3): [number, number, number] {
  return [rounded(v[0]), rounded(v[1]), rounded(v[2])];
}

export function roundedQuat(q: Quat): [number, number, number, number] {
  return [rounded(q[0], 'rotation'), rounded(q[1], 'rotation'), rounded(q[2], 'rotation'), rounded(q[3], 'rotation')];
}

/** Nine significant digits, for what spans many powers of ten: masses, moments of inertia. */
export function significant(x: number): number {
  return Number(x.toPrecision(9)) + 0;
}

/** Every number in plain data on the metre grid. */
export function roundedDeep<T>(value: T): T {
  if (typeof value === 'number') return rounded(value) as T;
  if (Array.isArray(value)) return value.map(roundedDeep) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, roundedDeep(v)])) as T;
}
