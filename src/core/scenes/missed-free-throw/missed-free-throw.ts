import { DEG } from '../../base/math.ts';
import { FREE_THROW_Z_M, GYM_LIGHTS, GYM_SOUND, gymWords, RELEASE_HEIGHT_M, shootingProps } from '../basketball.ts';
import { cameraAt, composeScene, shotOf, stepsOf } from '../compose.ts';
import type { ReadyScene } from '../ready-scene.ts';

/**
 * Found by sweeping speed, elevation and spin: of 45 releases within 1 % and half a degree of this one, all keep board,
 * rim, floor; so do all bounces within the ranges of the materials.
 */
const SHOT = {
  fromM: [0, RELEASE_HEIGHT_M, FREE_THROW_Z_M],
  speedMps: 8.2,
  elevationRad: 49.5 * DEG,
  headingRad: 0,
  backspinHz: 4.25,
} as const;

/** The frame at which the cut goes in close: 2 frames before the ball meets the board. */
const CUT_FRAME = 20;
const TOTAL_FRAMES = 96;

/** A free throw, a little too long: board, then the front of the rim, then floor, and never through the hoop. */
export const missedFreeThrow: ReadyScene = {
  id: 'missed-free-throw',
  label: 'Missed free throw',
  hint: 'Off the backboard, onto the rim, and out',
  make: () =>
    composeScene({
      name: 'Missed free throw',
      durationS: 4,
      props: shootingProps(SHOT),
      cameras: {
        wide: cameraAt('A wide', [6.4, 1.55, 2.9], [0, 2.3, 1.75], 28, { type: 'prop', propId: 'ball' }),
        rim: cameraAt('B rim close', [2.6, 2.7, 2.2], { propId: 'ball' }, 40, { type: 'prop', propId: 'ball' }, 2.8),
      },
      lights: GYM_LIGHTS,
      ...GYM_SOUND,
      shots: {
        'shot-a': shotOf('A wide', 'wide', 0, CUT_FRAME),
        'shot-b': shotOf('B rim close', 'rim', CUT_FRAME, TOTAL_FRAMES),
      },
      outcome: {
        order: {
          type: 'sequence',
          mode: 'must',
          subject: { propId: 'ball' },
          steps: stepsOf([
            ['board', 'hoop', 'board'],
            ['rim', 'hoop', 'rim'],
            ['floor', 'court', 'floor'],
          ]),
        },
        miss: { type: 'pass', mode: 'never', propId: 'ball', through: { propId: 'hoop', passageId: 'hoop' } },
      },
      words: gymWords('Still and expectant, then quietly disappointed.'),
    }),
};
