import { cameraAt, composeScene, FREE, STILL, shotOf } from '../compose.ts';
import type { ReadyScene } from '../ready-scene.ts';

/** The board is so thick; it lies along x. */
const THICK_M = 0.15;
/** A stand-in for who jumps: 60 kg, low and wide, so that it stays on its feet. */
const WEIGHT = { radiusM: 0.2, heightM: 0.5, materialId: 'rubber', massKg: 60 } as const;
/** A hop: off the deck at 1.6 m/s, 13 cm up, down after a third of a second. */
const HOP_MPS = 1.6;
/** Towards one edge; the board is 86 cm wide. */
const OFF_CENTRE_M = 0.14;
const TOTAL_FRAMES = 120;

/** A weight hops on a paddleboard, off centre: the board rolls, slaps and settles, and nothing goes overboard. */
export const rockedPaddleboard: ReadyScene = {
  id: 'rocked-paddleboard',
  label: 'Rocked paddleboard',
  hint: 'A hop off centre, and the board rolls but holds',
  make: () =>
    composeScene({
      name: 'Rocked paddleboard',
      durationS: TOTAL_FRAMES / 24,
      props: {
        lake: {
          name: 'Lake',
          kind: 'water',
          positionM: [0, 0, 0],
          drive: STILL,
          params: {},
        },
        board: {
          name: 'Paddleboard',
          kind: 'paddleboard',
          positionM: [0, 0.03, 0],
          drive: FREE,
          params: {},
        },
        weight: {
          name: 'Weight',
          kind: 'cylinder',
          positionM: [0, 0.03 + THICK_M / 2 + WEIGHT.heightM / 2 + 0.005, OFF_CENTRE_M],
          drive: FREE,
          release: { velocityMps: [0, HOP_MPS, 0], angularVelocityRadps: [0, 0, 0] },
          params: { ...WEIGHT },
        },
      },
      cameras: {
        front: cameraAt('A low on the water', [4, 0.5, 0.9], [0, 0.25, 0], 50, { type: 'prop', propId: 'weight' }),
        side: cameraAt('B side', [1.4, 0.9, 3.6], { propId: 'board' }, 35, { type: 'prop', propId: 'board' }),
      },
      shots: {
        'shot-a': shotOf('A low on the water', 'front', 0, 60),
        'shot-b': shotOf('B side', 'side', 60, TOTAL_FRAMES),
      },
      outcome: {
        lands: { type: 'touch', mode: 'must', a: { propId: 'weight' }, b: { propId: 'board' } },
        dry: { type: 'touch', mode: 'never', a: { propId: 'weight' }, b: { propId: 'lake' } },
        // The board's middle never sinks deeper than it is thick.
        floats: { type: 'inside', mode: 'never', propId: 'board', minM: [-3, -2, -3], maxM: [3, -THICK_M, 3] },
      },
      air: { label: 'Lapping water', bed: 'sea', gainDb: -4 },
      words: {
        setting: 'A calm mountain lake at dawn, a single white paddleboard.',
        style: 'Still frame at the waterline, natural light.',
        lighting: 'Cold blue dawn, mist on the water.',
        mood: 'Balance, almost lost.',
        background: 'Lapping water, a bird far away.',
      },
    }),
};
