import { isFreeAt } from '../../bake/plan.ts';
import { length, type Vec3 } from '../../base/vec3.ts';
import type { Contact } from '../../motion/contact.ts';
import type { Check, CheckInput } from '../check-kind.ts';
import { MERGED_S, SLACK_STEPS } from '../contact-times.ts';
import { firstFrom, type MassTrack } from '../mass-track.ts';
import { type Reading, readingOf } from '../reading.ts';
import { capitalize, type Found, levelOf, numberFindings, say, sayPart, sayTime } from '../words.ts';

/** What the change of momentum may be off the contact's impulse, as a share of that. */
const WARN_SHARE = 0.02;
const FAIL_SHARE = 0.1;
/** Gentler blows drown in the weight that the ground takes meanwhile: change of velocity in m/s; estimate. */
const LEAST_MPS = 0.3;

/** A blow that a body does not answer with the change of motion it must. */
export const impulseMismatch: Check = {
  id: 'impulse-mismatch',
  label: 'Every blow moves what it hits',
  basis:
    'Mass times change of velocity across a single impact, less gravity and air, against the impulse of its contact: ' +
    'more than 2 % off unlikely, more than 10 % impossible. Newton’s second law; the limits are ours, the layer of balls ' +
    'is exact, and what a body weighs during the steps of an engine’s impact is allowed for.',
  run(input) {
    const reading = readingOf(input);
    const found = input.plan.bodies.flatMap((body, index) => {
      const mass = reading.massTrack(index);
      if (!mass) return [];
      return reading.contacts.of(body.id).flatMap((contact): Found[] => {
        const share = mismatchOf(input, reading, mass, contact);
        if (share === null || share <= WARN_SHARE) return [];
        const limit = share > FAIL_SHARE ? FAIL_SHARE : WARN_SHARE;
        const part = sayPart(contact.partIds[contact.bodyIds[0] === body.id ? 1 : 0]);
        const name = input.nameOf(body.id);
        return [
          {
            subject: `${body.id}/${contact.id}`,
            level: levelOf(share, FAIL_SHARE),
            title: `${capitalize(name)} ignores the blow`,
            message:
              `${capitalize(part)}, ${sayTime(contact.timeS)}: the blow gives ${name} ${say(contact.impulseNs)} N·s, but ` +
              `its motion changes by ${say(share * 100)} % more or less than that (limit ${say(limit * 100)} %). What ` +
              'is hit must answer at once and as hard; a viewer reads anything else as a weightless thing.',
            timeS: contact.timeS,
            bodyIds: contact.bodyIds,
            value: share * 100,
            limit: limit * 100,
            unit: '%',
            fix: 'Bake the take again; if it stays, raise the physics step rate.',
          },
        ];
      });
    });
    return numberFindings('impulse-mismatch', found);
  },
};

/** How far the change of momentum across an impact is off its impulse, as a share; null where it cannot be told. */
function mismatchOf(
  { plan, motion }: CheckInput,
  { contacts, holds, nudgedIds }: Reading,
  mass: MassTrack,
  contact: Contact,
): number | null {
  const body = plan.bodies[mass.bodyIndex]!;
  const { timeS, impulseNs, frictionNs, normal } = contact;
  if (contact.phase !== 'impact' || impulseNs < LEAST_MPS * body.massKg || nudgedIds.has(contact.id)) return null;
  if (!isFreeAt(body, timeS) || holds.isHeld(mass.bodyIndex, timeS)) return null;
  // Two contacts at a time share the change in a way that the log does not tell.
  if (contacts.during(body.id, timeS - MERGED_S, timeS + MERGED_S).length > 1) return null;
  const sign = contact.bodyIds[0] === body.id ? 1 : -1;
  const push: Vec3 = [sign * normal[0] * impulseNs, sign * normal[1] * impulseNs, sign * normal[2] * impulseNs];
  const { timesS } = mass.track;
  const slackS = SLACK_STEPS / motion.stepHz + 1e-9;
  const weightN = body.massKg * length(plan.gravityMps2);
  // Two knots at the very instant are before and after the blow, and nothing else.
  const exact = firstFrom(timesS, timeS);
  const isExact = exact >= mass.firstKnot && timesS[exact] === timeS && timesS[exact + 1] === timeS;
  const from = isExact ? exact : Math.max(mass.firstKnot, firstFrom(timesS, timeS - slackS) - 1);
  let best: number | null = null;
  // An engine's impact lies between two of several knots, and may go on for as long as the log merges.
  for (let i = from; i < timesS.length && timesS[i]! <= timeS; i++) {
    const sum: [number, number, number] = [0, 0, 0];
    for (let k = i + 1; k < timesS.length; k++) {
      for (let j = 0; j < 3; j++) sum[j]! += body.massKg * mass.changesMps[3 * k + j]!;
      if (timesS[k]! < timeS) continue;
      if (timesS[k]! > timeS + MERGED_S + slackS && best !== null) break;
      const off = length([sum[0] - push[0], sum[1] - push[1], sum[2] - push[2]]);
      const excess = Math.max(0, Math.abs(off - frictionNs) - weightN * (timesS[k]! - timesS[i]!));
      if (isExact) return excess / impulseNs;
      best = Math.min(best ?? Number.POSITIVE_INFINITY, excess / impulseNs);
    }
  }
  return best;
}
