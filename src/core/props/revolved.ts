import { cos, PI, sin } from '../base/math.ts';
import type { Shape } from '../base/shapes/shape.ts';
import type { Vec3 } from '../base/vec3.ts';

/** A circle about the y axis: how high and how wide. */
export type Ring = readonly [heightM: number, radiusM: number];

/** The radius of the corners of a regular polygon of as many sides that encloses as much as a circle of radius 1. */
export function cornerRadius(sides: number): number {
  return Math.sqrt(PI / ((sides / 2) * sin((2 * PI) / sides)));
}

/**
 * The hull of rings about the y axis, each a polygon that encloses as much as its circle, so that volume, centre of mass
 * and inertia are those of the round body. The rings must be convex from end to end.
 */
export function revolvedHull(rings: readonly Ring[], sides: number): Shape {
  const reach = cornerRadius(sides);
  return { type: 'hull', pointsM: rings.flatMap(([y, radius]) => polygon(y, radius * reach, sides)) };
}

/** The surface between rings about the y axis, for show; open at its ends where those have a radius. */
export function revolvedMesh(rings: readonly Ring[], sides: number): Shape {
  const triangles = rings.slice(1).flatMap((_, r) =>
    Array.from({ length: sides }, (__, s) => {
      const [a, b] = [r * sides + s, r * sides + ((s + 1) % sides)];
      const [c, d] = [a + sides, b + sides];
      return [
        [a, c, b],
        [b, c, d],
      ] as const;
    }).flat(),
  );
  return { type: 'mesh', verticesM: rings.flatMap(([y, radius]) => polygon(y, radius, sides)), triangles };
}

function polygon(y: number, radius: number, sides: number): Vec3[] {
  return Array.from({ length: sides }, (_, k): Vec3 => {
    const angle = (2 * PI * k) / sides;
    return [radius * cos(angle), y, radius * sin(angle)];
  });
}
