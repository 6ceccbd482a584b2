import { PI } from '../../base/math.ts';
import { fromAxisAngle, IDENTITY } from '../../base/quat.ts';
import { type Vec3, ZERO } from '../../base/vec3.ts';
import type { Body, Part, PropJoint } from '../prop-kind.ts';
import { boxBetween, solidPart } from '../solid-part.ts';
import {
  AXLE_M,
  BUMP_M,
  COM_BEHIND_M,
  DROOP_M,
  HALF_TRACK_M,
  HUB_KG,
  WHEEL_KG,
  WHEEL_RADIUS_M,
  WHEEL_WIDTH_M,
} from './size.ts';

interface Corner {
  readonly id: string;
  readonly label: string;
  readonly side: 1 | -1;
  /** Where the wheel's middle starts, in the frame of the car. */
  readonly centerM: Vec3;
}

/** Left is -x, for who drives towards -z. */
const CORNERS: readonly Corner[] = [
  corner('front-left', -1, -1),
  corner('front-right', 1, -1),
  corner('rear-left', -1, 1),
  corner('rear-right', 1, 1),
];

/** A cylinder's axis, y, laid along x. */
const ON_ITS_SIDE = fromAxisAngle([0, 0, 1], PI / 2);
const X_AXIS: Vec3 = [1, 0, 0];
const UP: Vec3 = [0, 1, 0];
const RIM = [0.68, 0.7, 0.72] as const;
const DARK = [0.2, 0.2, 0.22] as const;
/** A 16-inch rim. */
const RIM_RADIUS_M = 0.2032;
/** Rims stand out of the tyre by this much, so that they do not flicker. */
const PAINT_M = 0.002;
/** The hub is a block between wheel and body, which touches neither. */
const HUB_SIZE_M: Vec3 = [0.05, 0.12, 0.12];
const HUB_INWARD_M = 0.14;

/** A body on its springs rises and sinks 1.4 times a second, damped by 0.35 (Milliken, Race Car Vehicle Dynamics: 1 to 1.5 Hz; 0.2 to 0.4). */
const BODY_RADPS = 2 * PI * 1.4;
const DAMPING_RATIO = 0.35;
/** Springs are set so that the car stands level under this pull. */
const GRAVITY_MPS2 = 9.81;
/** A spring never pushes harder: some thirty times what it bears at rest. */
const STRONGEST_N = 1e5;

/** Hub and wheel of each corner: `hub-…`, `wheel-…`. */
export function wheelBodies(): Body[] {
  const hub = HUB_SIZE_M.map((side) => side / 2) as unknown as Vec3;
  return CORNERS.flatMap(({ id, label, side, centerM }): Body[] => [
    {
      id: `hub-${id}`,
      parts: [
        solidPart({
          id: `hub-${id}`,
          label: `${label} hub`,
          materialId: 'steel',
          ...boxBetween([-hub[0], -hub[1], -hub[2]], hub),
        }),
      ],
      massKg: HUB_KG,
      pose: { positionM: hubCenter({ side, centerM }), rotation: IDENTITY },
    },
    {
      id: `wheel-${id}`,
      parts: [
        solidPart({
          id: `tyre-${id}`,
          label: `${label} tyre`,
          materialId: 'rubber',
          shape: { type: 'cylinder', radiusM: WHEEL_RADIUS_M, heightM: WHEEL_WIDTH_M },
          positionM: ZERO,
          rotation: ON_ITS_SIDE,
        }),
        ...rim(id),
      ],
      massKg: WHEEL_KG,
      pose: { positionM: centerM, rotation: IDENTITY },
    },
  ]);
}

/** Each wheel turns on its hub, and each hub slides up and down on the body, `springKg` of which its spring carries. */
export function wheelJoints(springKg: number): PropJoint[] {
  const stiffness = springKg * BODY_RADPS * BODY_RADPS;
  return CORNERS.flatMap(({ id, label, side, centerM }): PropJoint[] => [
    {
      id: `spring-${id}`,
      label: `${label} spring`,
      bodyIds: [`hub-${id}`, 'main'],
      pointsM: [ZERO, hubCenter({ side, centerM })],
      shape: {
        type: 'slider',
        axis: UP,
        limitsM: [-DROOP_M, BUMP_M],
        motor: {
          towards: 'place',
          // As far below as its share of the weight presses the spring together.
          target: (-GRAVITY_MPS2 / (BODY_RADPS * BODY_RADPS)) * (1 + (COM_BEHIND_M * centerM[2]) / (AXLE_M * AXLE_M)),
          stiffness,
          damping: 2 * DAMPING_RATIO * springKg * BODY_RADPS,
          strongest: STRONGEST_N,
        },
      },
      breakForceN: null,
      collide: false,
    },
    {
      id: `axle-${id}`,
      label: `${label} axle`,
      bodyIds: [`wheel-${id}`, `hub-${id}`],
      pointsM: [ZERO, [side * HUB_INWARD_M, 0, 0]],
      shape: { type: 'hinge', axis: X_AXIS, limitsRad: null, motor: null },
      breakForceN: null,
      collide: false,
    },
  ]);
}

function hubCenter({ side, centerM: [x, y, z] }: Pick<Corner, 'side' | 'centerM'>): Vec3 {
  return [x - side * HUB_INWARD_M, y, z];
}

function corner(id: string, side: 1 | -1, end: 1 | -1): Corner {
  return {
    id,
    label: id.replace('-', ' '),
    side,
    centerM: [side * HALF_TRACK_M, WHEEL_RADIUS_M, end * AXLE_M],
  };
}

/** A rim with a dark cross, so that the turning of the wheel can be seen. */
function rim(id: string): Part[] {
  const seen = { label: 'rim', materialId: 'aluminium', role: 'show', positionM: ZERO } as const;
  const bar = (name: string, sizeM: Vec3) =>
    solidPart({ ...seen, id: `${name}-${id}`, shape: { type: 'box', sizeM }, colorRgb: DARK });
  const across = WHEEL_WIDTH_M + 4 * PAINT_M;
  return [
    solidPart({
      ...seen,
      id: `rim-${id}`,
      shape: { type: 'cylinder', radiusM: RIM_RADIUS_M, heightM: WHEEL_WIDTH_M + 2 * PAINT_M },
      rotation: ON_ITS_SIDE,
      colorRgb: RIM,
    }),
    bar('spoke', [across, 2 * RIM_RADIUS_M, 0.03]),
    bar('cross', [across, 0.03, 2 * RIM_RADIUS_M]),
  ];
}
