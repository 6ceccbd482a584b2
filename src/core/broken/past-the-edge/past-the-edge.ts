import { length } from '../../base/vec3.ts';
import type { Contact } from '../../motion/contact.ts';
import type { BrokenScene } from '../broken-scene.ts';
import { contactsOf, knotsUntil, standingFrom, withContacts, withKnots } from '../knots.ts';
import { crate, studioScene } from '../studio.ts';

const EDGE_M = 0.4;
const TOP_M = 0.8;
/** How far the crate's middle is beyond the table's edge. */
const BEYOND_M = 0.06;

/** A crate that stands on a table though more than half of it is beyond the edge. */
export const pastTheEdge: BrokenScene = {
  id: 'past-the-edge',
  label: 'Past the edge',
  hint: 'A crate stands on a table with its weight beyond the edge',
  checkId: 'tip-over',
  make: () =>
    studioScene({
      name: 'Past the edge',
      durationS: 1,
      props: {
        table: {
          name: 'Table',
          kind: 'box',
          positionM: [-0.5, TOP_M / 2, 0],
          drive: { type: 'still' },
          params: { widthM: 1, heightM: TOP_M, depthM: 1, materialId: 'hardwood' },
        },
        crate: crate([BEYOND_M, TOP_M + EDGE_M / 2, 0], EDGE_M),
      },
    }),
  tamper(plan, motion) {
    const [start] = knotsUntil(motion, 'crate', 0);
    const still = withKnots(motion, 'crate', standingFrom(motion, start!, motion.durationS));
    const { massKg } = plan.bodies.find(({ id }) => id === 'crate')!;
    // The table bears it all the while, which is just what it cannot.
    const borne: Contact = {
      ...contactsOf(motion, 'crate').find(({ bodyIds }) => bodyIds.includes('table'))!,
      phase: 'rest',
      timeS: 0,
      endTimeS: motion.durationS,
      impulseNs: massKg * length(plan.gravityMps2) * motion.durationS,
      frictionNs: 0,
      normalSpeedMps: 0,
      reboundSpeedMps: 0,
      slipSpeedMps: 0,
      depthM: 0,
    };
    return withContacts(still, 'crate', [borne]);
  },
};
