import { z } from 'zod';

/** The audio of a shot spec: how the clip is heard, and its timed sounds. */

const vec3 = z.tuple([z.number(), z.number(), z.number()]);
const quat = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const strings = z.array(z.string());

const hit = z.object({
  timeS: z.number(),
  impulseNs: z.number(),
  normalSpeedMps: z.number(),
  levelDb: z.number().describe('Peak level at 1 m.'),
});

const curvePoint = z.object({
  timeS: z.number(),
  gainDb: z.number().describe("Against the cue's `levelDb`."),
  speedMps: z
    .number()
    .describe(
      'In metres per second of the scene: of the surfaces past each other (slide), over the ground (roll), through the air (whoosh).',
    ),
  pointM: vec3.nullable(),
  pan: z.number(),
  distanceM: z.number(),
});

const source = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('made'),
    like: z.enum(['impact', 'rattle', 'roll', 'slide', 'whoosh', 'splash', 'break']),
  }),
  z.object({ type: z.literal('bed'), bed: z.enum(['room-tone', 'wind', 'crowd', 'city', 'sea']) }),
  z.object({
    type: z.literal('notes'),
    instrument: z.enum(['piano', 'strings', 'bass', 'pluck', 'drums']),
    notes: z.array(
      z.object({
        startS: z.number().describe('From the start of the cue.'),
        durationS: z.number(),
        pitch: z.int().describe('MIDI number: 69 is A at 440 Hz.'),
        velocity: z.number(),
      }),
    ),
  }),
  z.object({ type: z.literal('file'), assetId: z.string().describe('SHA-256 of its bytes.'), offsetS: z.number() }),
  z.object({ type: z.literal('spoken'), voice: z.enum(['kal', 'awb', 'rms', 'slt']) }),
  z.object({ type: z.literal('told') }).describe('For people and generators: silent in the mix.'),
]);

export const cueSchema = z.object({
  id: z.string(),
  kind: z.enum([
    'impact',
    'rattle',
    'roll',
    'slide',
    'whoosh',
    'splash',
    'break',
    'absence',
    'ambience',
    'effect',
    'dialogue',
    'music',
    'silence',
  ]),
  origin: z.enum(['physics', 'authored']),
  stem: z.enum(['effects', 'foley', 'ambience', 'dialogue', 'music']),
  takeId: z.string(),
  timeS: z.number().describe('When it is made, on the clock of the clip, as are all times of a cue.'),
  endTimeS: z.number(),
  heardAtS: z.number().describe('When it is heard: later than `timeS` where sound takes its time.'),
  frame: z.int().describe("The frame nearest to the instant on the audio's clock, on the same side of a cut."),
  timecode: z.string().describe('Of that frame, from 00:00:00:00; with a semicolon where numbers are dropped.'),
  speed: z.number().describe('Of the shot that shows it: 0.5 is half speed.'),
  label: z.string(),
  source,
  contactId: z.string().nullable(),
  overrideId: z.string().nullable(),
  bodyIds: strings,
  partIds: strings,
  materials: strings,
  sizesM: z.array(z.number()),
  impulseNs: z.number(),
  normalSpeedMps: z.number(),
  slipSpeedMps: z.number(),
  massKg: z.number().describe('Of the body that moves; 0 where none does.'),
  energyJ: z.number().describe('Lost in the contact.'),
  hits: z.array(hit).describe('Every blow of it, in order of time.'),
  curve: z
    .array(curvePoint)
    .describe('How it changes, in order of time; straight between points, a step where two share an instant (a cut).'),
  levelDb: z.number().describe('Peak level at 1 m; 0 is full scale.'),
  pointM: vec3.nullable().describe('Where in the world it is made, at `timeS`; null everywhere at once.'),
  pan: z.number(),
  azimuthRad: z.number().describe('From straight ahead of the listener, positive to the right.'),
  elevationRad: z.number(),
  distanceM: z.number(),
  isOffscreen: z.boolean(),
  salience: z.number().describe('0 to 1: how much it would be missed.'),
  timbre: z.object({ t60S: z.number(), centroidHz: z.number(), words: strings }),
  sync: z.object({ class: z.enum(['hard', 'soft', 'free']), earlyS: z.number(), lateS: z.number() }),
  isMuted: z.boolean(),
  text: z.string().nullable(),
  speaker: z.string().nullable(),
  words: z.array(z.object({ text: z.string(), timeS: z.number(), endTimeS: z.number() })),
  visemes: z.array(z.object({ id: z.string(), timeS: z.number() })),
  isTimingEstimated: z.boolean().describe('Whether the times of the words come from the text alone.'),
  seed: z.int(),
});

const stem = z.object({ gainDb: z.number(), isMuted: z.boolean() });

export const audioSchema = z.object({
  clock: z
    .enum(['contact', 'heard'])
    .describe('What `frame` and `timecode` tell: when sounds are made, or when they are heard.'),
  sampleRate: z.int(),
  listener: z.discriminatedUnion('type', [
    z.object({ type: z.literal('camera') }),
    z.object({ type: z.literal('fixed'), positionM: vec3, rotation: quat }),
  ]),
  keepsPitch: z.boolean().describe('Whether sounds of slow and fast shots keep their pitch.'),
  room: z.object({ sizeM: z.number(), t60S: z.number(), wetDb: z.number() }).nullable(),
  stems: z.object({ effects: stem, foley: stem, ambience: stem, dialogue: stem, music: stem }),
  cues: z.array(cueSchema),
});
