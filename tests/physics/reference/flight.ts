import { norm, plus, times, type V } from './vectors.ts';

/** Free flight from the formulas of the textbook. */
export const G = 9.81;

/** p = p0 + v t - g t^2 / 2. */
export function thrown(p: V, v: V, t: number): { readonly p: V; readonly v: V } {
  return { p: [p[0] + v[0] * t, p[1] + v[1] * t - (G * t * t) / 2, p[2] + v[2] * t], v: [v[0], v[1] - G * t, v[2]] };
}

/** Heights of the lowest point of a ball after each bounce: h e^2, h e^4, … */
export const apexes = (dropM: number, e: number, count: number) =>
  Array.from({ length: count }, (_, n) => dropM * e ** (2 * (n + 1)));

/** When a dropped ball is at its n-th apex: sqrt(2 h / g) to the floor, then twice e^n times that for every hop. */
export function apexTimes(dropM: number, e: number, count: number): number[] {
  const fallS = Math.sqrt((2 * dropM) / G);
  let hopStartS = fallS;
  return Array.from({ length: count }, (_, n) => {
    const halfS = fallS * e ** (n + 1);
    const topS = hopStartS + halfS;
    hopStartS += 2 * halfS;
    return topS;
  });
}

export interface Drag {
  readonly cd: number;
  readonly airKgpm3: number;
  readonly radiusM: number;
  readonly massKg: number;
}

/** a = -g - (rho Cd A / 2 m) |v| v, by classic Runge-Kutta with steps of `h`. */
export function withDrag(p: V, v: V, drag: Drag, h: number): { readonly p: V; readonly v: V } {
  const k = (drag.airKgpm3 * drag.cd * Math.PI * drag.radiusM ** 2) / (2 * drag.massKg);
  const a = (u: V): V => plus([0, -G, 0], times(u, -k * norm(u)));
  const v2 = plus(v, a(v), h / 2);
  const v3 = plus(v, a(v2), h / 2);
  const v4 = plus(v, a(v3), h);
  const mean = (a1: V, b1: V, c1: V, d1: V) => times(plus(plus(a1, b1, 2), plus(times(c1, 2), d1)), 1 / 6);
  return { p: plus(p, mean(v, v2, v3, v4), h), v: plus(v, mean(a(v), a(v2), a(v3), a(v4)), h) };
}

/** How far along x a ball is when it comes down through the height `planeY`. */
export function rangeAt(planeY: number, p0: V, v0: V, drag: Drag): number {
  const h = 1e-4;
  let now = { p: p0, v: v0 };
  for (;;) {
    const next = withDrag(now.p, now.v, drag, h);
    if (next.v[1] < 0 && next.p[1] < planeY) {
      const share = (now.p[1] - planeY) / (now.p[1] - next.p[1]);
      return now.p[0] + share * (next.p[0] - now.p[0]);
    }
    now = next;
  }
}

/** The speed at which a drag-free throw at `angleRad` meets a point `L` away and `dh` up: v^2 = g L^2 / (2 cos^2 (L tan - dh)). */
export const speedTo = (L: number, dh: number, angleRad: number) =>
  Math.sqrt((G * L * L) / (2 * Math.cos(angleRad) ** 2 * (L * Math.tan(angleRad) - dh)));
