import type { Vec3 } from '../base/vec3.ts';
import type { Contact } from './contact.ts';

/**
 * How one body moves: knots in time order, columns packed by knot. Two knots may share an instant: the state just
 * before and just after an impact. `timesS` has n entries, positions and velocities 3n, rotations 4n.
 */
export interface BodyTrack {
  readonly bodyId: string;
  readonly timesS: Float64Array;
  /** Of the body's origin, world frame. */
  readonly positionsM: Float32Array;
  readonly rotations: Float32Array;
  /** Of the body's origin, true velocities (without the engine's half-step shift). */
  readonly velocitiesMps: Float32Array;
  /** World frame. */
  readonly angularVelocitiesRadps: Float32Array;
}

/** Two parts that overlap before anything has moved, or where marks let one of them go. */
export interface StartOverlap {
  /** 0, or when it was let go. */
  readonly timeS: number;
  readonly bodyIds: readonly [string, string];
  readonly partIds: readonly [string, string];
  readonly depthM: number;
}

/** Why a bake ended before its time. */
export interface Stop {
  readonly bodyId: string;
  readonly timeS: number;
  /** A sentence for the user. */
  readonly message: string;
}

/** What a joint bore. */
export interface JointLoad {
  readonly jointId: string;
  /** The strongest pull, smoothed over what one frame of film shows, and when it was. */
  readonly peakForceN: number;
  readonly peakAtS: number;
  /** When it broke; null where it held. */
  readonly brokeAtS: number | null;
}

/** A nudge that met its bounce. */
export interface AppliedNudge {
  readonly nudgeId: string;
  readonly bodyId: string;
  readonly contactId: string;
  readonly timeS: number;
}

/** A spin or speed that the engine could not carry and held back. */
export interface Clamp {
  readonly bodyId: string;
  readonly timeS: number;
  readonly what: 'spin' | 'speed';
  /** In rad/s or m/s. */
  readonly limit: number;
}

/** What baking a take returns: plain data, cloneable, and the same bytes wherever it was made. */
export interface Motion {
  readonly bakeKey: string;
  readonly stepHz: number;
  readonly durationS: number;
  /** In the order of the plan; bodies that never move have one knot. */
  readonly tracks: readonly BodyTrack[];
  /** In order of timeS. */
  readonly contacts: readonly Contact[];
  readonly startOverlaps: readonly StartOverlap[];
  /** In the order of the plan's joints. */
  readonly jointLoads: readonly JointLoad[];
  /** Those of the plan's nudges that met their bounce. */
  readonly appliedNudges: readonly AppliedNudge[];
  /** The first of each body and sort. */
  readonly clamps: readonly Clamp[];
  readonly stop: Stop | null;
}

/** The state of a body at an instant. */
export interface BodyState {
  readonly positionM: Vec3;
  readonly rotation: readonly [number, number, number, number];
  readonly velocityMps: Vec3;
  readonly angularVelocityRadps: Vec3;
}
