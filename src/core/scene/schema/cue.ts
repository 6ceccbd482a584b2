import { z } from 'zod';
import { assetId, name, order, recordOf, seconds, text } from './fields.ts';
import { GAIN_RANGE_DB, MAX_NOTES, MAX_RECORDS, MAX_SHIFT_S } from './limits.ts';

/** Cues that physics makes. */
export const PHYSICS_CUE_KINDS = ['impact', 'rattle', 'roll', 'slide', 'whoosh', 'splash', 'break', 'absence'] as const;
/** Cues that a director writes. */
export const AUTHORED_CUE_KINDS = ['ambience', 'effect', 'dialogue', 'music', 'silence'] as const;
/** Places that a bed of air sounds like. */
export const BEDS = ['room-tone', 'wind', 'crowd', 'city', 'sea'] as const;
/** What plays written notes. */
export const INSTRUMENTS = ['piano', 'strings', 'bass', 'pluck', 'drums'] as const;
/** Who speaks written lines in the preview. */
export const SPEAKING_VOICES = ['kal', 'awb', 'rms', 'slt'] as const;
/** Sounds of physics that a director can ask for without a contact. */
export const MADE_SOUNDS = ['impact', 'slide', 'roll', 'whoosh', 'splash'] as const;

const gainDb = z.number().min(GAIN_RANGE_DB[0]).max(GAIN_RANGE_DB[1]);
const materialId = z.string().max(64);
const partId = z.string().max(200);

/** By what a cue of physics is found again in another bake: its kind, whom it is of, and when it was. */
const anchorSchema = z.strictObject({
  kind: z.enum(PHYSICS_CUE_KINDS),
  bodyIds: z.array(partId).max(2),
  partIds: z.array(partId).max(2),
  /** Scene time at which the cue was when it was changed; null where an older file did not keep it. */
  timeS: seconds.nullable(),
  /** Which of those alike it was, counted from 1: all there is to go by where `timeS` is null. */
  nth: z.int().min(1),
});

/** A director's change to a cue that physics made. */
export const cueOverrideSchema = z.strictObject({
  anchor: anchorSchema,
  mute: z.boolean().optional(),
  label: name.optional(),
  gainDb: gainDb.optional(),
  /** Moves the sound against its contact; positive is later. */
  shiftS: z.number().min(-MAX_SHIFT_S).max(MAX_SHIFT_S).optional(),
});

/** Samples of an imported file, from `offsetS` of it on. */
const fileSource = z.strictObject({ type: z.literal('file'), assetId, offsetS: seconds });
/** Told to people and generators, silent in the mix. */
const toldSource = z.strictObject({ type: z.literal('told') });

/** A note, in beats from the start of the cue; `pitch` is a MIDI number, `velocity` 0 to 1. */
const noteSchema = z.strictObject({
  beat: z.number().min(0).max(10_000),
  beats: z.number().positive().max(1000),
  pitch: z.int().min(0).max(127),
  velocity: z.number().min(0).max(1),
});

const common = { order, timeS: seconds, label: name, gainDb };
const lasting = { ...common, durationS: seconds };

export const authoredCueSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...lasting,
    kind: z.literal('ambience'),
    source: z.discriminatedUnion('type', [z.strictObject({ type: z.literal('bed'), bed: z.enum(BEDS) }), fileSource]),
  }),
  z.strictObject({
    ...lasting,
    kind: z.literal('effect'),
    source: z.discriminatedUnion('type', [
      toldSource,
      fileSource,
      z.strictObject({
        type: z.literal('made'),
        like: z.enum(MADE_SOUNDS),
        materialIds: z.tuple([materialId, materialId]),
        sizeM: z.number().min(0.01).max(100),
        speedMps: z.number().min(0.1).max(100),
      }),
    ]),
  }),
  /** It lasts as long as its words take. */
  z.strictObject({
    ...common,
    kind: z.literal('dialogue'),
    text,
    speaker: name,
    source: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('spoken'), voice: z.enum(SPEAKING_VOICES) }),
      fileSource,
      toldSource,
    ]),
  }),
  z.strictObject({
    ...lasting,
    kind: z.literal('music'),
    source: z.discriminatedUnion('type', [
      toldSource,
      fileSource,
      z.strictObject({
        type: z.literal('notes'),
        instrument: z.enum(INSTRUMENTS),
        tempoBpm: z.number().min(20).max(400),
        notes: recordOf(noteSchema, MAX_NOTES),
      }),
    ]),
  }),
  z.strictObject({ ...lasting, kind: z.literal('silence') }),
]);

export const cuesSchema = z.strictObject({
  overrides: recordOf(cueOverrideSchema, MAX_RECORDS),
  authored: recordOf(authoredCueSchema, MAX_RECORDS),
});
