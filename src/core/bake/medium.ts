import type { Vec3 } from '../base/vec3.ts';
import { type Air, accelerationInAir } from './air.ts';
import type { BakePlan } from './plan.ts';

/** What acts on bodies without touching them: gravity, air, and what they are immersed in. */
export interface Medium {
  /** Acceleration of a ball's centre at a place and speed, in m/s2. */
  accelerationOn(bodyIndex: number, positionM: Vec3, velocityMps: Vec3, spinRadps: Vec3): Vec3;
}

export function mediumOf(plan: BakePlan): Medium {
  const air: Air = { gravityMps2: plan.gravityMps2, densityKgpm3: plan.airDensityKgpm3, windMps: plan.windMps };
  return {
    accelerationOn(bodyIndex, _positionM, velocityMps, spinRadps) {
      const { aero, massKg } = plan.bodies[bodyIndex]!;
      return accelerationInAir(air, aero, massKg, velocityMps, spinRadps);
    },
  };
}
