import { DEG } from '../../base/math.ts';
import { FREE_THROW_Z_M, GYM_LIGHTS, GYM_SOUND, gymWords, RELEASE_HEIGHT_M, shootingProps } from '../basketball.ts';
import { cameraAt, composeScene, shotOf, stepsOf } from '../compose.ts';
import type { ReadyScene } from '../ready-scene.ts';

/**
 * A free throw a little to the right: found by sweeping speed, elevation and heading for balls that rattle around the ring,
 * sink until half of them is below it, and leave again.
 */
const SHOT = {
  fromM: [0, RELEASE_HEIGHT_M, FREE_THROW_Z_M],
  speedMps: 7.525,
  elevationRad: 51 * DEG,
  headingRad: 1 * DEG,
  backspinHz: 3,
} as const;

const CUT_FRAME = 18;
const TOTAL_FRAMES = 84;

/** Rattles around the rim, all but in, and out: the cruellest miss. */
export const inAndOut: ReadyScene = {
  id: 'in-and-out',
  label: 'In and out',
  hint: 'Half in, around the rim, and out again',
  make: () =>
    composeScene({
      name: 'In and out',
      durationS: TOTAL_FRAMES / 24,
      props: shootingProps(SHOT),
      cameras: {
        side: cameraAt('A side', [6.4, 1.55, 2.9], [0, 2.3, 1.75], 28, { type: 'prop', propId: 'ball' }),
        rim: cameraAt('B at the rim', [1.5, 3.45, 1.7], [0, 3.05, 0], 35, { type: 'prop', propId: 'ball' }, 2.8),
      },
      lights: GYM_LIGHTS,
      ...GYM_SOUND,
      shots: {
        'shot-a': shotOf('A side', 'side', 0, CUT_FRAME),
        'shot-b': shotOf('B at the rim', 'rim', CUT_FRAME, TOTAL_FRAMES),
      },
      outcome: {
        order: {
          type: 'sequence',
          mode: 'must',
          subject: { propId: 'ball' },
          steps: stepsOf([
            ['rim', 'hoop', 'rim'],
            ['floor', 'court', 'floor'],
          ]),
        },
        // The ball's centre comes down to within 5 cm of the ring's own plane, inside the ring.
        dips: {
          type: 'inside',
          mode: 'must',
          propId: 'ball',
          minM: [-0.16, 2.9, -0.16],
          maxM: [0.16, 3.09, 0.16],
        },
        miss: { type: 'pass', mode: 'never', propId: 'ball', through: { propId: 'hoop', passageId: 'hoop' } },
      },
      cues: {
        groan: {
          kind: 'dialogue',
          timeS: 1.7,
          label: 'The thrower cannot believe it',
          gainDb: 0,
          speaker: 'Thrower',
          text: 'No! That was in.',
          source: { type: 'spoken', voice: 'rms' },
        },
      },
      words: gymWords('Hope, then disbelief.'),
    }),
};
