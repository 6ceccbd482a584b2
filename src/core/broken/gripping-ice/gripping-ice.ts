import type { BrokenScene } from '../broken-scene.ts';
import { rebound } from '../rebound.ts';
import { basketball, studioScene } from '../studio.ts';

/** A ball thrown flat on to ice, which stops dead sideways as if the ice were glue. */
export const grippingIce: BrokenScene = {
  id: 'gripping-ice',
  label: 'Ice that grips',
  hint: 'A ball skims the ice and loses all its way in one touch',
  checkId: 'friction-cone',
  make: () =>
    studioScene({
      name: 'Ice that grips',
      durationS: 0.9,
      floorMaterialId: 'ice',
      props: { ball: basketball([-2, 1, 0], [4, 0, 0]) },
    }),
  tamper(plan, motion) {
    const first = motion.contacts[0]!;
    const kept = first.reboundSpeedMps / first.normalSpeedMps;
    return rebound(plan, motion, 'ball', ([, y]) => [0, -kept * y, 0]);
  },
};
