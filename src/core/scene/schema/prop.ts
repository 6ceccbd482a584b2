import { z } from 'zod';
import { EASINGS } from '../../base/easing.ts';
import { MAX_RESTITUTION } from '../../materials/pairs.ts';
import { isTurnWithin, type NudgeTurn, turnFault } from '../nudge-turn.ts';
import {
  name,
  order,
  params,
  partRefSchema,
  point,
  recordOf,
  rotation,
  seconds,
  spin,
  text,
  velocity,
} from './fields.ts';
import { MAX_MARKS, MAX_NUDGE_RAD, MAX_NUDGES, NUDGE_COUNT_RANGE, NUDGE_SPEED_RANGE } from './limits.ts';

/** The velocity that a body starts or is let go with. */
export const releaseSchema = z.strictObject({
  velocityMps: velocity,
  angularVelocityRadps: spin,
});

/** A pose at an instant, in the frame of the prop's own place: moving the prop moves its whole path. */
export const markSchema = z.strictObject({ timeS: seconds, positionM: point, rotation, easing: z.enum(EASINGS) });
export const marks = recordOf(markSchema, MAX_MARKS).refine(
  (r) => Object.keys(r).length > 0,
  'must hold at least one mark; add one, or make the prop Still',
);

/** How a prop moves. An animated prop's main body follows its marks; its other bodies are free. */
export const driveSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('still') }),
  z.strictObject({ type: z.literal('free') }),
  z.strictObject({ type: z.literal('animated'), marks }),
  /** Animated until `atS`, then free with the velocities that it had. */
  z.strictObject({ type: z.literal('let-go'), marks, atS: seconds }),
]);

/** One bounce that a director bends on purpose: the `nth` impact, counted from 1, of this prop on another. */
export const nudgeSchema = z
  .strictObject({
    order,
    on: partRefSchema,
    nth: z.int().min(NUDGE_COUNT_RANGE[0]).max(NUDGE_COUNT_RANGE[1]),
    /** Factor on the speed after the bounce. */
    speedFactor: z.number().min(NUDGE_SPEED_RANGE[0]).max(NUDGE_SPEED_RANGE[1]),
    /** Turn of the velocity after the bounce, about the vertical and then upwards. */
    azimuthRad: z.number().min(-MAX_NUDGE_RAD).max(MAX_NUDGE_RAD),
    elevationRad: z.number().min(-MAX_NUDGE_RAD).max(MAX_NUDGE_RAD),
  })
  .refine((nudge) => isTurnWithin(nudge, MAX_NUDGE_RAD), {
    error: ({ input }) => turnFault(input as NudgeTurn, MAX_NUDGE_RAD),
  });
export const nudges = recordOf(nudgeSchema, MAX_NUDGES);

export const propSchema = z.strictObject({
  name,
  kind: z.string().max(64),
  order,
  positionM: point,
  rotation,
  drive: driveSchema,
  release: releaseSchema.optional(),
  params,
  /** Set by the director in place of the table's numbers. */
  surface: z
    .strictObject({
      restitution: z
        .number()
        .min(0)
        .max(MAX_RESTITUTION, {
          error: ({ input }) =>
            `must be at most ${MAX_RESTITUTION}, but is ${input}: nothing gives back all its speed, and rigid-body ` +
            'engines then add energy. Lower it.',
        })
        .optional(),
      friction: z.number().min(0).max(5).optional(),
    })
    .optional(),
  nudges: nudges.optional(),
  note: text.optional(),
});
