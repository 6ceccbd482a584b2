import type { z } from 'zod';
import type { Pose } from '../base/quat.ts';
import type { Vec3 } from '../base/vec3.ts';

/** What a rig may ask of the scene: where props are. */
export interface RigContext {
  readonly timeS: number;
  /** Origin of the prop's main body at an instant, or null where there is no such prop. */
  propAt(propId: string, timeS: number): Pose | null;
}

/** Where the camera is at an instant; a rig that changes the lens says so. */
export interface RigPose extends Pose {
  readonly focalLengthMm?: number;
}

/** How a camera moves. */
export interface RigKind<P = unknown> {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /**
   * As for prop kinds: each field carries `.meta({ label, unit?, min?, max?, step? })` and has a default. A field that
   * names a prop carries `reference: 'prop'`.
   */
  readonly params: z.ZodType<P>;
  poseAt(params: P, ctx: RigContext): RigPose;
  /** Props that the rig names, for reference checks. */
  propIds(params: P): readonly string[];
  /** The params with the camera moved to where someone dragged it; rigs that cannot be dragged leave this out. */
  movedTo?(params: P, positionM: Vec3): P;
  /** The params that hold a camera at this pose; only rigs that need nothing else (no prop, no marks) have it. */
  fromPose?(pose: Pose): P;
}

/** Names a kind to the compiler and forgets its params type, once. */
export function defineRigKind<P>(kind: RigKind<P>): RigKind {
  return kind as unknown as RigKind;
}
