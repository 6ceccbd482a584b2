import { PI } from '../../base/math.ts';
import { compose, fromAxisAngle, IDENTITY, type Pose } from '../../base/quat.ts';
import { UP, type Vec3 } from '../../base/vec3.ts';
import type { Part, Passage } from '../prop-kind.ts';
import { boxBetween, solidPart } from '../solid-part.ts';
import {
  BED_HEIGHT_M,
  DROP_M,
  PLAY_LENGTH_M,
  PLAY_WIDTH_M,
  POCKET_DEPTH_M,
  POCKET_WIDTH_M,
  RAIL_TOP_M,
} from './size.ts';

const WALL_M = 0.012;
/** Walls beside the mouth stay below the cloth as far out as the jaws reach. */
const JAW_M = 0.03;
const INWARD_M = -0.03;
/** The disc that a falling ball crosses lies this far outside the nose line. */
const HOLE_M = 0.05;
const DARK = [0.12, 0.1, 0.09] as const;

/** A pocket's own frame: its origin on the cloth where the nose lines meet (or amid the long side), z outwards. */
interface Pocket extends Pose {
  readonly id: string;
  readonly label: string;
}

const [X, Z] = [PLAY_WIDTH_M / 2, PLAY_LENGTH_M / 2];

/** The six pockets; left is -x, the head of the table is +z. */
const POCKETS: readonly Pocket[] = [
  pocket('foot-left', 'foot pocket, left', [-X, -Z], (5 / 4) * PI),
  pocket('foot-right', 'foot pocket, right', [X, -Z], (3 / 4) * PI),
  pocket('side-left', 'side pocket, left', [-X, 0], (3 / 2) * PI),
  pocket('side-right', 'side pocket, right', [X, 0], PI / 2),
  pocket('head-left', 'head pocket, left', [-X, Z], (7 / 4) * PI),
  pocket('head-right', 'head pocket, right', [X, Z], PI / 4),
];

/** What catches the balls: a leather box in each pocket, `pocket-…-floor`, `-back` and sides. */
export function pocketParts(): Part[] {
  return POCKETS.flatMap((place) => {
    const half = POCKET_WIDTH_M / 2;
    const backM = POCKET_DEPTH_M + WALL_M;
    const piece = (name: string, low: Vec3, high: Vec3): Part => {
      const { shape, positionM } = boxBetween(low, high);
      return solidPart({
        id: `pocket-${place.id}-${name}`,
        label: place.label,
        shape,
        materialId: 'leather',
        colorRgb: DARK,
        ...compose(place, { positionM, rotation: IDENTITY }),
      });
    };
    return [
      piece('floor', [-half - WALL_M, -DROP_M - WALL_M, INWARD_M], [half + WALL_M, -DROP_M, backM]),
      piece('back', [-half - WALL_M, -DROP_M, POCKET_DEPTH_M], [half + WALL_M, RAIL_TOP_M, backM]),
      ...([-1, 1] as const).flatMap((side) => {
        const [inner, outer] = [side * half, side * (half + WALL_M)];
        const [low, high] = [Math.min(inner, outer), Math.max(inner, outer)];
        const name = side < 0 ? 'left' : 'right';
        return [
          piece(`${name}-low`, [low, -DROP_M, INWARD_M], [high, -0.002, JAW_M]),
          piece(name, [low, -DROP_M, JAW_M], [high, RAIL_TOP_M, POCKET_DEPTH_M]),
        ];
      }),
    ];
  });
}

/** The holes, crossed downwards by the middle of a ball that drops. */
export function pocketPassages(): Passage[] {
  return POCKETS.map((place) => ({
    id: `pocket-${place.id}`,
    label: place.label,
    centerM: compose(place, { positionM: [0, 0, HOLE_M], rotation: IDENTITY }).positionM,
    normal: UP,
    radiusM: POCKET_WIDTH_M / 2,
  }));
}

function pocket(id: string, label: string, [x, z]: readonly [number, number], turnRad: number): Pocket {
  return { id, label, positionM: [x, BED_HEIGHT_M, z], rotation: fromAxisAngle(UP, turnRad) };
}
