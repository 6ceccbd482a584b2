import type { BrokenScene } from '../broken-scene.ts';
import { rebound } from '../rebound.ts';
import { studioScene } from '../studio.ts';

/** What it keeps of its speed: what a lively rubber ball does. */
const KEPT = 0.9;

/** A bowling ball that bounces as if it were rubber. */
export const rubberBowlingBall: BrokenScene = {
  id: 'rubber-bowling-ball',
  label: 'The bowling ball of rubber',
  hint: 'Seven kilograms dropped on boards, and they bounce like a toy',
  checkId: 'apparent-restitution',
  make: () =>
    studioScene({
      name: 'The bowling ball of rubber',
      durationS: 2,
      props: {
        ball: {
          name: 'Bowling ball',
          kind: 'ball',
          positionM: [0, 1, 0],
          drive: { type: 'free' },
          params: { radiusM: 0.1085, massKg: 7.26, materialId: 'urethane', massDistribution: 'solid' },
        },
      },
    }),
  tamper: (plan, motion) => rebound(plan, motion, 'ball', ([x, y, z]) => [x, -KEPT * y, z]),
};
