import type { BakePlan, BodyPlan } from '../../../src/core/bake/plan.ts';
import type { Contact } from '../../../src/core/motion/contact.ts';
import type { BodyTrack, Motion } from '../../../src/core/motion/motion.ts';
import type { Scene } from '../../../src/core/scene/schema.ts';

const AT_ORIGIN = { positionM: [0, 0, 0], rotation: [0, 0, 0, 1] } as const;

function prop(name: string, kind: string, order: string, drive: 'still' | 'free'): Scene['props'][string] {
  return { name, kind, order, positionM: [0, 0, 0], rotation: [0, 0, 0, 1], drive: { type: drive }, params: {} };
}

function camera(order: string, positionM: [number, number, number]): Scene['cameras'][string] {
  return {
    name: order,
    order,
    rig: { kind: 'fixed', params: { positionM } },
    lens: { focalLengthMm: 35, fStop: 4, focus: { type: 'distance', distanceM: 5 } },
    sensorMm: [36, 24],
    squeeze: 1,
  };
}

/** A ball, a hoop and a floor; cameras `near` 5 m and `far` 20 m towards +z, both looking along -z. */
export function sceneOf(changes: Partial<Scene> = {}): Scene {
  return {
    format: 'rimshot-scene',
    version: 2,
    name: 'Throw',
    settings: {
      physicsStepHz: 240,
      durationS: 10,
      frameRate: { num: 24, den: 1 },
      widthPx: 1280,
      heightPx: 720,
      gravityMps2: [0, -9.81, 0],
      airDensityKgpm3: 1.2,
      windMps: [0, 0, 0],
      seed: 1,
    },
    props: {
      ball: prop('Basketball', 'ball', 'a0', 'free'),
      hoop: prop('NBA hoop', 'basketball-hoop', 'a1', 'still'),
      court: prop('Court', 'floor', 'a2', 'still'),
    },
    cameras: { near: camera('a0', [0, 0, 5]), far: camera('a1', [0, 0, 20]) },
    lights: {},
    joints: {},
    takes: { 'take-1': { name: 'Take 1', order: 'a0', overrides: {}, star: false, note: '' } },
    activeTakeId: 'take-1',
    shots: {},
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
    words: { setting: '', style: '', lighting: '', mood: '', background: '' },
    assets: {},
    ...changes,
  };
}

function body(id: string, drive: 'still' | 'free', parts: BodyPlan['parts']): BodyPlan {
  return {
    ...AT_ORIGIN,
    id,
    propId: id,
    drive,
    massKg: 0.6,
    inertiaKgm2: [1, 1, 1],
    principalRotation: [0, 0, 0, 1],
    centerOfMassM: [0, 0, 0],
    velocityMps: [0, 0, 0],
    angularVelocityRadps: [0, 0, 0],
    parts,
    passages: [],
    aero: null,
    marks: [],
    letGoS: null,
    fluid: null,
    nets: [],
  };
}

export const plan: BakePlan = {
  stepHz: 240,
  durationS: 10,
  gravityMps2: [0, -9.81, 0],
  airDensityKgpm3: 1.2,
  windMps: [0, 0, 0],
  bodies: [
    body('ball', 'free', [
      { ...AT_ORIGIN, id: 'ball', shape: { type: 'ball', radiusM: 0.12 }, materialId: 'basketball' },
    ]),
    body('hoop', 'still', [
      { ...AT_ORIGIN, id: 'rim', shape: { type: 'torus', ringRadiusM: 0.237, rodRadiusM: 0.008 }, materialId: 'steel' },
      { ...AT_ORIGIN, id: 'board', shape: { type: 'box', sizeM: [1.83, 1.07, 0.0127] }, materialId: 'tempered-glass' },
    ]),
    body('court', 'still', [
      { ...AT_ORIGIN, id: 'floor', shape: { type: 'box', sizeM: [20, 0.5, 15] }, materialId: 'hardwood' },
    ]),
  ],
  joints: [],
  nudges: [],
  pairs: {},
  surfaces: {},
};

/** The ball with an even speed along x for the whole take; the rest still. */
export function motionOf(contacts: readonly Contact[], ballSpeedMps = 2): Motion {
  const still = (bodyId: string): BodyTrack => ({
    bodyId,
    timesS: Float64Array.of(0),
    positionsM: new Float32Array(3),
    rotations: Float32Array.of(0, 0, 0, 1),
    velocitiesMps: new Float32Array(3),
    angularVelocitiesRadps: new Float32Array(3),
  });
  const ball: BodyTrack = {
    bodyId: 'ball',
    timesS: Float64Array.of(0, 10),
    positionsM: Float32Array.of(0, 0, 0, 10 * ballSpeedMps, 0, 0),
    rotations: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1),
    velocitiesMps: Float32Array.of(ballSpeedMps, 0, 0, ballSpeedMps, 0, 0),
    angularVelocitiesRadps: new Float32Array(6),
  };
  return {
    bakeKey: 'key',
    stepHz: 240,
    durationS: 10,
    tracks: [ball, still('hoop'), still('court')],
    contacts,
    startOverlaps: [],
    jointLoads: [],
    appliedNudges: [],
    clamps: [],
    stop: null,
  };
}

/** The ball strikes the rim at `timeS`, at the world's origin. */
export function contact(timeS: number, changes: Partial<Contact> = {}): Contact {
  return {
    id: `ball/ball~hoop/rim#${timeS}`,
    phase: 'impact',
    timeS,
    endTimeS: timeS,
    bodyIds: ['ball', 'hoop'],
    partIds: ['ball', 'rim'],
    materialIds: ['basketball', 'steel'],
    pointM: [0, 0, 0],
    normal: [0, 1, 0],
    impulseNs: 3,
    frictionNs: 0,
    normalSpeedMps: 3,
    reboundSpeedMps: 1.8,
    slipSpeedMps: 0.5,
    depthM: 0,
    ...changes,
  };
}
