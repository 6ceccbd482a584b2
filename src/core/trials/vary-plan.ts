import type { BakePlan, PairPlan } from '../bake/plan.ts';
import { fromAxisAngle, rotate } from '../base/quat.ts';
import { cross, length, normalize, scale, UP, type Vec3 } from '../base/vec3.ts';
import type { Variation } from './trial.ts';

/** The plan of one trial: releases turned and sped up, bounce and slip moved within their ranges, another step rate. */
export function varyPlan(plan: BakePlan, variation: Variation): BakePlan {
  return {
    ...plan,
    stepHz: variation.stepHz ?? plan.stepHz,
    bodies: plan.bodies.map((body) =>
      body.drive === 'free' ? { ...body, velocityMps: varyVelocity(body.velocityMps, variation) } : body,
    ),
    pairs: Object.fromEntries(Object.entries(plan.pairs).map(([key, pair]) => [key, varyPair(pair, variation)])),
  };
}

function varyVelocity(velocity: Vec3, { speedFactor = 1, elevationRad = 0, azimuthRad = 0 }: Variation): Vec3 {
  if (length(velocity) === 0) return velocity;
  const across = cross(velocity, UP);
  const raised = length(across) < 1e-9 ? velocity : rotate(fromAxisAngle(normalize(across), elevationRad), velocity);
  return scale(rotate(fromAxisAngle(UP, azimuthRad), raised), speedFactor);
}

function varyPair(pair: PairPlan, { restitutionPlace = 0, frictionPlace = 0 }: Variation): PairPlan {
  return {
    ...pair,
    restitution: placeIn(pair.restitution, pair.restitutionRange, restitutionPlace),
    friction: placeIn(pair.friction, pair.frictionRange, frictionPlace),
  };
}

function placeIn(value: number, [low, high]: readonly [number, number], place: number): number {
  return place < 0 ? value + (value - low) * place : value + (high - value) * place;
}
