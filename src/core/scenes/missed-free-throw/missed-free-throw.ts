import { cos, DEG, sin, TAU } from '../../base/math.ts';
import { SCENE_FORMAT, SCENE_VERSION, type Scene } from '../../scene/schema.ts';
import type { ReadyScene } from '../ready-scene.ts';

/** 15 ft from the face of the board, which stands 0.381 m behind the ring's centre (NBA rule 1). */
const LINE_Z_M = 4.572 - 0.381;
/** 7 ft: the release height in Tran and Silverberg's study of the free throw (2008). */
const RELEASE_HEIGHT_M = 2.134;
/**
 * Found by sweeping speed, elevation and spin: of 45 releases within 1 % and half a degree of this one, all keep board,
 * rim, floor; so do all bounces within the ranges of the materials.
 */
const RELEASE_SPEED_MPS = 8.2;
const RELEASE_ELEVATION_RAD = 49.5 * DEG;
const BACKSPIN_RADPS = 4.25 * TAU;

/** The frame at which the cut goes in close: 2 frames before the ball meets the board. */
const CUT_FRAME = 20;
const TOTAL_FRAMES = 96;
const FRAMES_PER_SECOND = 24;

/** A free throw, a little too long: board, then the front of the rim, then floor, and never through the hoop. */
export const missedFreeThrow: ReadyScene = {
  id: 'missed-free-throw',
  label: 'Missed free throw',
  hint: 'Off the backboard, onto the rim, and out',
  make: (): Scene => ({
    format: SCENE_FORMAT,
    version: SCENE_VERSION,
    name: 'Missed free throw',
    settings: {
      physicsStepHz: 240,
      durationS: TOTAL_FRAMES / FRAMES_PER_SECOND,
      frameRate: { num: FRAMES_PER_SECOND, den: 1 },
      widthPx: 1280,
      heightPx: 720,
      gravityMps2: [0, -9.81, 0],
      airDensityKgpm3: 1.2,
      windMps: [0, 0, 0],
      seed: 1,
    },
    props: {
      court: {
        name: 'Court',
        kind: 'floor',
        order: 'a0',
        positionM: [0, 0, 0],
        rotation: [0, 0, 0, 1],
        drive: { type: 'still' },
        // As much floor as a real hall has, so that a long throw still lands.
        params: { lines: 'nba', widthM: 24, depthM: 36 },
      },
      hoop: {
        name: 'Hoop',
        kind: 'basketball-hoop',
        order: 'a1',
        positionM: [0, 0, 0],
        rotation: [0, 0, 0, 1],
        drive: { type: 'still' },
        params: {},
      },
      ball: {
        name: 'Basketball',
        kind: 'ball',
        order: 'a2',
        positionM: [0, RELEASE_HEIGHT_M, LINE_Z_M],
        rotation: [0, 0, 0, 1],
        drive: { type: 'free' },
        release: {
          velocityMps: [
            0,
            RELEASE_SPEED_MPS * sin(RELEASE_ELEVATION_RAD),
            -RELEASE_SPEED_MPS * cos(RELEASE_ELEVATION_RAD),
          ],
          angularVelocityRadps: [BACKSPIN_RADPS, 0, 0],
        },
        params: {},
      },
    },
    cameras: {
      wide: {
        name: 'A wide',
        order: 'a0',
        rig: {
          kind: 'aim',
          params: { positionM: [6.4, 1.55, 2.9], targetPropId: '', offsetM: [0, 2.3, 1.75] },
        },
        lens: { focalLengthMm: 28, fStop: 4, focus: { type: 'prop', propId: 'ball' } },
        sensorMm: [36, 24],
        squeeze: 1,
      },
      rim: {
        name: 'B rim close',
        order: 'a1',
        rig: { kind: 'aim', params: { positionM: [2.6, 2.7, 2.2], targetPropId: 'ball', offsetM: [0, 0, 0] } },
        lens: { focalLengthMm: 40, fStop: 2.8, focus: { type: 'prop', propId: 'ball' } },
        sensorMm: [36, 24],
        squeeze: 1,
      },
    },
    lights: {
      key: {
        name: 'Gym lights',
        order: 'a0',
        kind: 'sun',
        direction: [-0.35, -0.85, -0.4],
        intensity: 2.4,
        colorRgb: [1, 0.97, 0.92],
      },
      sky: { name: 'Bounce', order: 'a1', kind: 'sky', direction: [0, -1, 0], intensity: 1, colorRgb: [0.85, 0.9, 1] },
    },
    joints: {},
    takes: { 'take-1': { name: 'Take 1', order: 'a0', overrides: {}, star: true, note: '' } },
    activeTakeId: 'take-1',
    shots: {
      'shot-a': {
        name: 'A wide',
        order: 'a0',
        cameraId: 'wide',
        takeId: 'take-1',
        sourceStartS: 0,
        durationFrames: CUT_FRAME,
        speed: 1,
      },
      'shot-b': {
        name: 'B rim close',
        order: 'a1',
        cameraId: 'rim',
        takeId: 'take-1',
        sourceStartS: CUT_FRAME / FRAMES_PER_SECOND,
        durationFrames: TOTAL_FRAMES - CUT_FRAME,
        speed: 1,
      },
    },
    outcome: {
      order: {
        type: 'sequence',
        order: 'a0',
        mode: 'must',
        subject: { propId: 'ball' },
        steps: {
          board: { order: 'a0', part: { propId: 'hoop', partId: 'board' } },
          rim: { order: 'a1', part: { propId: 'hoop', partId: 'rim' } },
          floor: { order: 'a2', part: { propId: 'court', partId: 'floor' } },
        },
      },
      miss: {
        type: 'pass',
        order: 'a1',
        mode: 'never',
        propId: 'ball',
        through: { propId: 'hoop', passageId: 'hoop' },
      },
    },
    cues: { overrides: {}, authored: {} },
    intended: {},
    words: {
      setting: 'An empty indoor basketball court with a hardwood floor, in the quiet of an evening.',
      style: 'Naturalistic live action, no slow motion.',
      lighting: 'Soft overhead gym light with a warm key from the right.',
      mood: 'Still and expectant, then quietly disappointed.',
      background: 'A large quiet hall: faint ventilation hum, no crowd, no music.',
    },
    assets: {},
  }),
};
