import type { Vec3 } from './vec3.ts';

/** What drives a joint: towards a speed or a place along or about its axis, like a damped spring of limited strength. */
export interface JointMotor {
  /** `speed` in rad/s or m/s; `place` in rad or m from where the joint starts. */
  readonly towards: 'speed' | 'place';
  readonly target: number;
  /** Pull per rad or m off the place; 0 for a speed. N m/rad or N/m. */
  readonly stiffness: number;
  /** Pull per rad/s or m/s off the speed. N m s/rad or N s/m. */
  readonly damping: number;
  /** Strongest torque or force, in N m or N. */
  readonly strongest: number;
}

/**
 * What a joint leaves free between two bodies. Axes are unit vectors in the frame of the first body; places and speeds along
 * and about them are the first body's against the second, and count from where the joint starts.
 */
export type JointShape =
  | { readonly type: 'fixed' }
  | { readonly type: 'ball' }
  | {
      readonly type: 'hinge';
      readonly axis: Vec3;
      readonly limitsRad: readonly [low: number, high: number] | null;
      readonly motor: JointMotor | null;
    }
  | {
      readonly type: 'slider';
      readonly axis: Vec3;
      readonly limitsM: readonly [low: number, high: number] | null;
      readonly motor: JointMotor | null;
    }
  /** Its ends never get farther apart than this; 0 stands for their distance at the start. */
  | { readonly type: 'rope'; readonly lengthM: number }
  /** Rest length 0 stands for the distance of its ends at the start. */
  | {
      readonly type: 'spring';
      readonly lengthM: number;
      readonly stiffnessNpm: number;
      readonly dampingNspm: number;
    };

export type JointType = JointShape['type'];
