import { planBake } from '../../../src/core/bake/plan-bake.ts';
import type { Cue } from '../../../src/core/cues/cue.ts';
import { makeCue, SYNC } from '../../../src/core/cues/make-cue.ts';
import type { Contact } from '../../../src/core/motion/contact.ts';
import type { BodyTrack, Motion } from '../../../src/core/motion/motion.ts';
import type { Scene, SceneShot } from '../../../src/core/scene/schema.ts';
import { sceneSchema } from '../../../src/core/scene/schema.ts';
import type { ShotSpecInput } from '../../../src/core/shot/shot-spec-input.ts';

/** Gravity of the sample: 10, so that flights are easy to work out by hand. */
const G = 10;
export const BALL_RADIUS_M = 0.1;
/** Let go at 1.5 m with 2 m/s upwards: 1.5 + 2 t - 5 t^2 = 0.1 at t = (2 + sqrt(32)) / 10. */
export const IMPACT_S = (2 + Math.sqrt(32)) / 10;
const START = [0, 1.5, 0] as const;
const THROW = [1, 2, -0.5] as const;
/** Leaves the floor with 3 m/s upwards. */
const BOUNCE_MPS = 3;

const shot = (order: string, more: Partial<SceneShot> = {}): SceneShot => ({
  name: 'Wide',
  order,
  cameraId: 'cam-a',
  takeId: 'take-1',
  sourceStartS: 0,
  durationFrames: 24,
  speed: 1,
  ...more,
});

/** A ball is thrown in front of a fixed camera and bounces once; two cameras, one shot of a second. */
export function sampleScene(shots: Record<string, SceneShot> = { 'shot-a': shot('a0') }): Scene {
  const camera = (order: string, positionM: number[]) => ({
    name: 'Wide',
    order,
    rig: { kind: 'fixed', params: { positionM, yawRad: 0, pitchRad: 0, rollRad: 0 } },
    lens: { focalLengthMm: 35, fStop: 4, focus: { type: 'prop', propId: 'ball' } },
    sensorMm: [36, 24],
    squeeze: 1,
  });
  return sceneSchema.parse({
    format: 'rimshot-scene',
    version: 2,
    name: 'Bounce',
    settings: {
      physicsStepHz: 240,
      durationS: 2,
      frameRate: { num: 24, den: 1 },
      widthPx: 1280,
      heightPx: 720,
      gravityMps2: [0, -G, 0],
      airDensityKgpm3: 0,
      windMps: [0, 0, 0],
      seed: 1,
    },
    props: {
      floor: {
        name: 'Floor',
        kind: 'floor',
        order: 'a0',
        positionM: [0, 0, 0],
        rotation: [0, 0, 0, 1],
        drive: { type: 'still' },
        params: { materialId: 'hardwood' },
      },
      ball: {
        name: 'Ball',
        kind: 'ball',
        order: 'a1',
        positionM: [...START],
        rotation: [0, 0, 0, 1],
        drive: { type: 'free' },
        release: { velocityMps: [...THROW], angularVelocityRadps: [0, 0, 0] },
        params: { radiusM: BALL_RADIUS_M },
      },
    },
    cameras: { 'cam-a': camera('a0', [0, 1.2, 5]), 'cam-b': camera('a1', [0.5, 0.8, 3]) },
    lights: {
      sun: { name: 'Sun', order: 'a0', kind: 'sun', direction: [0, -1, 0], intensity: 2, colorRgb: [1, 1, 1] },
    },
    joints: {},
    takes: { 'take-1': { name: 'Take 1', order: 'a0', overrides: {}, star: true, note: '' } },
    activeTakeId: 'take-1',
    shots,
    outcome: {},
    cues: { overrides: {}, authored: {} },
    sound: {
      listener: { type: 'camera' },
      isDelayedByDistance: false,
      keepsPitch: true,
      room: null,
      stems: {
        effects: { gainDb: 0, isMuted: false },
        foley: { gainDb: 0, isMuted: false },
        ambience: { gainDb: 0, isMuted: false },
        dialogue: { gainDb: 0, isMuted: false },
        music: { gainDb: 0, isMuted: false },
      },
    },
    intended: {},
    words: { setting: 'A bare room.', style: '', lighting: 'Flat daylight.', mood: '', background: '' },
    assets: {},
  });
}

/** The sample with one shot of so many frames, and a take that is as long or longer. */
export function sampleLasting(durationFrames: number): Scene {
  const scene = sampleScene({ a: shot('a0', { durationFrames }) });
  return { ...scene, settings: { ...scene.settings, durationS: Math.max(2, Math.ceil(durationFrames / 24) + 1) } };
}

/** Where the ball is, straight from the equations of flight. */
export function ballAt(timeS: number): { positionM: [number, number, number]; velocityMps: [number, number, number] } {
  const t = Math.max(0, timeS - IMPACT_S);
  const y =
    timeS < IMPACT_S
      ? START[1] + THROW[1] * timeS - (G / 2) * timeS * timeS
      : BALL_RADIUS_M + BOUNCE_MPS * t - (G / 2) * t * t;
  const vy = timeS < IMPACT_S ? THROW[1] - G * timeS : BOUNCE_MPS - G * t;
  return {
    positionM: [START[0] + THROW[0] * timeS, y, START[2] + THROW[2] * timeS],
    velocityMps: [THROW[0], vy, THROW[2]],
  };
}

export function sampleMotion(): Motion {
  const before = Array.from({ length: 93 }, (_, i) => i / 120).filter((t) => t < IMPACT_S);
  const after = Array.from({ length: 241 }, (_, i) => i / 120).filter((t) => t > IMPACT_S && t < IMPACT_S + 0.5);
  const knots = [
    ...before.map((t) => [t, ballAt(t)] as const),
    knotBefore(),
    ...[IMPACT_S, ...after].map((t) => [t, ballAt(t)] as const),
  ];
  return {
    bakeKey: 'sample',
    stepHz: 240,
    durationS: 2,
    tracks: [track('floor', [[0, { positionM: [0, 0, 0], velocityMps: [0, 0, 0] }]]), track('ball', knots)],
    contacts: [sampleContact()],
    startOverlaps: [],
    jointLoads: [],
    appliedNudges: [],
    clamps: [],
    stop: null,
  };
}

type Knot = readonly [number, ReturnType<typeof ballAt>];

function knotBefore(): Knot {
  const at = ballAt(IMPACT_S);
  return [IMPACT_S, { ...at, velocityMps: [THROW[0], THROW[1] - G * IMPACT_S, THROW[2]] }];
}

function track(bodyId: string, knots: readonly Knot[]): BodyTrack {
  return {
    bodyId,
    timesS: Float64Array.from(knots, ([t]) => t),
    positionsM: Float32Array.from(knots.flatMap(([, s]) => s.positionM)),
    rotations: Float32Array.from(knots.flatMap(() => [0, 0, 0, 1])),
    velocitiesMps: Float32Array.from(knots.flatMap(([, s]) => s.velocityMps)),
    angularVelocitiesRadps: Float32Array.from(knots.flatMap(() => [0, 0, 0])),
  };
}

export function sampleContact(): Contact {
  const [x, , z] = ballAt(IMPACT_S).positionM;
  return {
    id: 'floor/floor~ball/ball#1',
    phase: 'impact',
    timeS: IMPACT_S,
    endTimeS: IMPACT_S,
    bodyIds: ['floor', 'ball'],
    partIds: ['floor', 'ball'],
    materialIds: ['hardwood', 'basketball'],
    pointM: [x, 0, z],
    normal: [0, -1, 0],
    impulseNs: 5.4,
    frictionNs: 0,
    normalSpeedMps: G * IMPACT_S - THROW[1],
    reboundSpeedMps: 0,
    slipSpeedMps: 1.1,
    depthM: 0,
  };
}

export function sampleCue(more: Partial<Cue> = {}): Cue {
  const [x, , z] = ballAt(IMPACT_S).positionM;
  const timeS = more.timeS ?? IMPACT_S;
  return makeCue({
    id: 'cue-1',
    kind: 'impact',
    origin: 'physics',
    stem: 'effects',
    timeS,
    endTimeS: IMPACT_S + 0.3,
    label: 'ball hits floor',
    source: { type: 'made', like: 'impact' },
    contactId: sampleContact().id,
    bodyIds: ['floor', 'ball'],
    partIds: ['floor', 'ball'],
    materials: ['hardwood', 'basketball'],
    sizesM: [20, 0.2],
    impulseNs: 5.4,
    normalSpeedMps: 5.66,
    hits: [{ timeS, impulseNs: 5.4, normalSpeedMps: 5.66, levelDb: -12 }],
    levelDb: -12,
    pointM: [x, 0, z],
    pan: 0.1,
    distanceM: 5,
    salience: 0.8,
    sync: SYNC.hard,
    seed: 7,
    ...more,
  });
}

/** What `buildShotSpec` is given for the sample. */
export function sampleInput(scene: Scene = sampleScene(), cues: readonly Cue[] = [sampleCue()]): ShotSpecInput {
  const plan = planBake(scene, 'take-1');
  const happened = [
    { type: 'touch', timeS: IMPACT_S, propIds: ['ball', 'floor'], partIds: ['ball', 'floor'], label: 'floor' },
  ] as const;
  const facts = {
    plan,
    motion: { ...sampleMotion(), durationS: scene.settings.durationS },
    outcome: { isMet: true, conditions: [], happened },
    findings: [],
    cues,
  };
  return { scene, results: { 'take-1': facts }, steadiness: null, version: '0.0.0-test' };
}

export { shot as sampleShot };
