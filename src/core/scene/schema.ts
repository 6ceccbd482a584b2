import { z } from 'zod';

/** Longest scene that loads, in seconds: ten minutes. */
export const MAX_DURATION_S = 600;
/** No position may lie farther than this from the origin, in metres. */
export const MAX_COORDINATE_M = 10_000;
export const SCENE_FORMAT = 'rimshot-scene';
export const SCENE_VERSION = 1;

const id = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'an id is lower-case letters, digits, - and _, at most 64');
const order = z.string().min(1).max(200);
const name = z.string().max(200);
const text = z.string().max(20_000);
const coordinate = z.number().min(-MAX_COORDINATE_M).max(MAX_COORDINATE_M);
const point = z.tuple([coordinate, coordinate, coordinate]);
const rotation = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .refine((q) => Math.abs(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3] - 1) < 1e-3, 'a rotation has length 1');
const rate = z.tuple([z.number(), z.number(), z.number()]);
const params = z.record(z.string().max(64), z.json());
const seconds = z.number().min(0).max(MAX_DURATION_S);

/** The velocity that a body starts or is let go with. */
const releaseSchema = z.strictObject({
  velocityMps: rate,
  angularVelocityRadps: rate,
});

const driveSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('still') }),
  z.strictObject({ type: z.literal('free') }),
]);

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
      restitution: z.number().min(0).max(0.98).optional(),
      friction: z.number().min(0).max(5).optional(),
    })
    .optional(),
  note: text.optional(),
});

const cameraSchema = z.strictObject({
  name,
  order,
  rig: z.strictObject({ kind: z.string().max(64), params }),
  lens: z.strictObject({
    focalLengthMm: z.number().min(4).max(2000),
    fStop: z.number().min(0.5).max(64),
    focus: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('distance'), distanceM: z.number().min(0.05).max(10_000) }),
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
  direction: rate,
  intensity: z.number().min(0).max(100),
  colorRgb: z.tuple([z.number().min(0).max(1), z.number().min(0).max(1), z.number().min(0).max(1)]),
});

/** What a take may say differently of a prop: its place, its release, its surface. */
const takeOverrideSchema = z.strictObject({
  positionM: point.optional(),
  rotation: rotation.optional(),
  release: releaseSchema.optional(),
  surface: propSchema.shape.surface,
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
  durationFrames: z.int().min(1).max(100_000),
  speed: z.number().min(0.01).max(100),
});

/** A part of a prop, or the whole prop where `partId` is absent. */
const partRefSchema = z.strictObject({ propId: id, partId: z.string().max(64).optional() });
const windowSchema = z.strictObject({ fromS: seconds, toS: seconds });

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
    steps: z.record(id, z.strictObject({ order, part: partRefSchema })),
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
  z.strictObject({
    type: z.literal('inside'),
    order,
    mode: z.enum(['must', 'never']),
    propId: id,
    minM: point,
    maxM: point,
    window: windowSchema.optional(),
  }),
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

export const sceneSchema = z.strictObject({
  format: z.literal(SCENE_FORMAT),
  version: z.literal(SCENE_VERSION),
  name,
  settings: z.strictObject({
    physicsStepHz: z.int().min(60).max(3840),
    durationS: z.number().min(0.1).max(MAX_DURATION_S),
    frameRate: z.strictObject({ num: z.int().min(1).max(240_000), den: z.int().min(1).max(1001) }),
    widthPx: z.int().min(16).max(8192),
    heightPx: z.int().min(16).max(8192),
    gravityMps2: rate,
    airDensityKgpm3: z.number().min(0).max(10),
    windMps: rate,
    seed: z.int().min(0).max(0xffffffff),
  }),
  props: z.record(id, propSchema),
  cameras: z.record(id, cameraSchema),
  lights: z.record(id, lightSchema),
  joints: z.record(id, z.never()),
  takes: z.record(id, takeSchema),
  activeTakeId: id,
  shots: z.record(id, shotSchema),
  outcome: z.record(id, conditionSchema),
  cues: z.strictObject({
    overrides: z.record(z.string().max(300), cueOverrideSchema),
    authored: z.record(id, authoredCueSchema),
  }),
  /** Findings that the director means to have, by finding id. */
  intended: z.record(z.string().max(300), z.strictObject({ note: text })),
  words: z.strictObject({ setting: text, style: text, lighting: text, mood: text, background: text }),
  /** By SHA-256 of the bytes. */
  assets: z.record(
    z.string().regex(/^[0-9a-f]{64}$/),
    z.strictObject({ name, mediaType: z.string().max(100), byteLength: z.int().min(0) }),
  ),
});

/** The document: everything a director decided and nothing that can be derived. */
export type Scene = z.infer<typeof sceneSchema>;
export type SceneProp = z.infer<typeof propSchema>;
export type SceneCamera = z.infer<typeof cameraSchema>;
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
