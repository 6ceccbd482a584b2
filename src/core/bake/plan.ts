import type { Pose } from '../base/quat.ts';
import type { Shape } from '../base/shapes/shape.ts';
import type { Vec3 } from '../base/vec3.ts';
import type { Aero, Passage } from '../props/prop-kind.ts';

/** The engine that bakes, by the name that goes into bake keys and shot specs. */
export const ENGINE = 'rapier3d 0.21.0';

/** A part as physics sees it, placed in its body's frame. */
export interface PartPlan extends Pose {
  readonly id: string;
  readonly shape: Shape;
  readonly materialId: string;
}

/** A body as physics sees it. `id` is the prop's id for its main body, else `<propId>.<bodyId>`. */
export interface BodyPlan extends Pose {
  readonly id: string;
  readonly propId: string;
  readonly drive: 'still' | 'free';
  readonly massKg: number;
  /** Principal moments about the centre of mass, in the axes of `principalRotation`. */
  readonly inertiaKgm2: Vec3;
  readonly principalRotation: readonly [number, number, number, number];
  readonly centerOfMassM: Vec3;
  readonly velocityMps: Vec3;
  readonly angularVelocityRadps: Vec3;
  /** Colliding parts only. */
  readonly parts: readonly PartPlan[];
  readonly passages: readonly Passage[];
  readonly aero: Aero | null;
}

/** Restitution and friction between two parts, with the ranges over which trials vary them. */
export interface PairPlan {
  readonly restitution: number;
  readonly restitutionRange: readonly [low: number, high: number];
  readonly friction: number;
  readonly frictionRange: readonly [low: number, high: number];
}

/** All that a bake depends on, and nothing else: plain, cloneable, hashed into the bake key. */
export interface BakePlan {
  readonly stepHz: number;
  readonly durationS: number;
  readonly gravityMps2: Vec3;
  readonly airDensityKgpm3: number;
  readonly windMps: Vec3;
  /** In stored order, which decides the outcome of a pile. */
  readonly bodies: readonly BodyPlan[];
  /** By `pairKey` of two parts' surface keys. */
  readonly pairs: Readonly<Record<string, PairPlan>>;
  /** The surface key of each part, by `<bodyId>/<partId>`: parts of one key behave alike. */
  readonly surfaces: Readonly<Record<string, string>>;
}

/** The key of an unordered pair of surface keys. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}
