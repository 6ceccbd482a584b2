import type { Part } from './prop-kind.ts';
import { boxBetween, solidPart } from './solid-part.ts';

/** Four square legs from the floor up, their outer faces this far from the middle: `leg-1` to `leg-4`. */
export function fourLegs(wanted: {
  readonly halfWidthM: number;
  readonly halfDepthM: number;
  readonly heightM: number;
  readonly thicknessM: number;
  readonly materialId: string;
  readonly colorRgb?: Part['colorRgb'];
}): Part[] {
  const { halfWidthM, halfDepthM, heightM, thicknessM, materialId, colorRgb } = wanted;
  const corners = [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ] as const;
  return corners.map(([sx, sz], k) => {
    const x = sx * (halfWidthM - thicknessM / 2);
    const z = sz * (halfDepthM - thicknessM / 2);
    const half = thicknessM / 2;
    return solidPart({
      id: `leg-${k + 1}`,
      label: 'leg',
      materialId,
      colorRgb,
      ...boxBetween([x - half, 0, z - half], [x + half, heightM, z + half]),
    });
  });
}
