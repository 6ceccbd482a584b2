import type { Vec3 } from '../../base/vec3.ts';
import type { Part } from '../prop-kind.ts';
import { boxBetween, solidPart } from '../solid-part.ts';
import {
  AXLE_M,
  BUMP_M,
  BUMPER_LOW_M,
  CLEARANCE_M,
  HALF_TRACK_M,
  HEIGHT_M,
  LENGTH_M,
  WAIST_M,
  WHEEL_RADIUS_M,
  WHEEL_WIDTH_M,
  WIDTH_M,
} from './size.ts';

type Color = readonly [number, number, number];

const GLASS: Color = [0.14, 0.17, 0.2];
const LAMP: Color = [0.95, 0.93, 0.85];
const BRAKE: Color = [0.7, 0.08, 0.08];
/** Room between a wheel and the body around it. */
const GAP_M = 0.03;
/** Lamps stand out of the body by this much, so that they do not flicker. */
const PAINT_M = 0.004;
const [X, Z] = [WIDTH_M / 2, LENGTH_M / 2];
/** Top of a wheel at its highest: the arch is above it. */
const ARCH_M = 2 * WHEEL_RADIUS_M + BUMP_M + GAP_M;
/** The wheels turn free of the body: it is narrow between them, and whole before, between and behind the arches. */
const INNER_M = HALF_TRACK_M - WHEEL_WIDTH_M / 2 - GAP_M;
const ARCH_HALF_M = WHEEL_RADIUS_M + GAP_M;

/** The body of a car about the floor point under its middle, front towards -z: boxes, and a cabin of glass. */
export function bodyParts(color: Color): Part[] {
  const panel = (id: string, label: string, low: Vec3, high: Vec3) =>
    solidPart({ id, label, materialId: 'steel', colorRgb: color, ...boxBetween(low, high) });
  const lamp = (id: string, x: number, z: number, colorRgb: Color) =>
    solidPart({
      id,
      label: id.startsWith('head') ? 'headlamp' : 'rear lamp',
      materialId: 'glass',
      role: 'show',
      colorRgb,
      ...boxBetween([x - 0.17, 0.58, z - PAINT_M], [x + 0.17, 0.7, z + PAINT_M]),
    });
  const low = CLEARANCE_M;
  /** Whole behind the wheels' arch, and with its lower edge drawn up towards the end of the car. */
  const bumper = (id: string, label: string, end: 1 | -1, topM: number) => {
    const inner = end * (AXLE_M + ARCH_HALF_M);
    const pointsM = [-X, X].flatMap((x): Vec3[] => [
      [x, low, inner],
      [x, topM, inner],
      [x, BUMPER_LOW_M, end * Z],
      [x, topM, end * Z],
    ]);
    const shape = { type: 'hull', pointsM } as const;
    return solidPart({ id, label, materialId: 'steel', colorRgb: color, shape, positionM: [0, 0, 0] });
  };
  return [
    panel('floorpan', 'car body', [-INNER_M, low, -AXLE_M - ARCH_HALF_M], [INNER_M, ARCH_M, AXLE_M + ARCH_HALF_M]),
    panel('flanks', 'side of the car', [-X, low, -AXLE_M + ARCH_HALF_M], [X, WAIST_M, AXLE_M - ARCH_HALF_M]),
    bumper('nose', 'front bumper', -1, ARCH_M),
    bumper('tail', 'rear bumper', 1, WAIST_M),
    panel('bonnet', 'bonnet', [-X, ARCH_M, -Z], [X, ARCH_M + 0.06, -AXLE_M + ARCH_HALF_M]),
    panel('boot', 'boot', [-X, ARCH_M, AXLE_M - ARCH_HALF_M], [X, WAIST_M, AXLE_M + ARCH_HALF_M]),
    solidPart({
      id: 'cabin',
      materialId: 'glass',
      colorRgb: GLASS,
      positionM: [0, 0, 0],
      shape: { type: 'hull', pointsM: [...ring(0.82, WAIST_M, -1.05, 1.75), ...ring(0.62, HEIGHT_M, -0.3, 1.05)] },
    }),
    lamp('headlamp-left', -0.65, -Z, LAMP),
    lamp('headlamp-right', 0.65, -Z, LAMP),
    lamp('rear-lamp-left', -0.65, Z, BRAKE),
    lamp('rear-lamp-right', 0.65, Z, BRAKE),
  ];
}

function ring(x: number, y: number, frontZ: number, backZ: number): Vec3[] {
  return [
    [-x, y, frontZ],
    [x, y, frontZ],
    [-x, y, backZ],
    [x, y, backZ],
  ];
}
