import type { V } from './vectors.ts';

/**
 * When a free body's spin about its second axis turns round: Euler's equations I1 w1' = (I2 - I3) w2 w3 and round, by
 * classic Runge-Kutta in the body's own axes.
 */
export function flipTimes(inertia: V, spin: V, untilS: number): number[] {
  const [a, b, c] = inertia;
  const rate = ([x, y, z]: V): V => [((b - c) / a) * y * z, ((c - a) / b) * z * x, ((a - b) / c) * x * y];
  const h = 1e-4;
  const add = (w: V, r: V, s: number): V => [w[0] + s * r[0], w[1] + s * r[1], w[2] + s * r[2]];
  const flips: number[] = [];
  let w = spin;
  for (let step = 0; step * h < untilS; step++) {
    const k1 = rate(w);
    const k2 = rate(add(w, k1, h / 2));
    const k3 = rate(add(w, k2, h / 2));
    const k4 = rate(add(w, k3, h));
    const next = add(add(add(add(w, k1, h / 6), k2, h / 3), k3, h / 3), k4, h / 6);
    if (next[1] * w[1] < 0) flips.push((step + w[1] / (w[1] - next[1])) * h);
    w = next;
  }
  return flips;
}

/** I = m (b^2 + c^2) / 12 and round, of a box. */
export const boxInertia = (massKg: number, [x, y, z]: V): V => [
  (massKg * (y * y + z * z)) / 12,
  (massKg * (x * x + z * z)) / 12,
  (massKg * (x * x + y * y)) / 12,
];

/**
 * The period of a body swinging about a hinge, whatever its amplitude: T = 2 pi sqrt((I + m L^2) / m g L) / agm(1, cos(a / 2)),
 * agm the arithmetic-geometric mean (Gauss).
 */
export function swingPeriod(
  massKg: number,
  inertiaKgm2: number,
  lengthM: number,
  g: number,
  amplitudeRad: number,
): number {
  let a = 1;
  let b = Math.cos(amplitudeRad / 2);
  while (Math.abs(a - b) > 1e-15) [a, b] = [(a + b) / 2, Math.sqrt(a * b)];
  return (2 * Math.PI * Math.sqrt((inertiaKgm2 + massKg * lengthM ** 2) / (massKg * g * lengthM))) / a;
}
