import { cos, sin, TAU } from '../math.ts';
import type { MeshBuilder } from './mesh.ts';

/** A point of an outline that is turned about y: how far from the axis, how high, and which way is out. */
export interface OutlinePoint {
  readonly radiusM: number;
  readonly yM: number;
  readonly normal: readonly [outwards: number, up: number];
}

/** Adds the surface of an outline that is turned about y. The outline runs down where it faces away from the axis. */
export function revolve(builder: MeshBuilder, outline: readonly OutlinePoint[], around: number): void {
  const rings = outline.map(({ radiusM, yM, normal: [outwards, up] }) =>
    Array.from({ length: around }, (_, i) => {
      const [s, c] = [sin((TAU * i) / around), cos((TAU * i) / around)];
      return builder.vertex([radiusM * s, yM, radiusM * c], [outwards * s, up, outwards * c]);
    }),
  );
  for (let j = 0; j + 1 < rings.length; j++) {
    for (let i = 0; i < around; i++) {
      const next = (i + 1) % around;
      const [topLeft, topRight] = [rings[j]![i]!, rings[j]![next]!];
      const [lowLeft, lowRight] = [rings[j + 1]![i]!, rings[j + 1]![next]!];
      // On the axis, one side of the quad has no length.
      if (outline[j + 1]!.radiusM > 0) builder.triangle(topLeft, lowLeft, lowRight);
      if (outline[j]!.radiusM > 0) builder.triangle(topLeft, lowRight, topRight);
    }
  }
}

/** Points on a circle about (radiusM, yM), by angle from outwards towards up; the poles lie exactly on the axis. */
export function arc(
  circle: { readonly radiusM: number; readonly yM: number; readonly widthM: number },
  fromRad: number,
  toRad: number,
  pieces: number,
): readonly OutlinePoint[] {
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const angle = fromRad + ((toRad - fromRad) * i) / pieces;
    const [outwards, up] = [cos(angle), sin(angle)];
    const radiusM = circle.radiusM + circle.widthM * outwards;
    return { radiusM: radiusM < 1e-12 ? 0 : radiusM, yM: circle.yM + circle.widthM * up, normal: [outwards, up] };
  });
}
