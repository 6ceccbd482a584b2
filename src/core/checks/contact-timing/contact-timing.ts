import { isFreeAt, moves } from '../../bake/plan.ts';
import type { Contact } from '../../motion/contact.ts';
import type { Check, CheckInput } from '../check-kind.ts';
import { MERGED_S } from '../contact-times.ts';
import { firstFrom, type MassTrack, sizeAt } from '../mass-track.ts';
import { type Reading, readingOf } from '../reading.ts';
import { capitalize, type Found, levelOf, numberFindings, say, sayTime } from '../words.ts';

/** Time between the touch and the start that it should cause, in seconds. */
const WARN_S = 0.05;
const FAIL_S = 0.1;
/** Starts farther from a touch than this have another cause, in seconds; estimate. */
const FARTHEST_S = 0.3;
/** At rest before, and launched after, in m/s. */
const REST_MPS = 0.02;
/** What turns faster is on its way, though its middle stands for a moment, as that of what is about to topple: in rad/s. */
const REST_RADPS = 0.05;
const LAUNCH_MPS = 0.1;
/** A launch is quick: the change beyond gravity and air happens within this time, in seconds. */
const QUICK_S = 0.02;
/** It stood at least this long before, in seconds. */
const STOOD_S = 0.05;
/** What is this near pushes, in metres: the engine's allowance and the travel of a slow step; tried on piles. */
const BESIDE_M = 0.005;
/** The touch must be able to launch it: this share of the launch at least. */
const ENOUGH = 0.5;

interface Launch {
  readonly timeS: number;
  readonly speedMps: number;
}

/** Something that starts to move before or after the touch that should start it. */
export const contactTiming: Check = {
  id: 'contact-timing',
  label: 'Things start when they are hit',
  basis:
    'Time between an impact and the start of a body that stood: more than 50 ms either way unlikely, more than 100 ms ' +
    'impossible. Above 100 to 150 ms viewers no longer see the one launch the other (Michotte 1946).',
  run(input) {
    const reading = readingOf(input);
    const found = input.plan.bodies.flatMap((body, index) => {
      const mass = reading.massTrack(index);
      if (!mass) return [];
      return launchesOf(mass).flatMap((launch): Found[] => {
        const cause = causeOf(input, reading, index, launch);
        if (!cause) return [];
        const offS = launch.timeS - cause.timeS;
        const size = Math.abs(offS);
        if (size <= WARN_S) return [];
        const limit = size > FAIL_S ? FAIL_S : WARN_S;
        const name = input.nameOf(body.id);
        const other = input.nameOf(cause.bodyIds[cause.bodyIds[0] === body.id ? 1 : 0]);
        return [
          {
            subject: body.id,
            level: levelOf(size, FAIL_S),
            title: `${capitalize(name)} starts too ${offS > 0 ? 'late' : 'early'}`,
            message:
              `${capitalize(name)}, ${sayTime(launch.timeS)}: it starts ${say(size * 1000)} ms ` +
              `${offS > 0 ? 'after' : 'before'} ${other} touches it (limit ${say(limit * 1000)} ms). Viewers then no ` +
              'longer see the one set the other going.',
            timeS: launch.timeS,
            bodyIds: cause.bodyIds,
            value: size * 1000,
            limit: limit * 1000,
            unit: 'ms',
            fix: `Let ${other} reach ${name} at ${sayTime(launch.timeS)}, or bake the take again.`,
          },
        ];
      });
    });
    return numberFindings('contact-timing', found);
  },
};

/** The instants at which a body that stood is set going at once. */
function launchesOf(mass: MassTrack): Launch[] {
  const { timesS } = mass.track;
  const launches: Launch[] = [];
  let stoodSinceS: number | null = null;
  for (let i = mass.firstKnot; i < timesS.length; i++) {
    if (sizeAt(mass.velocitiesMps, i) < REST_MPS && sizeAt(mass.track.angularVelocitiesRadps, i) < REST_RADPS) {
      stoodSinceS ??= timesS[i]!;
      continue;
    }
    const fromS = timesS[Math.max(i - 1, 0)]!;
    if (stoodSinceS !== null && fromS - stoodSinceS >= STOOD_S) {
      const sum: [number, number, number] = [0, 0, 0];
      for (let k = i; k < timesS.length && timesS[k]! <= fromS + QUICK_S; k++) {
        for (let j = 0; j < 3; j++) sum[j]! += mass.changesMps[3 * k + j]!;
      }
      const speedMps = Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
      if (speedMps > LAUNCH_MPS) launches.push({ timeS: fromS, speedMps });
    }
    stoodSinceS = null;
  }
  return launches;
}

/** The impact nearest in time that could have launched a body; null where something else explains the launch. */
function causeOf({ plan }: CheckInput, reading: Reading, index: number, { timeS, speedMps }: Launch): Contact | null {
  const body = plan.bodies[index]!;
  if (reading.holds.isHeld(index, timeS)) return null;
  // Whatever else can move and touches it just then may push, though the log does not say so: in a pile, all do.
  const beside = reading.near.neighbours(index, timeS, BESIDE_M);
  if (beside.some(({ index: other }) => moves(plan.bodies[other]!))) return null;
  let best: Contact | null = null;
  for (const contact of reading.contacts.during(body.id, timeS - FARTHEST_S, timeS + FARTHEST_S)) {
    const other = reading.indexOf(contact.bodyIds[contact.bodyIds[0] === body.id ? 1 : 0]);
    const isNow = contact.timeS <= timeS + MERGED_S && contact.endTimeS >= timeS - MERGED_S;
    if (isNow && isPusher(plan.bodies[other]!, timeS, reading.massTrack(other))) return null;
    if (
      contact.phase !== 'impact' ||
      !moves(plan.bodies[other]!) ||
      contact.impulseNs < ENOUGH * speedMps * body.massKg
    )
      continue;
    if (!best || Math.abs(contact.timeS - timeS) < Math.abs(best.timeS - timeS)) best = contact;
  }
  return best;
}

/** Whether a body is on the move, by its marks or by itself, and so may push for as long as it touches. */
function isPusher(body: CheckInput['plan']['bodies'][number], timeS: number, mass: MassTrack | undefined): boolean {
  if (!moves(body)) return false;
  if (!isFreeAt(body, timeS) || !mass) return true;
  const knot = Math.min(firstFrom(mass.track.timesS, timeS), mass.track.timesS.length - 1);
  return sizeAt(mass.velocitiesMps, knot) > REST_MPS;
}
