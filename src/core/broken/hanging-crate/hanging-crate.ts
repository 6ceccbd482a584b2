import type { BrokenScene } from '../broken-scene.ts';
import { knotsUntil, standingFrom, withContacts, withKnots } from '../knots.ts';
import { crate, studioScene } from '../studio.ts';

/** A crate that stays up in the air. */
export const hangingCrate: BrokenScene = {
  id: 'hanging-crate',
  label: 'The crate on nothing',
  hint: 'A crate rests a metre up, with nothing beneath it',
  checkId: 'unsupported-rest',
  make: () => studioScene({ name: 'The crate on nothing', durationS: 1, props: { crate: crate([0, 1.2, 0]) } }),
  tamper(_plan, motion) {
    const [start] = knotsUntil(motion, 'crate', 0);
    const still = withKnots(motion, 'crate', standingFrom(motion, start!, motion.durationS));
    return withContacts(still, 'crate', []);
  },
};
