import { addScaled, UP } from '../../base/vec3.ts';
import { stateAt } from '../../motion/sample.ts';
import type { BrokenScene } from '../broken-scene.ts';
import { contactsOf, type Knot, knotsUntil, stepsBetween, trackOfBody, withContacts, withKnots } from '../knots.ts';
import { crate, studioScene } from '../studio.ts';

const EDGE_M = 0.4;
/** How deep it goes in, how fast, and how long after the landing. */
const DEPTH_M = 0.08;
const SINK_MPS = 0.4;
const AFTER_S = 0.3;

/** A crate that lands and goes on into the floor. */
export const sinkingCrate: BrokenScene = {
  id: 'sinking-crate',
  label: 'The floor of dough',
  hint: 'A crate lands, and sinks a hand’s breadth into solid wood',
  checkId: 'penetration',
  make: () =>
    studioScene({
      name: 'The floor of dough',
      durationS: 1.5,
      props: { crate: crate([0, EDGE_M / 2 + 0.15, 0], EDGE_M) },
    }),
  tamper(_plan, motion) {
    const contacts = contactsOf(motion, 'crate');
    const fromS = contacts[0]!.timeS + AFTER_S;
    const track = trackOfBody(motion, 'crate');
    const depthAt = (timeS: number) => Math.min(DEPTH_M, Math.max(0, timeS - fromS) * SINK_MPS);
    const knots = stepsBetween(motion, fromS, motion.durationS).map((timeS): Knot => {
      const state = stateAt(track, timeS);
      const isSinking = depthAt(timeS) < DEPTH_M;
      return {
        timeS,
        ...state,
        positionM: addScaled(state.positionM, UP, -depthAt(timeS)),
        velocityMps: addScaled(state.velocityMps, UP, isSinking ? -SINK_MPS : 0),
      };
    });
    const sunk = withKnots(motion, 'crate', [...knotsUntil(motion, 'crate', fromS), ...knots]);
    return withContacts(
      sunk,
      'crate',
      contacts.map((contact) => ({ ...contact, depthM: contact.depthM + depthAt(contact.endTimeS) })),
    );
  },
};
