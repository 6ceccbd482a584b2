import type { JointShape } from '../base/joint-shape.ts';
import type { Mark } from '../base/marks.ts';
import type { Pose } from '../base/quat.ts';
import type { Shape } from '../base/shapes/shape.ts';
import type { Vec3 } from '../base/vec3.ts';
import type { Aero, Fluid, Net, Passage } from '../props/prop-kind.ts';

/** The engine that bakes, by the name that goes into bake keys and shot specs. */
export const ENGINE = 'rapier3d 0.21.0';

/** A part as physics sees it, placed in its body's frame. */
export interface PartPlan extends Pose {
  readonly id: string;
  readonly shape: Shape;
  readonly materialId: string;
}

/** How a body moves: never, along its marks, along its marks until it is let go, or as physics moves it. */
export type Drive = 'still' | 'animated' | 'let-go' | 'free';

/** A body as physics sees it. `id` is the prop's id for its main body, else `<propId>.<bodyId>`. */
export interface BodyPlan extends Pose {
  readonly id: string;
  readonly propId: string;
  readonly drive: Drive;
  /** The path of the body's origin in the world, in order of time; empty unless it is animated or let go. */
  readonly marks: readonly Mark[];
  /** When it becomes free; null unless it is let go. */
  readonly letGoS: number | null;
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
  readonly fluid: Fluid | null;
  readonly nets: readonly Net[];
}

/** A joint as physics sees it. `id` is the joint's id in the scene, or `<propId>.<jointId>` where a prop brings it. */
export interface JointPlan {
  readonly id: string;
  /** The second is null for the set. */
  readonly bodyIds: readonly [a: string, b: string | null];
  /** Where it holds each, in the body's frame; in the world for the set. */
  readonly pointsM: readonly [a: Vec3, b: Vec3];
  readonly shape: JointShape;
  readonly breakForceN: number | null;
  readonly collide: boolean;
}

/** A bounce that the director bends: the `nth` impact of a ball on another body, or on one part of it. */
export interface NudgePlan {
  /** `<propId>.<nudgeId>`. */
  readonly id: string;
  readonly bodyId: string;
  readonly onPropId: string;
  readonly onPartId: string | null;
  readonly nth: number;
  readonly speedFactor: number;
  readonly azimuthRad: number;
  readonly elevationRad: number;
}

/** Restitution and friction between two parts, with the ranges over which trials vary them. */
export interface PairPlan {
  readonly restitution: number;
  readonly restitutionRange: readonly [low: number, high: number];
  readonly friction: number;
  readonly frictionRange: readonly [low: number, high: number];
  /**
   * How restitution changes with the closing speed: factors on `restitution` at rising speeds in m/s, straight between
   * them and level beyond; empty where sources give none.
   */
  readonly restitutionCurve: readonly (readonly [speedMps: number, factor: number])[];
  /** Rolling resistance: the torque against rolling is this times the load times the radius. */
  readonly rollingResistance: number;
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
  readonly joints: readonly JointPlan[];
  readonly nudges: readonly NudgePlan[];
  /** By `pairKey` of two parts' surface keys. */
  readonly pairs: Readonly<Record<string, PairPlan>>;
  /** The surface key of each part, by `<bodyId>/<partId>`: parts of one key behave alike. */
  readonly surfaces: Readonly<Record<string, string>>;
}

/** Whether a body is ever anywhere but at its start. */
export function moves(body: BodyPlan): boolean {
  return body.drive !== 'still';
}

/** Whether physics ever decides a body's motion: from the start, or once it is let go. */
export function isEverFree(body: BodyPlan): boolean {
  return body.drive === 'free' || body.drive === 'let-go';
}

/** Whether physics, and not a mark, decides a body's motion at an instant. */
export function isFreeAt(body: BodyPlan, timeS: number): boolean {
  return body.drive === 'free' || (body.letGoS !== null && timeS >= body.letGoS);
}

/** The ids of the bodies that joints hold. */
export function jointedIds(plan: BakePlan): ReadonlySet<string> {
  return new Set(plan.joints.flatMap(({ bodyIds }) => bodyIds.filter((id) => id !== null)));
}

/** The key of an unordered pair of surface keys. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}
