import { dot, length, scale, type Vec3 } from '../../base/vec3.ts';
import type { Contact } from '../../motion/contact.ts';
import type { Check, CheckInput } from '../check-kind.ts';
import { TOUCHING_M } from '../nearness.ts';
import { type Reading, readingOf } from '../reading.ts';
import { type Rest, restsOf } from '../rests.ts';
import { capitalize, type Found, numberFindings, say, sayTime } from '../words.ts';

/** The least of its weight that must be borne, as a share. */
const LEAST_SHARE = 0.9;
/** At the top of a throw, things are slow for less: the shortest rest, in seconds. */
const SHORTEST_S = 0.1;
/** A surface that leans more bears nothing by itself: the upward share of its normal. */
const BENEATH = 0.1;
/** The log counts a lasting touch from when it is believed, and says that it began this much earlier, in seconds. */
const UNCOUNTED_S = 0.08;

/** Something that stays where it is though what it touches does not bear it. */
export const unsupportedRest: Check = {
  id: 'unsupported-rest',
  label: 'What rests is borne',
  basis:
    'A body slower than 0.02 m/s for 0.1 s, by no joint, water or net, whose contacts push it up with less than 90 % of ' +
    'its weight, and with nothing beneath it that pushes at all: impossible. Limits are ours.',
  run(input) {
    const up = upOf(input);
    if (!up) return [];
    const reading = readingOf(input);
    const found = input.plan.bodies.flatMap((body, index) => {
      const mass = reading.massTrack(index);
      if (!mass) return [];
      const name = input.nameOf(body.id);
      return restsOf(mass, SHORTEST_S).flatMap((rest): Found[] => {
        const share = borneShare(input, reading, index, rest, up);
        if (share >= LEAST_SHARE) return [];
        return [
          {
            subject: body.id,
            level: 'impossible',
            title: `${capitalize(name)} rests on nothing`,
            message:
              `${capitalize(name)}, ${sayTime(rest.fromS)} to ${sayTime(rest.toS)}: it stays where it is, yet what ` +
              `touches it bears ${say(Math.max(0, share) * 100)} % of its weight (limit ${say(LEAST_SHARE * 100)} %). ` +
              'Viewers look for what holds a thing up, and miss it at once.',
            timeS: rest.fromS,
            bodyIds: [body.id],
            value: (1 - share) * 100,
            limit: (1 - LEAST_SHARE) * 100,
            unit: '%',
            fix: `Put something under ${name}, or hold it with a joint.`,
          },
        ];
      });
    });
    return numberFindings('unsupported-rest', found);
  },
};

/** Against gravity; null where there is none. */
export function upOf({ plan }: CheckInput): Vec3 | null {
  const gravity = length(plan.gravityMps2);
  return gravity > 0 ? scale(plan.gravityMps2, -1 / gravity) : null;
}

/** The share of its weight that a resting body is borne by; 1 where it cannot be told. */
function borneShare(input: CheckInput, reading: Reading, index: number, rest: Rest, up: Vec3): number {
  const { plan, motion } = input;
  const { fromS, awakeToS } = rest;
  const body = plan.bodies[index]!;
  const spanS = awakeToS - fromS;
  const middleS = (fromS + awakeToS) / 2;
  if (spanS < SHORTEST_S) return 1;
  const weightNs = body.massKg * length(plan.gravityMps2) * spanS;
  let borneNs = 0;
  const pushing = new Set<string>();
  for (const contact of reading.contacts.during(body.id, fromS, awakeToS)) {
    if (contact.impulseNs > 0) for (const id of contact.bodyIds) pushing.add(id);
    const side = contact.bodyIds[0] === body.id ? 0 : 1;
    borneNs += upwardNs(contact, side === 0 ? 1 : -1, up) * overlapOf(contact, rest, motion.stepHz);
  }
  if (reading.holds.isHeld(index, middleS)) return 1;
  if (borneNs >= LEAST_SHARE * weightNs) return borneNs / weightNs;
  // Sums of an engine's impulses run short: what has a thing beneath it that pushes at all stands on it.
  const isBorne = reading.near
    .neighbours(index, middleS, TOUCHING_M)
    .some(({ index: other, normal }) => dot(normal, up) > BENEATH && pushing.has(plan.bodies[other]!.id));
  return isBorne ? 1 : borneNs / weightNs;
}

/** The most that a contact's impulse can push upwards: along its normal, and by friction along its surface. */
function upwardNs({ impulseNs, frictionNs, normal }: Contact, sign: number, up: Vec3): number {
  const along = sign * dot(normal, up);
  return Math.max(0, along * impulseNs + Math.sqrt(Math.max(0, 1 - along * along)) * frictionNs);
}

/** The share of a contact's impulse that falls into a rest; what sleeps gives none, and is left out of both. */
function overlapOf(contact: Contact, { fromS, awakeToS, toS }: Rest, stepHz: number): number {
  if (contact.phase === 'impact') return contact.timeS >= fromS && contact.timeS <= awakeToS ? 1 : 0;
  const endS = awakeToS < toS ? Math.min(contact.endTimeS, awakeToS) : contact.endTimeS;
  const countedS = Math.max(endS - contact.timeS - UNCOUNTED_S, 1 / stepHz);
  const sharedS = Math.min(endS, awakeToS) - Math.max(contact.timeS, fromS);
  return Math.max(0, sharedS / countedS);
}
