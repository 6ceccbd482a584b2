import type { BrokenScene } from '../broken-scene.ts';
import { contactsOf, flightFrom, knotsUntil, withContacts, withKnots } from '../knots.ts';
import { basketball, studioScene } from '../studio.ts';

/** What it answers of the bounce that the wall gives it. */
const ANSWERED = 0.5;

/** A ball that comes off a wall with half the speed that the blow gives it. */
export const halfABlow: BrokenScene = {
  id: 'half-a-blow',
  label: 'Half a blow',
  hint: 'The wall hits back in full, and the ball answers by half',
  checkId: 'impulse-mismatch',
  make: () =>
    studioScene({
      name: 'Half a blow',
      durationS: 0.7,
      props: {
        wall: {
          name: 'Wall',
          kind: 'box',
          positionM: [2, 1.25, 0],
          drive: { type: 'still' },
          params: { widthM: 0.2, heightM: 2.5, depthM: 3, materialId: 'concrete' },
        },
        ball: basketball([-0.5, 1.2, 0], [6, 2, 0]),
      },
    }),
  tamper(plan, motion) {
    const blow = contactsOf(motion, 'ball')[0]!;
    const knots = knotsUntil(motion, 'ball', blow.timeS);
    const arrival = knots.at(-1)!;
    const [, y, z] = arrival.velocityMps;
    const departure = { ...arrival, velocityMps: [-ANSWERED * blow.reboundSpeedMps, y, z] as const };
    const off = flightFrom(plan, motion, 'ball', departure, motion.durationS);
    return withContacts(withKnots(motion, 'ball', [...knots, ...off]), 'ball', [{ ...blow, frictionNs: 0 }]);
  },
};
