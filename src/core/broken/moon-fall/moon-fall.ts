import type { BrokenScene } from '../broken-scene.ts';
import { flightFrom, knotsUntil, withContacts, withKnots } from '../knots.ts';
import { basketball, studioScene } from '../studio.ts';

/** Mean gravity at the Moon's surface, m/s2 (NASA Moon Fact Sheet). */
const MOON_MPS2 = 1.62;

/** A ball on Earth that falls as on the Moon. */
export const moonFall: BrokenScene = {
  id: 'moon-fall',
  label: 'Moon pace on Earth',
  hint: 'A ball tossed in a studio comes down as on the Moon',
  checkId: 'hovering',
  make: () =>
    studioScene({
      name: 'Moon pace on Earth',
      durationS: 1.2,
      props: { ball: basketball([-1, 1.2, 0], [1.5, 0.5, 0]) },
    }),
  tamper(plan, motion) {
    const [release] = knotsUntil(motion, 'ball', 0);
    const onMoon = { ...plan, gravityMps2: [0, -MOON_MPS2, 0] as const };
    const flight = flightFrom(onMoon, motion, 'ball', release!, motion.durationS);
    return withContacts(withKnots(motion, 'ball', flight), 'ball', []);
  },
};
