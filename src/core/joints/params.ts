import { z } from 'zod';
import type { JointMotor } from '../base/joint-shape.ts';
import { normalize, type Vec3 } from '../base/vec3.ts';

/** The direction along or about which a joint moves, in the frame of its first body; any length but 0. */
export function axisField(initial: Vec3) {
  const coordinate = z.number().min(-1).max(1);
  return z
    .tuple([coordinate, coordinate, coordinate])
    .refine(([x, y, z]) => x * x + y * y + z * z > 1e-6, 'must point somewhere; [1, 0, 0] is along x')
    .default([...initial])
    .meta({ label: 'Axis', min: -1, max: 1, step: 0.05 });
}

/** An axis as a joint wants it: of length one. */
export function unitAxis(axis: Vec3): Vec3 {
  return normalize(axis);
}

/** Both limits, low first, in either order of entry; null where they are equal, which stands for none. */
export function limitsOf(a: number, b: number): readonly [number, number] | null {
  return a === b ? null : [Math.min(a, b), Math.max(a, b)];
}

export const MOTORS = ['none', 'speed', 'place'] as const;

/** How a form says whether a joint is driven, and to what. */
export function motorField() {
  return z
    .enum(MOTORS)
    .default('none')
    .meta({ label: 'Motor', choices: { none: 'None', speed: 'To a speed', place: 'To a place' } });
}

/** The motor that a form describes; a place is reached without overshoot when damping is some 2 sqrt(stiffness x inertia). */
export function motorOf(params: {
  readonly motor: (typeof MOTORS)[number];
  readonly motorTarget: number;
  readonly motorStiffness: number;
  readonly motorDamping: number;
  readonly motorStrongest: number;
}): JointMotor | null {
  if (params.motor === 'none') return null;
  return {
    towards: params.motor,
    target: params.motorTarget,
    stiffness: params.motor === 'place' ? params.motorStiffness : 0,
    damping: params.motorDamping,
    strongest: params.motorStrongest,
  };
}
