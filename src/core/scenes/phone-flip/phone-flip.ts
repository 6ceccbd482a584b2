import { cameraAt, composeScene, FREE, STILL, shotOf, stepsOf } from '../compose.ts';
import type { ReadyScene } from '../ready-scene.ts';

/** How fast the phone turns about its middle axis, in rad/s: two turns a second, as a hand flips it. */
const FLIP_RADPS = 13;
/** A trace of spin about the other axes, without which the unstable axis would stay in balance for ever. */
const UNSTEADY_RADPS = 0.6;
const TOSS_MPS = 5.2;
const TOTAL_FRAMES = 60;

/**
 * A phone tossed end over end turns over on its own: spin about the axis of the middle moment of inertia is unstable (the
 * tennis-racket theorem, Ashbaugh, Chicone and Cushman 1991).
 */
export const phoneFlip: ReadyScene = {
  id: 'phone-flip',
  label: 'Phone flip',
  hint: 'Tossed end over end, it twists by itself',
  make: () =>
    composeScene({
      name: 'Phone flip',
      durationS: TOTAL_FRAMES / 24,
      props: {
        floor: {
          name: 'Floor',
          kind: 'floor',
          positionM: [0, 0, 0],
          drive: STILL,
          params: { materialId: 'hardwood', widthM: 8, depthM: 8 },
        },
        bed: {
          name: 'Bed',
          kind: 'box',
          positionM: [0, 0.275, 0],
          drive: STILL,
          params: { widthM: 1.6, heightM: 0.55, depthM: 2, materialId: 'cloth' },
        },
        phone: {
          name: 'Phone',
          kind: 'box',
          positionM: [0, 1.2, 0.5],
          drive: FREE,
          // Wide along x, long along z, thin along y: the middle moment is about x.
          release: {
            velocityMps: [0, TOSS_MPS, -0.5],
            angularVelocityRadps: [FLIP_RADPS, UNSTEADY_RADPS, UNSTEADY_RADPS],
          },
          params: { widthM: 0.0715, heightM: 0.0078, depthM: 0.1467, materialId: 'glass', massKg: 0.187 },
        },
      },
      cameras: {
        wide: cameraAt('A wide', [2.6, 1.5, 1.2], { propId: 'phone' }, 28, { type: 'prop', propId: 'phone' }),
        close: cameraAt('B close', [0.6, 1.6, 2], { propId: 'phone' }, 60, { type: 'prop', propId: 'phone' }, 2.8),
      },
      shots: {
        'shot-a': shotOf('A wide', 'wide', 0, 12),
        'shot-b': shotOf('B close', 'close', 12, 24, 0.5),
        'shot-c': shotOf('A wide', 'wide', 24, TOTAL_FRAMES),
      },
      outcome: {
        lands: { type: 'sequence', mode: 'must', subject: { propId: 'phone' }, steps: stepsOf([['bed', 'bed']]) },
        rests: { type: 'rest', mode: 'must', propId: 'phone' },
        safe: { type: 'touch', mode: 'never', a: { propId: 'phone' }, b: { propId: 'floor' } },
      },
      words: {
        setting: 'A bedroom in daylight, a made bed, a phone tossed straight up above it.',
        style: 'Naturalistic, handheld feel, shallow focus.',
        lighting: 'Window light from the left.',
        mood: 'Idle play.',
        background: 'A quiet room, a street far outside.',
      },
    }),
};
