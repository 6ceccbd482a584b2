import { DEG } from '../../base/math.ts';
import { FREE_THROW_Z_M, GYM_LIGHTS, GYM_SOUND, gymWords, RELEASE_HEIGHT_M, shootingProps } from '../basketball.ts';
import { cameraAt, composeScene, shotOf, stepsOf } from '../compose.ts';
import type { ReadyScene } from '../ready-scene.ts';

/**
 * 52° and 3 turns a second of backspin (Tran and Silverberg 2008). In air, the speeds that touch nothing but net run from
 * 7.37 to 7.47 m/s: this is their middle.
 */
const SHOT = {
  fromM: [0, RELEASE_HEIGHT_M, FREE_THROW_Z_M],
  speedMps: 7.42,
  elevationRad: 52 * DEG,
  headingRad: 0,
  backspinHz: 3,
} as const;

/** The frame at which the ball is on its way down. */
const CUT_FRAME = 16;
const TOTAL_FRAMES = 72;

/** Nothing but net: through the hoop without touching the rim. */
export const cleanSwish: ReadyScene = {
  id: 'clean-swish',
  label: 'Clean swish',
  hint: 'Through the net, and nothing but net',
  make: () =>
    composeScene({
      name: 'Clean swish',
      durationS: TOTAL_FRAMES / 24,
      props: shootingProps(SHOT),
      cameras: {
        side: cameraAt('A side', [6.4, 1.55, 2.9], [0, 2.3, 1.75], 28, { type: 'prop', propId: 'ball' }),
        below: cameraAt('B under the net', [1.5, 1.5, 1.7], [0, 2.95, 0], 32, { type: 'prop', propId: 'hoop' }, 2.8),
      },
      lights: GYM_LIGHTS,
      ...GYM_SOUND,
      shots: {
        'shot-a': shotOf('A side', 'side', 0, CUT_FRAME),
        'shot-b': shotOf('B under the net', 'below', CUT_FRAME, TOTAL_FRAMES),
      },
      outcome: {
        score: { type: 'pass', mode: 'must', propId: 'ball', through: { propId: 'hoop', passageId: 'hoop' } },
        'no-rim': { type: 'touch', mode: 'never', a: { propId: 'ball' }, b: { propId: 'hoop', partId: 'rim' } },
        'no-board': { type: 'touch', mode: 'never', a: { propId: 'ball' }, b: { propId: 'hoop', partId: 'board' } },
        floor: { type: 'sequence', mode: 'must', subject: { propId: 'ball' }, steps: stepsOf([['floor', 'court']]) },
      },
      words: gymWords('Calm certainty, and a small satisfaction.'),
    }),
};
