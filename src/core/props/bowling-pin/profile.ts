import { PI } from '../../base/math.ts';
import type { Ring } from '../revolved.ts';

const INCH_M = 0.0254;

/** USBC Equipment and Specifications Manual, pin profile: height above the base and diameter, in inches. */
const PROFILE_IN: readonly (readonly [height: number, diameter: number])[] = [
  [0, 2.031],
  [0.75, 2.828],
  [2.25, 3.906],
  [3.375, 4.51],
  [4.5, 4.766],
  [5.875, 4.563],
  [7.25, 3.703],
  [8.625, 2.472],
  [9.375, 1.965],
  [10, 1.797],
  [10.875, 1.87],
  [11.75, 2.094],
  [12.625, 2.406],
  [13.5, 2.547],
  // The head is round, of radius 1.273 in: two rings of it, and the top.
  [14.3, 2.276],
  [14.8, 1.363],
  [15, 0.02],
];

/** The outline of a pin, base at 0, from bottom to top; metres. */
export const PROFILE: readonly Ring[] = PROFILE_IN.map(([height, diameter]) => [
  height * INCH_M,
  (diameter / 2) * INCH_M,
]);

/** The flat foot on which it stands, 2.031 in across: its height, and its radius. */
export const FOOT: Ring = [0.2 * INCH_M, (2.031 / 2) * INCH_M];

/** The widest place, where balls and other pins strike: its height, and half the diameter of 4.766 in. */
export const BELLY: Ring = [4.5 * INCH_M, (4.766 / 2) * INCH_M];

/**
 * The outline cut where it is hollow, as heights in inches: each piece is convex. The foot lies below
 * the first, the belly between the first two. */
export const PIECES_IN = {
  base: [0.2, 0.75, 2.25, 3.375, 4.1],
  shoulder: [4.9, 5.875, 7.25, 8.625],
  taper: [8.625, 10],
  neck: [10, 10.875],
  head: [10.875, 12.625, 13.5, 14.3, 14.8, 15],
} as const;

/** The outline's circles at some heights, given in inches. */
export function ringsAt(heightsIn: readonly number[]): readonly Ring[] {
  return heightsIn.map((height) => [height * INCH_M, radiusAt(height * INCH_M)]);
}

/** Surface of the whole outline and the base, in square metres. */
export const SURFACE_M2 = PROFILE.slice(1).reduce(
  (sum, [y, radius], k) => {
    const [y0, r0] = PROFILE[k]!;
    const slant = Math.sqrt((y - y0) * (y - y0) + (radius - r0) * (radius - r0));
    return sum + PI * (radius + r0) * slant;
  },
  PI * PROFILE[0]![1] * PROFILE[0]![1],
);

/** How wide the pin is at a height: straight between the circles of its outline. */
function radiusAt(heightM: number): number {
  const next = Math.max(
    1,
    PROFILE.findIndex(([y]) => y >= heightM),
  );
  const [y0, r0] = PROFILE[next - 1]!;
  const [y1, r1] = PROFILE[next]!;
  return r0 + ((r1 - r0) * (heightM - y0)) / (y1 - y0);
}
