import { z } from 'zod';
import { id, name, order, params, point } from './fields.ts';
import { MAX_JOINT_LOAD } from './limits.ts';

/** One end of a joint: a point in the frame of a body of a prop (its main one where `bodyId` is absent). */
export const jointEndSchema = z.strictObject({
  propId: id,
  bodyId: z.string().max(64).optional(),
  pointM: point,
});

/**
 * What holds two props together, or a prop to the set. `b` is absent for the set. Joints of no length (all but ropes and
 * springs) meet at the point of `a` at the start, wherever `b` is; ropes and springs reach to `bPointM`, in the frame of
 * `b`'s body, or in the world where there is none.
 */
export const jointSchema = z.strictObject({
  name,
  order,
  kind: z.string().max(64),
  params,
  a: jointEndSchema,
  b: jointEndSchema.omit({ pointM: true }).optional(),
  bPointM: point.optional(),
  /** It breaks above this pull, in newtons; absent where it never does. */
  breakForceN: z.number().positive().max(MAX_JOINT_LOAD).optional(),
  /** Whether the two things can touch each other. */
  collide: z.boolean(),
});
