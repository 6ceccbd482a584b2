import type { BrokenScene } from '../broken-scene.ts';
import { rebound } from '../rebound.ts';
import { basketball, studioScene } from '../studio.ts';

/** What it keeps of its speed at every bounce: more than all. */
const KEPT = 1.2;

/** A ball that leaves the floor faster than it came. */
export const tirelessBall: BrokenScene = {
  id: 'tireless-ball',
  label: 'The tireless ball',
  hint: 'A dropped ball bounces higher each time, as if it were alive',
  checkId: 'energy-gained',
  make: () =>
    studioScene({ name: 'The tireless ball', durationS: 3, props: { ball: basketball([0, 1, 0], [0, 0, 0]) } }),
  tamper: (plan, motion) => rebound(plan, motion, 'ball', ([x, y, z]) => [x, -KEPT * y, z]),
};
