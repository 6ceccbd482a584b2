import type { BodyPlan } from '../../bake/plan.ts';
import { length, sub } from '../../base/vec3.ts';
import type { Contact } from '../../motion/contact.ts';
import type { Check, CheckInput } from '../check-kind.ts';
import { MERGED_S, SLACK_STEPS } from '../contact-times.ts';
import { firstFrom, sizeAt, tripleAt } from '../mass-track.ts';
import { pairOf, restitutionAt } from '../pair-of.ts';
import { type Reading, readingOf } from '../reading.ts';
import { subjectSide } from '../subject.ts';
import { capitalize, type Found, numberFindings, say, sayPart, sayTime } from '../words.ts';

/** How far the share of speed kept may be off the pair's own. */
const WARN_OFF = 0.05;
/** More than all the speed. */
const FAIL = 1;
/** Slower touches roll and rest, and are not bounces, in m/s. */
const SLOWEST_MPS = 0.5;

/** A bounce that keeps more, or less, of its speed than its two surfaces do. */
export const apparentRestitution: Check = {
  id: 'apparent-restitution',
  label: 'Bounces as its surfaces do',
  basis:
    'Speed apart over speed together along the normal, against the pair’s bounciness at that speed, for a ball that ' +
    'touches one thing at a time at 0.5 m/s or more: off by more than 0.05 unlikely; more than 1 impossible. ' +
    'What has corners is judged by the last alone, plus what the speed of a corner changes by in one step before and one ' +
    'after, 2 (ω² r + g) / step rate, because an engine solves its impact somewhere within a step. The pairs come from sourced ' +
    'rebound tests; bends that the director made are left out.',
  run(input) {
    const reading = readingOf(input);
    const found = input.motion.contacts.flatMap((contact) => findingOf(input, reading, contact));
    return numberFindings('apparent-restitution', found);
  },
};

function findingOf(input: CheckInput, reading: Reading, contact: Contact): Found[] {
  const { plan, nameOf } = input;
  const { timeS, normalSpeedMps, reboundSpeedMps } = contact;
  if (contact.phase !== 'impact' || normalSpeedMps < SLOWEST_MPS || reading.nudgedIds.has(contact.id)) return [];
  const pair = pairOf(plan, contact);
  const bodies = contact.bodyIds.map((id) => plan.bodies[reading.indexOf(id)]!);
  if (!pair || !isAlone(reading, contact, bodies)) return [];
  const kept = reboundSpeedMps / normalSpeedMps;
  const expected = restitutionAt(pair, normalSpeedMps);
  const off = Math.abs(kept - expected);
  const isRound = bodies.some(isBall);
  const most = isRound ? FAIL : FAIL + inStepsMps(input, reading, contact) / normalSpeedMps;
  const isImpossible = kept > most;
  if (!isImpossible && (off <= WARN_OFF || !isRound)) return [];
  // Told of the ball, or of what moves where neither is one.
  const mover = subjectSide(plan, contact.bodyIds, timeS);
  const side = isRound && !isBall(bodies[mover]!) ? 1 - mover : mover;
  const part = sayPart(contact.partIds[1 - side]!);
  const name = nameOf(contact.bodyIds[side]!);
  const limit = isImpossible ? most : WARN_OFF;
  return [
    {
      subject: contact.id,
      level: isImpossible ? 'impossible' : 'unlikely',
      title: `${capitalize(part)} bounces too ${kept > expected ? 'well' : 'dead'}`,
      message:
        `${capitalize(part)}, ${sayTime(timeS)}: ${name} comes at ${say(normalSpeedMps)} m/s and leaves at ` +
        `${say(reboundSpeedMps)}, which keeps ${say(kept)} of it where these surfaces keep ${say(expected)} ` +
        `(limit ${isImpossible ? `of what can be kept: ${say(most)}` : `${say(WARN_OFF)} either way`}). Viewers know how high things of each stuff bounce.`,
      timeS,
      bodyIds: contact.bodyIds,
      value: isImpossible ? kept : off,
      limit,
      unit: '',
      fix: `Set the bounciness of ${name} or the ${part}, and bake again.`,
    },
  ];
}

/** Whether the bodies of an impact are held by nothing else meanwhile. */
function isAlone({ contacts, holds, indexOf }: Reading, { timeS }: Contact, bodies: readonly BodyPlan[]): boolean {
  return bodies.every(({ id, drive }) => {
    if (drive === 'still') return true;
    return contacts.during(id, timeS - MERGED_S, timeS + MERGED_S).length === 1 && !holds.isHeld(indexOf(id), timeS);
  });
}

function isBall({ parts }: BodyPlan): boolean {
  return parts.length === 1 && parts[0]!.shape.type === 'ball';
}

/**
 * How much the speed of the corners that meet can change in a step without any touch, before and after an impact together: by
 * weight and by the acceleration ω² r of a point of a turning body, a step long each.
 */
function inStepsMps(
  { plan, motion }: CheckInput,
  { indexOf, massTrack }: Reading,
  { bodyIds, timeS, pointM }: Contact,
): number {
  const slackS = SLACK_STEPS / motion.stepHz;
  let sum = 0;
  for (const bodyId of bodyIds) {
    const mass = massTrack(indexOf(bodyId));
    if (!mass) continue;
    const { track, centersM } = mass;
    let fastest = 0;
    const first = Math.max(0, firstFrom(track.timesS, timeS - slackS) - 1);
    for (let k = first; k < track.timesS.length && track.timesS[k]! <= timeS + slackS; k++) {
      const spin = sizeAt(track.angularVelocitiesRadps, k);
      fastest = Math.max(fastest, spin * spin * length(sub(pointM, tripleAt(centersM, k))));
    }
    sum += fastest + length(plan.gravityMps2);
  }
  return (2 * sum) / motion.stepHz;
}
