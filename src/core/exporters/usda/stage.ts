import { srgbToLinear } from '../../base/material-look.ts';
import { PI } from '../../base/math.ts';
import { lookAt } from '../../base/quat.ts';
import { framesPerSecond } from '../../base/time.ts';
import { ZERO } from '../../base/vec3.ts';
import { bodyPoseOf } from '../../shot/reading.ts';
import type { ShotBody, ShotSpec } from '../../shot/shot-spec.ts';
import { actionJumps, type FrameKey, filmCameras, frameKeys } from '../film-cameras.ts';
import { cameraPrim } from './camera-prim.ts';
import { createPartPrims, type PartPrims } from './part-prims.ts';
import { orientLine, poseLines, type TimedKey } from './pose-lines.ts';
import { decimal, layerText, type Prim, quoted, tuple } from './usda-text.ts';

const ROOT = 'Scene';
const LOOKS = 'Looks';
const SHAPES = 'Shapes';
/** A white surface that faces a sun of 2.3 is just white, as on the stage. */
const WHITE = 2.3;
/** How wide the sun is in the sky, in degrees. */
const SUN_DEG = 0.53;

/** How a clip is put on the time codes of a layer. */
export interface StageOptions {
  readonly cameras: 'film' | 'shots';
  /** The time code of the first frame. */
  readonly firstFrame: number;
}

/** A shot spec as a USD layer in text: props, cameras and lights, on the clock of the clip. */
export function stageOf(spec: ShotSpec, { cameras, firstFrame }: StageOptions): string {
  const rate = decimal(framesPerSecond(spec.clip.frameRate), 12);
  const parts = createPartPrims(`/${ROOT}/${LOOKS}`, `/${SHAPES}`);
  const timed = (key: FrameKey): TimedKey => ({ frame: key.frame, timeCode: key.atFrame + firstFrame });
  const keys = frameKeys(0, spec.clip.frameCount, actionJumps(spec)).map(timed);
  const props = spec.subjects.map((subject) => subjectPrim(spec, subject, parts, keys));
  const root: Prim = {
    type: 'Xform',
    title: ROOT,
    properties: [],
    children: [
      // First, so that no prop has their name.
      { type: 'Scope', title: LOOKS, properties: [], children: parts.looks },
      ...props,
      ...filmCameras(spec, cameras).map((camera) =>
        cameraPrim(spec, camera, frameKeys(camera.startFrame, camera.frameCount, camera.jumps).map(timed)),
      ),
      ...spec.lights.map(lightPrim),
    ],
  };
  return layerText(
    [
      `doc = ${quoted(`${spec.clip.name}, by ${spec.madeBy.name} ${spec.madeBy.version}`)}`,
      `endTimeCode = ${firstFrame + spec.clip.frameCount - 1}`,
      `framesPerSecond = ${rate}`,
      'kilogramsPerUnit = 1',
      'metersPerUnit = 1',
      `startTimeCode = ${firstFrame}`,
      `timeCodesPerSecond = ${rate}`,
      'upAxis = "Y"',
    ],
    root,
    { type: 'Scope', title: SHAPES, properties: [], children: parts.shapes },
  );
}

type Subject = ShotSpec['subjects'][number];

function subjectPrim(spec: ShotSpec, { id, name }: Subject, parts: PartPrims, keys: readonly TimedKey[]): Prim {
  const bodies = spec.bodies.filter(({ subjectId }) => subjectId === id);
  const title = name.trim() === '' ? id : name;
  if (bodies.length === 1) return bodyPrim(spec, bodies[0]!, title, parts, keys);
  return {
    type: 'Xform',
    title,
    properties: [],
    children: bodies.map((body) => bodyPrim(spec, body, body.id.slice(id.length + 1) || 'body', parts, keys)),
  };
}

function bodyPrim(spec: ShotSpec, body: ShotBody, title: string, parts: PartPrims, keys: readonly TimedKey[]): Prim {
  const way = spec.trajectories.find(({ bodyId }) => bodyId === body.id);
  const home = bodyPoseOf(spec, body, 0);
  return {
    type: 'Xform',
    title,
    ...(body.massKg > 0 && { apis: ['PhysicsMassAPI'] }),
    properties: [
      ...(body.massKg > 0
        ? [
            `point3f physics:centerOfMass = ${tuple(body.centerOfMassM)}`,
            `float physics:mass = ${decimal(body.massKg, 9)}`,
          ]
        : []),
      ...(way
        ? poseLines(keys, way.positionsM, way.rotations)
        : poseLines([{ frame: 0, timeCode: 0 }], [home.positionM], [home.rotation])),
    ],
    children: body.parts.flatMap((part) => parts.primOf(part) ?? []),
  };
}

function lightPrim({ kind, direction, intensity, colorRgb }: ShotSpec['lights'][number]): Prim {
  const color = `color3f inputs:color = ${tuple(colorRgb.map(srgbToLinear))}`;
  if (kind === 'sky')
    return {
      type: 'DomeLight',
      title: 'Sky',
      properties: [color, `float inputs:intensity = ${decimal(intensity / WHITE)}`],
    };
  return {
    type: 'DistantLight',
    title: 'Sun',
    properties: [
      `float inputs:angle = ${SUN_DEG}`,
      color,
      `float inputs:intensity = ${decimal((intensity * PI) / WHITE)}`,
      'bool inputs:normalize = 1',
      `quatf xformOp:orient = ${orientLine(lookAt(ZERO, direction))}`,
      'uniform token[] xformOpOrder = ["xformOp:orient"]',
    ],
  };
}
