import { z } from 'zod';
import { cameraSchema } from './schema/camera.ts';
import { conditionSchema } from './schema/condition.ts';
import { type authoredCueSchema, type cueOverrideSchema, cuesSchema } from './schema/cue.ts';
import {
  assetId,
  id,
  name,
  type partRefSchema,
  recordOf,
  text,
  vectorUpTo,
  type windowSchema,
} from './schema/fields.ts';
import { jointSchema } from './schema/joint.ts';
import { lightSchema } from './schema/light.ts';
import {
  MAX_DURATION_S,
  MAX_FRAME_RATE,
  MAX_GRAVITY_MPS2,
  MAX_PROPS,
  MAX_RECORDS,
  MAX_WIND_MPS,
  MIN_FRAME_RATE,
  SIZE_RANGE_PX,
  STEP_HZ_RANGE,
} from './schema/limits.ts';
import { type driveSchema, type markSchema, type nudgeSchema, propSchema, type releaseSchema } from './schema/prop.ts';
import { shotSchema } from './schema/shot.ts';
import { soundSchema } from './schema/sound.ts';
import { type takeOverrideSchema, takeSchema } from './schema/take.ts';

export const SCENE_FORMAT = 'rimshot-scene';
export const SCENE_VERSION = 2;

export const sceneSchema = z.strictObject({
  format: z.literal(SCENE_FORMAT),
  version: z.literal(SCENE_VERSION),
  name,
  settings: z.strictObject({
    physicsStepHz: z.int().min(STEP_HZ_RANGE[0]).max(STEP_HZ_RANGE[1]),
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
  cues: cuesSchema,
  sound: soundSchema,
  /** Findings that the director means to have, by finding id. */
  intended: z.record(z.string().max(300), z.strictObject({ note: text })),
  words: z.strictObject({ setting: text, style: text, lighting: text, mood: text, background: text }),
  /** By SHA-256 of the bytes. */
  assets: z.record(assetId, z.strictObject({ name, mediaType: z.string().max(100), byteLength: z.int().min(0) })),
});

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
export type SceneSound = z.infer<typeof soundSchema>;
export type StemId = keyof SceneSound['stems'];
export type Release = z.infer<typeof releaseSchema>;
