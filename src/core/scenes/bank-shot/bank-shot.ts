import { DEG } from '../../base/math.ts';
import { GYM_LIGHTS, GYM_SOUND, gymWords, RELEASE_HEIGHT_M, shootingProps } from '../basketball.ts';
import { cameraAt, composeScene, shotOf, stepsOf } from '../compose.ts';
import type { ReadyScene } from '../ready-scene.ts';

/**
 * From the right wing, 3.1 m from the ring at 45° to the board: where a bank shot gains most (Silverberg, Tran, Adams 2011).
 * Found by sweeping speed, elevation and heading for the middle of the shots that touch the board alone.
 */
const SHOT = {
  fromM: [2.2, RELEASE_HEIGHT_M, 2.2],
  speedMps: 7,
  elevationRad: 56 * DEG,
  headingRad: -39 * DEG,
  backspinHz: 2.5,
} as const;

const CUT_FRAME = 15;
const TOTAL_FRAMES = 72;

/** Off the glass and in, without touching the rim. */
export const bankShot: ReadyScene = {
  id: 'bank-shot',
  label: 'Bank shot',
  hint: 'Off the glass from the wing, and in',
  make: () =>
    composeScene({
      name: 'Bank shot',
      durationS: TOTAL_FRAMES / 24,
      props: shootingProps(SHOT),
      cameras: {
        behind: cameraAt('A over the shoulder', [4.2, 1.9, 5.2], [0.5, 2.6, 0.5], 28, { type: 'prop', propId: 'ball' }),
        glass: cameraAt('B at the glass', [-2.2, 2.6, 2.4], [0, 3.1, -0.1], 40, { type: 'prop', propId: 'ball' }, 2.8),
      },
      lights: GYM_LIGHTS,
      ...GYM_SOUND,
      shots: {
        'shot-a': shotOf('A over the shoulder', 'behind', 0, CUT_FRAME),
        'shot-b': shotOf('B at the glass', 'glass', CUT_FRAME, TOTAL_FRAMES),
      },
      outcome: {
        order: {
          type: 'sequence',
          mode: 'must',
          subject: { propId: 'ball' },
          steps: stepsOf([
            ['board', 'hoop', 'board'],
            ['floor', 'court', 'floor'],
          ]),
        },
        score: { type: 'pass', mode: 'must', propId: 'ball', through: { propId: 'hoop', passageId: 'hoop' } },
        'no-rim': { type: 'touch', mode: 'never', a: { propId: 'ball' }, b: { propId: 'hoop', partId: 'rim' } },
      },
      words: gymWords('Practised and unhurried.'),
    }),
};
