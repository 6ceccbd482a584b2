import { PI } from '../base/math.ts';
import { conjugate, type Quat, rotate } from '../base/quat.ts';
import { dot, length, scale, sub, UP, type Vec3 } from '../base/vec3.ts';
import type { BakePlan } from './plan.ts';

/** A box of still fluid in the world. */
export interface Water {
  readonly bodyIndex: number;
  /** The part that contacts name. */
  readonly partId: string;
  readonly densityKgpm3: number;
  /** Unit vector out of the surface, which is level: against gravity. */
  readonly up: Vec3;
  /** The surface holds the points x of `up` . x = levelM. */
  readonly levelM: number;
  readonly centerM: Vec3;
  readonly back: Quat;
  readonly halfSizeM: Vec3;
}

/** Every fluid of the plan that a still body holds; water that is moved about does not act. */
export function watersOf(plan: BakePlan): Water[] {
  const pull = length(plan.gravityMps2);
  const up = pull > 0 ? scale(plan.gravityMps2, -1 / pull) : UP;
  return plan.bodies.flatMap(({ fluid, drive, positionM, rotation }, bodyIndex) => {
    if (!fluid || drive !== 'still') return [];
    const halfSizeM = scale(fluid.sizeM, 0.5);
    const top = rotate(rotation, [0, halfSizeM[1], 0]);
    return [
      {
        bodyIndex,
        partId: fluid.partId,
        densityKgpm3: fluid.densityKgpm3,
        up,
        levelM: dot(up, positionM) + dot(up, top),
        centerM: positionM,
        back: conjugate(rotation),
        halfSizeM,
      },
    ];
  });
}

/** Whether a point is in the water or above it: between its sides, and not below its bottom. */
export function isOver({ centerM, back, halfSizeM }: Water, point: Vec3): boolean {
  const [x, y, z] = rotate(back, sub(point, centerM));
  return Math.abs(x) <= halfSizeM[0] && Math.abs(z) <= halfSizeM[2] && y >= -halfSizeM[1];
}

/** Height of a point above the surface, in metres; negative below it. */
export function heightOver({ up, levelM }: Water, point: Vec3): number {
  return dot(up, point) - levelM;
}

/**
 * Share of critical damping that the waves take which a bobbing body sends out: 5 to 20 % for wide, shallow floats (Newman,
 * Marine Hydrodynamics, ch. 6); ours is in the middle, and halves the bobbing with every cycle.
 */
const WAVE_DAMPING = 0.11;

/**
 * Damping by waves, in N per m/s and m2 of waterplane: 2 zeta rho sqrt(g T) with the mean draft T, so that heaving on the
 * spring rho g A is damped by the share zeta of critical.
 */
export function waveDamping(densityKgpm3: number, gravity: number, volumeM3: number, waterplaneM2: number): number {
  return 2 * WAVE_DAMPING * densityKgpm3 * Math.sqrt((gravity * volumeM3) / Math.max(waterplaneM2, 1e-9));
}

/**
 * Impulse with which water meets what enters it, in N s: von Karman's estimate (NACA TN 321, 1929). The body shares its
 * speed with the water that it drags along, which is that of a disc of its area: 4/3 rho c^3 on one side.
 */
export function slamImpulse(densityKgpm3: number, massKg: number, areaM2: number, speedMps: number): number {
  const c = Math.sqrt(areaM2 / PI);
  const dragged = (4 / 3) * densityKgpm3 * c * c * c;
  return (speedMps * massKg * dragged) / (massKg + dragged);
}

/** Holds back a damping that would overshoot within one step: `z` is the share of the motion that it would take. */
export function withoutOvershoot(z: number): number {
  return 1 / Math.sqrt(1 + z * z);
}
