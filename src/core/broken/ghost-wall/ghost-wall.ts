import type { BrokenScene } from '../broken-scene.ts';
import { flightFrom, knotsUntil, withContacts, withKnots } from '../knots.ts';
import { basketball, studioScene } from '../studio.ts';

/** A ball that flies through a wall as if it were painted on air. */
export const ghostWall: BrokenScene = {
  id: 'ghost-wall',
  label: 'Through the wall',
  hint: 'A ball flies through a solid wall, and neither takes notice',
  checkId: 'tunnelling',
  make: () =>
    studioScene({
      name: 'Through the wall',
      durationS: 0.8,
      props: {
        wall: {
          name: 'Wall',
          kind: 'box',
          positionM: [0.5, 1.25, 0],
          drive: { type: 'still' },
          params: { widthM: 0.2, heightM: 2.5, depthM: 3, materialId: 'concrete' },
        },
        ball: basketball([-2, 1.2, 0], [6, 3, 0]),
      },
    }),
  tamper(plan, motion) {
    const [release] = knotsUntil(motion, 'ball', 0);
    const flight = flightFrom(plan, motion, 'ball', release!, motion.durationS);
    return withContacts(withKnots(motion, 'ball', flight), 'ball', []);
  },
};
