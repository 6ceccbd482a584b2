/** Arithmetic of the references: they import nothing from src. */
export type V = readonly [x: number, y: number, z: number];

export const plus = (a: V, b: V, s = 1): V => [a[0] + s * b[0], a[1] + s * b[1], a[2] + s * b[2]];
export const times = (a: V, s: number): V => [a[0] * s, a[1] * s, a[2] * s];
export const dot = (a: V, b: V) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: V, b: V): V => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const norm = (a: V) => Math.hypot(...a);
export const unit = (a: V): V => times(a, 1 / norm(a));

/** The angle between two vectors in degrees, exact for small ones, too. */
export const angleDeg = (a: V, b: V) => (Math.atan2(norm(cross(a, b)), dot(a, b)) * 180) / Math.PI;

/** Mulberry32: a seeded source of numbers from 0 to 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const median = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** Where a rising question turns from no to yes, between `no` and `yes`, to within `width`. */
export async function turningPoint(
  no: number,
  yes: number,
  width: number,
  isYes: (x: number) => boolean | Promise<boolean>,
): Promise<number> {
  let a = no;
  let b = yes;
  while (Math.abs(b - a) > width) {
    const middle = (a + b) / 2;
    if (await isYes(middle)) b = middle;
    else a = middle;
  }
  return (a + b) / 2;
}
