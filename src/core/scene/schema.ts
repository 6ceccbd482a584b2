import { z } from 'zod';
import { EASINGS } from '../base/easing.ts';
import { DEG } from '../base/math.ts';
import { isOrderKey } from '../base/order.ts';
import { normalizeQuat, type Quat } from '../base/quat.ts';
import { MAX_RESTITUTION } from '../materials/pairs.ts';
import { isTurnWithin, type NudgeTurn, turnFault } from './nudge-turn.ts';

/** Longest scene that loads, in seconds: ten minutes. */
export const MAX_DURATION_S = 600;
/** No position may lie farther than this from the origin, in metres. */
export const MAX_COORDINATE_M = 10_000;
/** No body may be thrown faster, in metres per second: Rapier caps linear velocity here. */
export const MAX_SPEED_MPS = 400;
/** No body may be spun faster, in radians per second: 38,000 rpm, four times a table-tennis ball's fastest. */
export const MAX_SPIN_RADPS = 4000;
/** No pull may be stronger, in metres per second squared: the sun's is 274. */
export const MAX_GRAVITY_MPS2 = 300;
/** No wind may be stronger, in metres per second: the fastest gust on record is 113. */
export const MAX_WIND_MPS = 150;
/** Most props that load. */
export const MAX_PROPS = 5000;
/** Most records of any other sort that load. */
export const MAX_RECORDS = 10_000;
/** Most marks of one animated prop. */
export const MAX_MARKS = 1000;
/** Most nudges of one prop. */
export const MAX_NUDGES = 100;
/**
 * How far a director may bend one bounce: by this much of its speed and this far from its direction, in radians (10°). Well
 * within what the literature reports viewers to accept of collisions; our own, cautious choice.
 */
export const NUDGE_SPEED_RANGE = [0.8, 1.12] as const;
export const MAX_NUDGE_RAD = 10 * DEG;
/** Which of a prop's bounces can be bent, counted from 1. */
export const NUDGE_COUNT_RANGE = [1, 1000] as const;
/** Strongest force or torque that a joint can be said to bear, in N or N m. */
export const MAX_JOINT_LOAD = 1e9;
/** Most steps of one wanted sequence. */
export const MAX_STEPS = 100;
/** Longest name, in characters. */
export const MAX_NAME_LENGTH = 200;
/** Longest order key, in characters. */
export const MAX_ORDER_LENGTH = 200;
/** Most frames of one shot. */
export const MAX_SHOT_FRAMES = 100_000;
/** How slow and how fast a shot may run, as a multiple of true speed. */
export const SPEED_RANGE = [0.01, 100] as const;
/** Nearest and farthest that a lens can be focused, in metres. */
export const FOCUS_RANGE_M = [0.05, 10_000] as const;
/** Least and most pixels of a picture across. */
export const SIZE_RANGE_PX = [16, 8192] as const;
/** Slowest and fastest frame rate, in frames per second. */
export const MIN_FRAME_RATE = 1;
export const MAX_FRAME_RATE = 240;
export const SCENE_FORMAT = 'rimshot-scene';
export const SCENE_VERSION = 1;

/** The square of a unit quaternion's length differs from one by no more than this: a few roundings of doubles. */
const UNIT_ROUNDING = 1e-14;

// Messages complete a sentence that begins with the name of the field, "order must be ...", or are whole sentences of their
// own; what ends in a full stop says the value itself.
const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'must be an id: lower-case letters, digits, - and _, at most 64 of them');
const order = z
  .string()
  .max(MAX_ORDER_LENGTH)
  .refine(isOrderKey, 'must be an order key such as "a0", "a1", "a1V" (fractional indexing, base 62)');
const name = z.string().max(MAX_NAME_LENGTH);
const text = z.string().max(20_000);
const coordinate = z.number().min(-MAX_COORDINATE_M).max(MAX_COORDINATE_M);
const point = z.tuple([coordinate, coordinate, coordinate]);
const rotation = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .refine(
    (q) => Math.abs(excessOf(q)) < 1e-3,
    'must be a unit quaternion [x, y, z, w]; divide each number by the length of the four',
  )
  // What is a unit but for rounding stays as it is, so that a scene that is saved and loaded stays the same.
  .overwrite((q) => (Math.abs(excessOf(q)) < UNIT_ROUNDING ? q : [...normalizeQuat(q)]));
const velocity = vectorUpTo(MAX_SPEED_MPS, 'm/s');
const spin = vectorUpTo(MAX_SPIN_RADPS, 'rad/s');
const params = z.record(z.string().max(64), z.json());
const seconds = z.number().min(0).max(MAX_DURATION_S);

/** The velocity that a body starts or is let go with. */
const releaseSchema = z.strictObject({
  velocityMps: velocity,
  angularVelocityRadps: spin,
});

/** A pose at an instant, in the frame of the prop's own place: moving the prop moves its whole path. */
const markSchema = z.strictObject({ timeS: seconds, positionM: point, rotation, easing: z.enum(EASINGS) });
const marks = recordOf(markSchema, MAX_MARKS).refine(
  (r) => Object.keys(r).length > 0,
  'must hold at least one mark; add one, or make the prop Still',
);

/** How a prop moves. An animated prop's main body follows its marks; its other bodies are free. */
const driveSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('still') }),
  z.strictObject({ type: z.literal('free') }),
  z.strictObject({ type: z.literal('animated'), marks }),
  /** Animated until `atS`, then free with the velocities that it had. */
  z.strictObject({ type: z.literal('let-go'), marks, atS: seconds }),
]);

/** A part of a prop, or the whole prop where `partId` is absent. */
const partRefSchema = z.strictObject({ propId: id, partId: z.string().max(64).optional() });

/** One bounce that a director bends on purpose: the `nth` impact, counted from 1, of this prop on another. */
const nudgeSchema = z
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
const nudges = recordOf(nudgeSchema, MAX_NUDGES);

const propSchema = z.strictObject({
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

export const cameraSchema = z.strictObject({
  name,
  order,
  rig: z.strictObject({ kind: z.string().max(64), params }),
  lens: z.strictObject({
    focalLengthMm: z.number().min(4).max(2000),
    fStop: z.number().min(0.5).max(64),
    focus: z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('distance'),
        distanceM: z.number().min(FOCUS_RANGE_M[0]).max(FOCUS_RANGE_M[1]),
      }),
      z.strictObject({ type: z.literal('prop'), propId: id }),
    ]),
  }),
  sensorMm: z.tuple([z.number().min(2).max(100), z.number().min(2).max(100)]),
  squeeze: z.number().min(1).max(2),
});

const lightSchema = z.strictObject({
  name,
  order,
  kind: z.enum(['sun', 'sky']),
  /** Direction that sunlight travels; unused by the sky. */
  direction: z
    .tuple([coordinate, coordinate, coordinate])
    .refine(
      (d) => d[0] * d[0] + d[1] * d[1] + d[2] * d[2] > 1e-12,
      'must point somewhere; [0, -1, 0] is straight down',
    ),
  intensity: z.number().min(0).max(100),
  colorRgb: z.tuple([z.number().min(0).max(1), z.number().min(0).max(1), z.number().min(0).max(1)]),
});

/** What a take may say differently of a prop: its place, its release, its surface. */
export const takeOverrideSchema = z.strictObject({
  positionM: point.optional(),
  rotation: rotation.optional(),
  release: releaseSchema.optional(),
  surface: propSchema.shape.surface,
  nudges: nudges.optional(),
});

const takeSchema = z.strictObject({
  name,
  order,
  parent: id.optional(),
  overrides: z.record(id, takeOverrideSchema),
  star: z.boolean(),
  note: text,
});

const shotSchema = z.strictObject({
  name,
  order,
  cameraId: id,
  takeId: id,
  sourceStartS: seconds,
  durationFrames: z.int().min(1).max(MAX_SHOT_FRAMES),
  speed: z.number().min(SPEED_RANGE[0]).max(SPEED_RANGE[1]),
});

const windowSchema = z
  .strictObject({ fromS: seconds, toS: seconds })
  .refine((w) => w.fromS <= w.toS, 'must end after it begins: toS may not be less than fromS');

export const conditionSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('touch'),
    order,
    mode: z.enum(['must', 'never']),
    a: partRefSchema,
    b: partRefSchema,
    window: windowSchema.optional(),
  }),
  /** The touches happen for the first time in this order: `subject` meets each of the records of `steps`. */
  z.strictObject({
    type: z.literal('sequence'),
    order,
    mode: z.literal('must'),
    subject: partRefSchema,
    steps: recordOf(z.strictObject({ order, part: partRefSchema }), MAX_STEPS),
    window: windowSchema.optional(),
  }),
  z.strictObject({
    type: z.literal('pass'),
    order,
    mode: z.enum(['must', 'never']),
    propId: id,
    through: z.strictObject({ propId: id, passageId: z.string().max(64) }),
    window: windowSchema.optional(),
  }),
  /** The prop's origin lies in an axis-aligned box, at some instant of the window (or of the take). */
  z
    .strictObject({
      type: z.literal('inside'),
      order,
      mode: z.enum(['must', 'never']),
      propId: id,
      minM: point,
      maxM: point,
      window: windowSchema.optional(),
    })
    .refine(
      (c) => c.minM.every((low, axis) => low <= c.maxM[axis]!),
      'must be a box: no number of minM may exceed its fellow in maxM',
    ),
  /** The prop stays slower than 0.02 m/s and 0.05 rad/s from some instant of the window on. */
  z.strictObject({
    type: z.literal('rest'),
    order,
    mode: z.enum(['must', 'never']),
    propId: id,
    window: windowSchema.optional(),
  }),
]);

/** A director's change to a cue that physics made; found again by `contactId`. */
const cueOverrideSchema = z.strictObject({
  mute: z.boolean().optional(),
  label: name.optional(),
  gainDb: z.number().min(-60).max(24).optional(),
});

const authoredCueSchema = z.strictObject({
  order,
  kind: z.enum(['ambience', 'dialogue', 'effect', 'music', 'silence']),
  timeS: seconds,
  durationS: seconds,
  label: name,
  text: text.optional(),
  speaker: name.optional(),
  gainDb: z.number().min(-60).max(24),
});

/** One end of a joint: a point in the frame of a body of a prop (its main one where `bodyId` is absent). */
const jointEndSchema = z.strictObject({
  propId: id,
  bodyId: z.string().max(64).optional(),
  pointM: point,
});

/**
 * What holds two props together, or a prop to the set. `b` is absent for the set. Joints of no length (all but ropes and
 * springs) meet at the point of `a` at the start, wherever `b` is; ropes and springs reach to `bPointM`, in the frame of
 * `b`'s body, or in the world where there is none.
 */
const jointSchema = z.strictObject({
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

export const sceneSchema = z.strictObject({
  format: z.literal(SCENE_FORMAT),
  version: z.literal(SCENE_VERSION),
  name,
  settings: z.strictObject({
    physicsStepHz: z.int().min(60).max(3840),
    durationS: z.number().min(0.1).max(MAX_DURATION_S),
    frameRate: z
      .strictObject({ num: z.int().min(1).max(240_000), den: z.int().min(1).max(1001) })
      .refine(
        ({ num, den }) => num / den >= MIN_FRAME_RATE && num / den <= MAX_FRAME_RATE,
        `must be ${MIN_FRAME_RATE} to ${MAX_FRAME_RATE} frames a second: num divided by den`,
      ),
    widthPx: z.int().min(SIZE_RANGE_PX[0]).max(SIZE_RANGE_PX[1]),
    heightPx: z.int().min(SIZE_RANGE_PX[0]).max(SIZE_RANGE_PX[1]),
    gravityMps2: vectorUpTo(MAX_GRAVITY_MPS2, 'm/s²'),
    airDensityKgpm3: z.number().min(0).max(10),
    windMps: vectorUpTo(MAX_WIND_MPS, 'm/s'),
    seed: z.int().min(0).max(0xffffffff),
  }),
  props: recordOf(propSchema, MAX_PROPS),
  cameras: recordOf(cameraSchema, MAX_RECORDS),
  lights: recordOf(lightSchema, MAX_RECORDS),
  joints: recordOf(jointSchema, MAX_RECORDS),
  takes: recordOf(takeSchema, MAX_RECORDS),
  activeTakeId: id,
  shots: recordOf(shotSchema, MAX_RECORDS),
  outcome: recordOf(conditionSchema, MAX_RECORDS),
  cues: z.strictObject({
    overrides: z.record(z.string().max(300), cueOverrideSchema),
    authored: z.record(id, authoredCueSchema),
  }),
  /** Findings that the director means to have, by finding id. */
  intended: z.record(z.string().max(300), z.strictObject({ note: text })),
  words: z.strictObject({ setting: text, style: text, lighting: text, mood: text, background: text }),
  /** By SHA-256 of the bytes. */
  assets: z.record(
    z.string().regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of the asset: 64 digits, 0-9 and a-f'),
    z.strictObject({ name, mediaType: z.string().max(100), byteLength: z.int().min(0) }),
  ),
});

/** By how much the square of a quaternion's length exceeds one. */
function excessOf(q: Quat): number {
  return q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3] - 1;
}

function vectorUpTo(limit: number, unit: string) {
  const axis = z.number().min(-limit).max(limit);
  return z
    .tuple([axis, axis, axis])
    .refine(
      (v) => v[0] * v[0] + v[1] * v[1] + v[2] * v[2] <= limit * limit,
      `must be a vector of at most ${limit} ${unit}; shorten it`,
    );
}

function recordOf<T extends z.ZodType>(value: T, limit: number) {
  return z.record(id, value).refine((r) => Object.keys(r).length <= limit, `must hold at most ${limit} records`);
}

/** The document: everything a director decided and nothing that can be derived. */
export type Scene = z.infer<typeof sceneSchema>;
export type SceneProp = z.infer<typeof propSchema>;
export type SceneCamera = z.infer<typeof cameraSchema>;
export type SceneDrive = z.infer<typeof driveSchema>;
export type SceneMark = z.infer<typeof markSchema>;
export type SceneNudge = z.infer<typeof nudgeSchema>;
export type SceneJoint = z.infer<typeof jointSchema>;
export type SceneLight = z.infer<typeof lightSchema>;
export type SceneTake = z.infer<typeof takeSchema>;
export type TakeOverride = z.infer<typeof takeOverrideSchema>;
export type SceneShot = z.infer<typeof shotSchema>;
export type Condition = z.infer<typeof conditionSchema>;
export type PartRef = z.infer<typeof partRefSchema>;
export type TimeWindow = z.infer<typeof windowSchema>;
export type CueOverride = z.infer<typeof cueOverrideSchema>;
export type AuthoredCue = z.infer<typeof authoredCueSchema>;
export type Release = z.infer<typeof releaseSchema>;
