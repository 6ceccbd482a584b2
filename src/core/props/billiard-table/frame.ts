import { DEG, tan } from '../../base/math.ts';
import type { Shape } from '../../base/shapes/shape.ts';
import type { Vec3 } from '../../base/vec3.ts';
import type { Part } from '../prop-kind.ts';
import { boxBetween, solidPart } from '../solid-part.ts';
import {
  BED_CHAMFER_M,
  BED_HEIGHT_M,
  CORNER_CUT_DEG,
  CORNER_MOUTH_M,
  CUSHION_M,
  DROP_M,
  NOSE_HEIGHT_M,
  PLAY_LENGTH_M,
  PLAY_WIDTH_M,
  POCKET_WIDTH_M,
  RAIL_M,
  RAIL_TOP_M,
  SIDE_CUT_DEG,
  SIDE_MOUTH_M,
} from './size.ts';

const GREEN = [0.1, 0.38, 0.22] as const;
const WOOD = [0.29, 0.16, 0.09] as const;
const [X, Z] = [PLAY_WIDTH_M / 2, PLAY_LENGTH_M / 2];
/** A cushion under its nose: it recedes to this height at the rail. */
const CUSHION_FOOT_M = 0.012;

/** From the corner of the noses' rectangle to where a nose ends: the mouth lies across the corner at 45 degrees. */
const CORNER_GAP_M = CORNER_MOUTH_M / Math.sqrt(2);
/** By how much the back of a cushion is longer than its nose, at each sort of end. */
const CORNER_FLARE_M = CUSHION_M / tan((180 - CORNER_CUT_DEG) * DEG);
const SIDE_FLARE_M = CUSHION_M / tan((180 - SIDE_CUT_DEG) * DEG);
/** Rails end where the sides of the pockets begin: of a corner's, which lie at 45 degrees, at their crossing of the rail. */
const RAIL_CORNER_M = POCKET_WIDTH_M / Math.sqrt(2) - CUSHION_M;

/** The bed under its cloth, as thick as the pockets are deep, its corners cut off. */
export function bed(): Part {
  const [x, z, c] = [X, Z, BED_CHAMFER_M];
  const outline = [
    [x - c, z],
    [x, z - c],
    [x, -z + c],
    [x - c, -z],
    [-x + c, -z],
    [-x, -z + c],
    [-x, z - c],
    [-x + c, z],
  ] as const;
  const pointsM = outline.flatMap(([px, pz]): Vec3[] => [
    [px, BED_HEIGHT_M, pz],
    [px, BED_HEIGHT_M - DROP_M, pz],
  ]);
  return solidPart({
    id: 'bed',
    label: 'cloth',
    shape: { type: 'hull', pointsM },
    materialId: 'cloth',
    colorRgb: GREEN,
    positionM: [0, 0, 0],
  });
}

/** Six cushions of rubber, `cushion-…`, and six rails of wood behind them, `rail-…`. */
export function cushionsAndRails(): Part[] {
  const long = ([-1, 1] as const).flatMap((side) =>
    ([-1, 1] as const).flatMap((end) => {
      const name = `${side < 0 ? 'left' : 'right'}-${end < 0 ? 'foot' : 'head'}`;
      const nose = [SIDE_MOUTH_M / 2, Z - CORNER_GAP_M] as const;
      const back = [nose[0] - SIDE_FLARE_M, nose[1] + CORNER_FLARE_M] as const;
      const rail = [POCKET_WIDTH_M / 2, Z - RAIL_CORNER_M] as const;
      const place = (alongM: number, outM: number): readonly [number, number] => [side * (X + outM), end * alongM];
      return pair(name, nose, back, rail, place);
    }),
  );
  const short = ([-1, 1] as const).flatMap((end) => {
    const noseM = X - CORNER_GAP_M;
    const backM = noseM + CORNER_FLARE_M;
    const railM = X - RAIL_CORNER_M;
    const place = (alongM: number, outM: number): readonly [number, number] => [alongM, end * (Z + outM)];
    return pair(end < 0 ? 'foot' : 'head', [-noseM, noseM], [-backM, backM], [-railM, railM], place);
  });
  return [...long, ...short];
}

type Span = readonly [fromM: number, toM: number];

/** One cushion and its rail; `place` turns metres along the nose line and out from it into x and z. */
function pair(
  name: string,
  nose: Span,
  back: Span,
  rail: Span,
  place: (alongM: number, outM: number) => readonly [x: number, z: number],
): Part[] {
  const corner = (alongM: number, outM: number, y: number): Vec3 => {
    const [x, z] = place(alongM, outM);
    return [x, BED_HEIGHT_M + y, z];
  };
  const cushion: Shape = {
    type: 'hull',
    pointsM: [
      ...nose.map((alongM) => corner(alongM, 0, NOSE_HEIGHT_M)),
      ...back.map((alongM) => corner(alongM, CUSHION_M, RAIL_TOP_M)),
      ...back.map((alongM) => corner(alongM, CUSHION_M, CUSHION_FOOT_M)),
    ],
  };
  const [x0, z0] = place(rail[0], CUSHION_M);
  const [x1, z1] = place(rail[1], CUSHION_M + RAIL_M);
  const low: Vec3 = [Math.min(x0, x1), BED_HEIGHT_M - DROP_M, Math.min(z0, z1)];
  const high: Vec3 = [Math.max(x0, x1), BED_HEIGHT_M + RAIL_TOP_M, Math.max(z0, z1)];
  return [
    solidPart({
      id: `cushion-${name}`,
      label: 'cushion',
      shape: cushion,
      materialId: 'rubber',
      colorRgb: GREEN,
      positionM: [0, 0, 0],
    }),
    solidPart({
      id: `rail-${name}`,
      label: 'rail',
      materialId: 'hardwood',
      colorRgb: WOOD,
      ...boxBetween(low, high),
    }),
  ];
}
