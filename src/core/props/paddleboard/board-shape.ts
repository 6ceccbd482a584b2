import { cos, PI, pow, sin } from '../../base/math.ts';
import type { Shape } from '../../base/shapes/shape.ts';
import type { Vec3 } from '../../base/vec3.ts';

export interface BoardSize {
  readonly lengthM: number;
  readonly widthM: number;
  readonly thicknessM: number;
}

/**
 * How full the outline is: |x/a|^n + |z/b|^n = 1. With 2.8, a board of 3.20 by 0.86 m has a waterplane of 2.4 m2 and, 0.15 m
 * thick, some 330 L, as all-round boards of 10'6" x 34" x 6" do.
 */
const FULLNESS = 2.8;
/** Corners of the outline that is felt: enough to roll over a rail, few enough to be quick. */
const FELT_CORNERS = 16;
const SHOWN_CORNERS = 48;
/** How much the rails draw in at deck and bottom, as a share of the thickness. */
const RAIL = 0.2;
/** Where the rails are, as shares of the thickness from the middle: full between the two. */
const SHOULDER = 0.25;

/** Outlines from the bottom to the deck: height as a share of the thickness, and how far drawn in as a share of it. */
const LEVELS = [
  [-0.5, RAIL],
  [-SHOULDER, 0],
  [SHOULDER, 0],
  [0.5, RAIL],
] as const;

/** What of a board is felt: a hull, its origin in the middle, length along x, width along z. */
export function boardHull(size: BoardSize): Shape {
  return { type: 'hull', pointsM: pointsOf(size, FELT_CORNERS) };
}

/** What of a board is seen: the same outline with more corners, closed at bottom and deck. */
export function boardMesh(size: BoardSize): Shape {
  const n = SHOWN_CORNERS;
  const verticesM = pointsOf(size, n);
  const triangles: (readonly [number, number, number])[] = [];
  for (let level = 0; level + 1 < LEVELS.length; level++) {
    for (let i = 0; i < n; i++) {
      const a = level * n + i;
      const b = level * n + ((i + 1) % n);
      triangles.push([a, a + n, b + n], [a, b + n, b]);
    }
  }
  const deck = (LEVELS.length - 1) * n;
  for (let i = 1; i + 1 < n; i++) triangles.push([0, i, i + 1], [deck, deck + i + 1, deck + i]);
  return { type: 'mesh', verticesM, triangles };
}

/** Corners level by level; with few of them, the outline is widened to enclose what the true one does. */
function pointsOf({ lengthM, widthM, thicknessM }: BoardSize, corners: number): Vec3[] {
  const outline = outlineOf(corners);
  const widen = Math.sqrt(areaOf(outlineOf(512)) / areaOf(outline));
  return LEVELS.flatMap(([height, draw]) =>
    outline.map(([x, z]): Vec3 => {
      const inM = draw * thicknessM;
      return [x * widen * (lengthM / 2 - inM), height * thicknessM, z * widen * (widthM / 2 - inM)];
    }),
  );
}

/** The outline of half length 1 and half width 1. */
function outlineOf(corners: number): (readonly [x: number, z: number])[] {
  return Array.from({ length: corners }, (_, i) => {
    // Offset by half a corner, so that nose, tail and rails are flats and not points.
    const angle = (2 * PI * (i + 0.5)) / corners;
    return [bend(cos(angle)), bend(sin(angle))] as const;
  });
}

function bend(x: number): number {
  return (x < 0 ? -1 : 1) * pow(Math.abs(x), 2 / FULLNESS);
}

function areaOf(outline: readonly (readonly [number, number])[]): number {
  let twice = 0;
  outline.forEach(([x, z], i) => {
    const [nextX, nextZ] = outline[(i + 1) % outline.length]!;
    twice += x * nextZ - z * nextX;
  });
  return Math.abs(twice) / 2;
}
