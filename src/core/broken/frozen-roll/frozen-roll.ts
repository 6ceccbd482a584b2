import { TAU } from '../../base/math.ts';
import type { BrokenScene } from '../broken-scene.ts';
import { knotsUntil, standingFrom, withKnots } from '../knots.ts';
import { studioScene } from '../studio.ts';

const RADIUS_M = 0.0286;
/** Slow enough that half a turn of the ball takes a while to see. */
const ROLL_MPS = RADIUS_M * TAU;
const STOPS_S = 0.6;

/** A billiard ball that stops rolling from one picture to the next. */
export const frozenRoll: BrokenScene = {
  id: 'frozen-roll',
  label: 'The paused roll',
  hint: 'A rolling ball stops dead, as if the film were paused',
  checkId: 'frozen-roll',
  make: () =>
    studioScene({
      name: 'The paused roll',
      durationS: 1,
      props: {
        ball: {
          name: 'Ball',
          kind: 'ball',
          positionM: [-0.2, RADIUS_M, 0],
          drive: { type: 'free' },
          release: { velocityMps: [ROLL_MPS, 0, 0], angularVelocityRadps: [0, 0, -TAU] },
          params: { radiusM: RADIUS_M, massKg: 0.17, materialId: 'phenolic', massDistribution: 'solid' },
        },
      },
    }),
  tamper(_plan, motion) {
    const knots = knotsUntil(motion, 'ball', STOPS_S);
    return withKnots(motion, 'ball', [...knots, ...standingFrom(motion, knots.at(-1)!, motion.durationS)]);
  },
};
