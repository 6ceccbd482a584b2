import { z } from 'zod';
import { audioSchema, type cueSchema } from './audio-schema.ts';

/**
 * The shot spec, version 1: the public contract. Metres, seconds, radians, kilograms; right-handed, y up; quaternions
 * [x, y, z, w]; pixels from the top-left corner, centres at .5; frame 0 first. Fields named `clipTimesS`, `cues.timeS`
 * and `clip.*` run on the clock of the clip; every other time is scene time, of the take that is named beside it. Its
 * JSON Schema is generated from here; readers must pass over members that they do not know.
 */

const vec3 = z.tuple([z.number(), z.number(), z.number()]);
const quat = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const strings = z.array(z.string());
const colorRgb = vec3;
const frameRate = z.object({ num: z.int().min(1), den: z.int().min(1) });
const margin = z.object({ value: z.number(), unit: z.enum(['m', 's']) });

const shape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ball'), radiusM: z.number() }),
  z.object({ type: z.literal('box'), sizeM: vec3 }),
  z.object({ type: z.literal('capsule'), radiusM: z.number(), lengthM: z.number() }),
  z.object({ type: z.literal('cylinder'), radiusM: z.number(), heightM: z.number() }),
  z.object({ type: z.literal('torus'), ringRadiusM: z.number(), rodRadiusM: z.number() }),
  z.object({ type: z.literal('hull'), pointsM: z.array(vec3) }),
  z.object({
    type: z.literal('mesh'),
    verticesM: z.array(vec3),
    triangles: z.array(z.tuple([z.int(), z.int(), z.int()])),
  }),
  z.object({ type: z.literal('strands'), segmentsM: z.array(z.tuple([vec3, vec3])), radiusM: z.number() }),
]);

const part = z.object({
  id: z.string(),
  label: z.string(),
  role: z.enum(['both', 'collide', 'show']),
  shape,
  positionM: vec3,
  rotation: quat,
  material: z.string(),
  friction: z.number(),
  restitution: z.number(),
  colorRgb,
});

const passage = z.object({ id: z.string(), label: z.string(), centerM: vec3, normal: vec3, radiusM: z.number() });

const body = z.object({
  id: z.string(),
  subjectId: z.string(),
  drive: z.enum(['still', 'animated', 'let-go', 'free']),
  letGoS: z.number().nullable().describe('Scene time at which what carries it lets go; null unless it is let go.'),
  massKg: z.number(),
  inertiaKgm2: vec3.describe('Principal moments about the centre of mass, in the axes of `principalRotation`.'),
  principalRotation: quat,
  centerOfMassM: vec3.describe('In the frame of the body.'),
  parts: z.array(part),
  passages: z.array(passage),
  release: z
    .object({ positionM: vec3, rotation: quat, velocityMps: vec3, angularVelocityRadps: vec3 })
    .describe(
      'Pose and velocity at scene time 0, of the take that the clip opens on; a body without trajectory stays there.',
    ),
});

/** A body that moves in the clip, or stands elsewhere in another of its takes; per frame. */
const trajectory = z.object({
  bodyId: z.string(),
  positionsM: z.array(vec3).describe("Of the body's origin."),
  rotations: z.array(quat),
  velocitiesMps: z.array(vec3).describe('In metres per second of the scene, whatever the speed of the shot.'),
  angularVelocitiesRadps: z.array(vec3),
});

const contact = z.object({
  id: z.string(),
  takeId: z.string(),
  phase: z.enum(['impact', 'slide', 'roll', 'rest']),
  timeS: z.number(),
  endTimeS: z.number(),
  clipTimesS: z
    .array(z.number())
    .describe('Instants of the clip at which this contact is seen to begin; several where the cut replays it.'),
  bodyIds: z.tuple([z.string(), z.string()]),
  partIds: z.tuple([z.string(), z.string()]),
  materials: z.tuple([z.string(), z.string()]),
  pointM: vec3,
  normal: vec3,
  impulseNs: z
    .number()
    .describe('Along the normal; where a nudge bent the bounce, that of the bounce before the bend.'),
  frictionNs: z.number().describe('Along the surface.'),
  normalSpeedMps: z.number(),
  reboundSpeedMps: z
    .number()
    .describe('Along the normal; where a nudge bent the bounce, that of the bounce before the bend.'),
  slipSpeedMps: z.number(),
});

const shot = z.object({
  id: z.string(),
  name: z.string(),
  cameraId: z.string(),
  cameraName: z.string(),
  takeId: z.string(),
  takeName: z.string(),
  startFrame: z.int(),
  frameCount: z.int(),
  sourceStartS: z.number().describe('Scene time of its first frame.'),
  speed: z.number(),
  takeEndS: z.number().describe('Scene time at which all that was simulated of its take ends.'),
  frozenFromFrame: z
    .int()
    .nullable()
    .describe(
      'Frame of the clip from which all stands still in the shot, for its take has ended; null where it goes on.',
    ),
  subjectId: z
    .string()
    .nullable()
    .describe('What the shot is about, for framing; null where nothing moves and nothing is named.'),
  sensorMm: z.tuple([z.number(), z.number()]),
  squeeze: z.number(),
  shotSize: z.string(),
  angle: z.string(),
  movement: z.string(),
});

const camera = z.object({
  positionsM: z.array(vec3),
  rotations: z.array(quat),
  focalLengthsMm: z.array(z.number()),
  focusDistancesM: z.array(z.number()),
  fStops: z.array(z.number()),
  sensorMm: z
    .tuple([z.number(), z.number()])
    .describe("Sensor and squeeze of the first shot; `shots` has each shot's own."),
  squeeze: z.number(),
  fxPx: z
    .array(z.number())
    .describe('Pinhole in pixels of the clip, crop and squeeze included: all that projecting needs.'),
  fyPx: z.array(z.number()),
  cxPx: z.number(),
  cyPx: z.number(),
});

const track2d = z.object({
  bodyId: z.string(),
  centersPx: z
    .array(z.tuple([z.number(), z.number()]).nullable())
    .describe("Projection of the body's centre of mass; may lie outside the frame, and is null behind the camera."),
  boxesPx: z
    .array(z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable())
    .describe(
      'Bounds of all projected parts that are seen, [x0, y0, x1, y1] in pixels, also of what something else hides (amodal), ' +
        'but cut at the edges of the frame, as boxes of COCO are; null where nothing is in it.',
    ),
  visibility: z.array(z.number()).describe('Share of sample points of the body that the camera sees, 0 to 1.'),
});

const condition = z.object({
  id: z.string(),
  label: z.string(),
  mode: z.enum(['must', 'never']),
  isMet: z.boolean(),
  margin: margin.nullable(),
  timeS: z.number().nullable(),
  clipTimesS: z
    .array(z.number())
    .describe('When the clip shows what it speaks of, each step of a sequence; empty where that does not come about.'),
});

const happening = z.object({
  type: z.enum(['touch', 'pass', 'rest']),
  timeS: z.number(),
  clipTimesS: z.array(z.number()),
  propIds: strings,
  partIds: strings,
  label: z.string(),
});

const steadiness = z.object({
  trials: z.int(),
  kept: z.int().describe('Trials in which every condition was met.'),
  varied: z.array(z.object({ what: z.string(), trials: z.int(), kept: z.int() })),
});

const finding = z.object({
  id: z.string(),
  checkId: z.string(),
  level: z.enum(['impossible', 'unlikely', 'craft']),
  title: z.string(),
  message: z.string(),
  timeS: z.number(),
  bodyIds: strings,
  value: z.number(),
  limit: z.number(),
  unit: z.string(),
  fix: z.string(),
});

const motor = z.object({
  towards: z.enum(['speed', 'place']),
  target: z.number(),
  stiffness: z.number(),
  damping: z.number(),
  strongest: z.number(),
});

const limits = z.tuple([z.number(), z.number()]).nullable();

const joint = z.object({
  id: z.string(),
  takeId: z.string(),
  bodyIds: z.tuple([z.string(), z.string().nullable()]).describe('The second is null where it holds to the set.'),
  pointsM: z.tuple([vec3, vec3]).describe('Where it holds each: in the frame of the body; of the world for the set.'),
  shape: z.discriminatedUnion('type', [
    z.object({ type: z.literal('fixed') }),
    z.object({ type: z.literal('ball') }),
    z.object({ type: z.literal('hinge'), axis: vec3, limitsRad: limits, motor: motor.nullable() }),
    z.object({ type: z.literal('slider'), axis: vec3, limitsM: limits, motor: motor.nullable() }),
    z.object({ type: z.literal('rope'), lengthM: z.number() }),
    z.object({ type: z.literal('spring'), lengthM: z.number(), stiffnessNpm: z.number(), dampingNspm: z.number() }),
  ]),
  breakForceN: z.number().nullable(),
  peakForceN: z.number().describe('The strongest pull, as a mean over 1/24 s.'),
  peakAtS: z.number(),
  brokeAtS: z.number().nullable(),
});

const nudge = z.object({
  id: z.string(),
  takeId: z.string(),
  bodyId: z.string(),
  contactId: z.string(),
  timeS: z.number(),
  speedFactor: z.number(),
  azimuthRad: z.number(),
  elevationRad: z.number(),
});

const clamp = z.object({
  bodyId: z.string(),
  takeId: z.string(),
  timeS: z.number(),
  what: z.enum(['spin', 'speed']),
  limit: z.number().describe('In rad/s or m/s.'),
});

export const shotSpecSchema = z.object({
  format: z.literal('rimshot-shot'),
  version: z.literal(1),
  madeBy: z.object({
    name: z.literal('rimshot'),
    version: z.string(),
    engine: z.string(),
    bakeKeys: strings,
    stepHz: z.int(),
  }),
  clip: z.object({
    name: z.string(),
    frameRate,
    frameCount: z.int().min(1),
    durationS: z.number(),
    widthPx: z.int().min(1),
    heightPx: z.int().min(1),
    sceneTimesS: z.array(z.number()).describe('The instant of the scene that each frame shows.'),
  }),
  world: z.object({
    upAxis: z.literal('y'),
    handedness: z.literal('right'),
    gravityMps2: vec3,
    airDensityKgpm3: z.number(),
    windMps: vec3,
  }),
  subjects: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      noun: z.string(),
      description: z.string(),
      bodyIds: strings,
      sizeM: vec3,
      colorRgb,
    }),
  ),
  /** The materials that parts name, with what they are called. */
  materials: z.array(
    z.object({ id: z.string(), noun: z.string(), adjective: z.string(), impact: z.string(), densityKgpm3: z.number() }),
  ),
  bodies: z.array(body),
  trajectories: z.array(trajectory),
  contacts: z.array(contact),
  joints: z.array(joint),
  nudges: z.array(nudge).describe('Bounces that the director bent on purpose, off what physics alone would do.'),
  clamps: z.array(clamp).describe('Spins and speeds beyond what the engine carries, which it held back.'),
  shots: z.array(shot),
  camera,
  tracks2d: z.array(track2d),
  lights: z.array(
    z.object({ id: z.string(), kind: z.enum(['sun', 'sky']), direction: vec3, intensity: z.number(), colorRgb }),
  ),
  audio: audioSchema,
  /** Of the take that the clip opens on; `isMet` where every take of the clip has it. */
  outcome: z.object({
    wanted: z.array(condition),
    happened: z.array(happening),
    isMet: z.boolean(),
    steadiness: steadiness.nullable(),
  }),
  findings: z.array(finding),
  intended: z
    .array(z.object({ findingId: z.string(), note: z.string() }))
    .describe('Ids of findings that the director means to have, with the reason given.'),
  words: z.object({
    setting: z.string(),
    style: z.string(),
    lighting: z.string(),
    mood: z.string(),
    background: z.string(),
  }),
});

export type ShotSpec = z.infer<typeof shotSpecSchema>;
export type ShotBody = z.infer<typeof body>;
export type ShotPart = z.infer<typeof part>;
export type ShotCue = z.infer<typeof cueSchema>;
export type ShotContact = z.infer<typeof contact>;
export type Steadiness = z.infer<typeof steadiness>;
