import { stateAt } from '../../motion/sample.ts';
import type { BrokenScene } from '../broken-scene.ts';
import { contactsOf, type Knot, knotsUntil, stepsBetween, trackOfBody, withContacts, withKnots } from '../knots.ts';
import { studioScene } from '../studio.ts';

/** How much too soon it falls. */
const EARLY_S = 0.15;
const DOMINO = { widthM: 0.12, heightM: 0.24, depthM: 0.04 } as const;
const MARBLE_RADIUS_M = 0.03;

/** A domino that falls before the marble has reached it. */
export const eagerDomino: BrokenScene = {
  id: 'eager-domino',
  label: 'The eager domino',
  hint: 'It falls before it is hit',
  checkId: 'contact-timing',
  make: () =>
    studioScene({
      name: 'The eager domino',
      durationS: 1,
      cameraM: [0.9, 0.4, 1],
      lookAtM: [0, 0.12, 0],
      props: {
        domino: {
          name: 'Domino',
          kind: 'box',
          positionM: [0, DOMINO.heightM / 2, 0],
          drive: { type: 'free' },
          params: { ...DOMINO, materialId: 'plastic', massKg: 0.4 },
        },
        marble: {
          name: 'Marble',
          kind: 'ball',
          positionM: [0, 0.25, 0.7],
          drive: { type: 'free' },
          release: { velocityMps: [0, 0.9, -2.5], angularVelocityRadps: [0, 0, 0] },
          params: { radiusM: MARBLE_RADIUS_M, massKg: 0.3, materialId: 'glass', massDistribution: 'solid' },
        },
      },
    }),
  tamper(_plan, motion) {
    const hit = contactsOf(motion, 'domino').find(({ bodyIds }) => bodyIds.includes('marble'))!;
    const track = trackOfBody(motion, 'domino');
    const startS = hit.timeS - EARLY_S;
    const falls = stepsBetween(motion, startS, motion.durationS).map((timeS): Knot => {
      return { timeS, ...stateAt(track, Math.min(motion.durationS, timeS + EARLY_S)) };
    });
    const eager = withKnots(motion, 'domino', [...knotsUntil(motion, 'domino', startS), ...falls]);
    // What it does on the floor comes as much too soon; the marble's blow alone keeps its time.
    const earlier = (timeS: number) => (timeS < startS ? timeS : Math.max(startS, timeS - EARLY_S));
    const contacts = contactsOf(motion, 'domino').map((contact) =>
      contact.bodyIds.includes('marble')
        ? contact
        : { ...contact, timeS: earlier(contact.timeS), endTimeS: earlier(contact.endTimeS) },
    );
    return withContacts(eager, 'domino', contacts);
  },
};
