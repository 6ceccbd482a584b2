import type { BakePlan } from '../bake/plan.ts';
import { length, sub, type Vec3 } from '../base/vec3.ts';
import type { Contact } from '../motion/contact.ts';
import type { Motion } from '../motion/motion.ts';
import { contactsOf, flightFrom, type Knot, knotsUntil, withContacts, withKnots } from './knots.ts';

/**
 * The motion with a ball that leaves every bounce with a velocity of our own, from the one it comes with; its contacts tell
 * of the blows that would do it. For one ball over a level floor without air.
 */
export function rebound(plan: BakePlan, motion: Motion, bodyId: string, leave: (arrival: Vec3) => Vec3): Motion {
  const first = contactsOf(motion, bodyId).find(({ phase }) => phase === 'impact')!;
  const { massKg } = plan.bodies.find(({ id }) => id === bodyId)!;
  const fallMps2 = length(plan.gravityMps2);
  const [pair] = first.id.split('#');
  const knots = knotsUntil(motion, bodyId, first.timeS);
  const contacts: Contact[] = [];
  for (let timeS = first.timeS; timeS < motion.durationS; ) {
    const arrival = knots.at(-1)!;
    const velocityMps = leave(arrival.velocityMps);
    const change = sub(velocityMps, arrival.velocityMps);
    contacts.push({
      ...first,
      id: `${pair}#${contacts.length + 1}`,
      timeS,
      endTimeS: timeS,
      pointM: [arrival.positionM[0], first.pointM[1], arrival.positionM[2]],
      impulseNs: massKg * change[1],
      frictionNs: massKg * length([change[0], 0, change[2]]),
      normalSpeedMps: -arrival.velocityMps[1],
      reboundSpeedMps: velocityMps[1],
    });
    const departure: Knot = { ...arrival, velocityMps };
    // Up and down again: it lands as high as it left.
    timeS = Math.min(motion.durationS, timeS + (2 * velocityMps[1]) / fallMps2);
    knots.push(...flightFrom(plan, motion, bodyId, departure, timeS));
  }
  return withContacts(withKnots(motion, bodyId, knots), bodyId, contacts);
}
