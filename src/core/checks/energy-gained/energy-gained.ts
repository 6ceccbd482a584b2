import type { BodyPlan } from '../../bake/plan.ts';
import { length } from '../../base/vec3.ts';
import type { Contact } from '../../motion/contact.ts';
import type { Check, CheckInput } from '../check-kind.ts';
import { TOUCHING_M } from '../nearness.ts';
import { pairOf } from '../pair-of.ts';
import { readingOf } from '../reading.ts';
import { capitalize, levelOf, numberFindings, say, sayPart, sayTime } from '../words.ts';
import { changeBetween, energyTrackOf, type Rise, risesOf } from './energy-track.ts';
import { givenWork } from './given-work.ts';

/** Energy that appears from nowhere, as a share of the most that the body has: the engine itself stays below 0.6 %. */
const WARN_SHARE = 0.01;
const FAIL_SHARE = 0.05;
/** Heights within this are the engine settling bodies on one another, in metres. */
const SETTLE_M = 0.005;

/** A body that has more energy after a bounce, or in flight, than before. */
export const energyGained: Check = {
  id: 'energy-gained',
  label: 'No bounce adds energy',
  basis:
    'Rise within 50 ms of motion, spin and height together, less the work of air, of touching and joined bodies, ' +
    'of springs, motors and what moves along its marks: above 1 % of the body’s greatest energy unlikely, above 5 % impossible. A bounce that gains reads as alive within three ' +
    'cycles (PLOS ONE 2023, 10.1371/journal.pone.0285448); the engine’s own error is 0.6 % at 240 Hz.',
  run(input) {
    const { plan, motion } = input;
    const reading = readingOf(input);
    const { contacts, near, holds } = reading;
    const gravity = length(plan.gravityMps2);
    const stepS = 1 / motion.stepHz;
    const energies = plan.bodies.map((_, index) => {
      const mass = reading.massTrack(index);
      return mass && mass.firstKnot < mass.track.timesS.length ? energyTrackOf(plan, mass) : undefined;
    });

    /** The body and all free bodies that touch or hang on it, one another, or each other's neighbours during the rise. */
    function groupOf(index: number, { fromS, toS }: Rise): Set<number> {
      const group = new Set([index]);
      for (const member of group) {
        for (const { bodyIds } of contacts.during(plan.bodies[member]!.id, fromS, toS)) {
          for (const id of bodyIds) if (energies[reading.indexOf(id)]) group.add(reading.indexOf(id));
        }
        for (const { indices } of holds.jointsOf(member, (fromS + toS) / 2)) {
          for (const other of indices) if (energies[other]) group.add(other);
        }
      }
      return group;
    }

    /** What a group gained during the rise of one of its members, as a share of the most energy it has. */
    function shareOf(group: ReadonlySet<number>, index: number, rise: Rise, sunkM: number): number {
      const [fromS, toS] = [rise.fromS - stepS, rise.toS + stepS];
      // Over one and the same time for all of a group: what a body passes on a moment after its peak is the others' gain.
      let gainJ = group.size === 1 ? rise.gainJ : Math.min(rise.gainJ, changeBetween(energies[index]!, fromS, toS));
      let mostJ = 0;
      let weightN = 0;
      for (const member of group) {
        const energy = energies[member]!;
        mostJ += energy.mostJ;
        weightN += plan.bodies[member]!.massKg * gravity;
        if (member !== index) gainJ += changeBetween(energy, fromS, toS);
      }
      return (gainJ - weightN * (SETTLE_M + sunkM)) / mostJ;
    }

    /** Water and nets give and take in ways of their own, and what a nudge gives is told as such. */
    function isExplained(index: number, { fromS, toS }: Rise, touched: readonly Contact[]): boolean {
      return (
        touched.some(({ id }) => reading.nudgedIds.has(id)) ||
        [fromS, (fromS + toS) / 2, toS].some((timeS) => holds.isImmersed(index, timeS))
      );
    }

    const found = plan.bodies.flatMap((body, index) => {
      const energy = energies[index];
      if (!energy) return [];
      const limitJ = WARN_SHARE * energy.mostJ + body.massKg * gravity * SETTLE_M;
      return risesOf(energy, limitJ).flatMap((rise) => {
        const touched = contacts.during(body.id, rise.fromS, rise.toS);
        if (isExplained(index, rise, touched)) return [];
        // Energy is lent to the depth at which an impact is found, and comes back as the engine lifts the body out.
        const sunkM = Math.max(0, ...touched.map((c) => Math.max(c.depthM, c.normalSpeedMps * stepS)));
        // What one body of a group gains, another may have given: only the whole may not gain.
        const group = groupOf(index, rise);
        if (shareOf(group, index, rise, sunkM) <= WARN_SHARE) return [];
        // Some touches are too weak for the log: look who is near.
        const reachM = TOUCHING_M + Math.max(rise.speedBeforeMps, rise.speedAfterMps) * (rise.toS - rise.fromS + stepS);
        for (const { index: other } of near.neighbours(index, (rise.fromS + rise.toS) / 2, reachM)) {
          if (energies[other]) group.add(other);
        }
        let mostJ = 0;
        for (const member of group) mostJ += energies[member]!.mostJ;
        const share =
          shareOf(group, index, rise, sunkM) -
          givenWork(input, reading, group, rise.fromS - stepS, rise.toS + stepS) / mostJ;
        return share > WARN_SHARE ? [describe(input, body, rise, share, strongest(touched))] : [];
      });
    });
    return numberFindings('energy-gained', found);
  },
};

function strongest(contacts: readonly Contact[]): Contact | undefined {
  return [...contacts].sort((a, b) => b.impulseNs - a.impulseNs)[0];
}

function describe(
  { plan, nameOf }: CheckInput,
  { id: bodyId, massKg }: BodyPlan,
  rise: Rise,
  share: number,
  contact?: Contact,
) {
  const limit = share > FAIL_SHARE ? FAIL_SHARE : WARN_SHARE;
  const name = nameOf(bodyId);
  const numbers = `${say(share * 100)} % more energy than it had (limit ${say(limit * 100)} %)`;
  const common = {
    subject: bodyId,
    level: levelOf(share, FAIL_SHARE),
    timeS: contact?.timeS ?? rise.fromS,
    value: share * 100,
    limit: limit * 100,
    unit: '%',
  } as const;
  if (!contact) {
    return {
      ...common,
      bodyIds: [bodyId],
      title: `${capitalize(name)} speeds up by itself`,
      message:
        `${capitalize(name)}, ${sayTime(common.timeS)}: it goes from ${say(rise.speedBeforeMps)} to ` +
        `${say(rise.speedAfterMps)} m/s with nothing touching it, ${numbers}. What moves without a push looks alive.`,
      fix: 'Raise the physics step rate, or look for an extreme mass or spin.',
    };
  }
  const otherSide = contact.bodyIds[0] === bodyId ? 1 : 0;
  const part = sayPart(contact.partIds[otherSide]);
  const pair = pairOf(plan, contact);
  const { speedBeforeMps: arrival, speedAfterMps: departure } = rise;
  const isFaster = massKg * (departure * departure - arrival * arrival) > rise.gainJ;
  const speeds = isFaster
    ? `${name} leaves at ${say(departure)} m/s but arrived at ${say(arrival)}`
    : `${name} leaves with more spin or height than it brought`;
  return {
    ...common,
    bodyIds: contact.bodyIds,
    title: `${capitalize(part)} adds ${isFaster ? 'speed' : 'energy'}`,
    message:
      `${capitalize(part)}, ${sayTime(common.timeS)}: ${speeds}, ${numbers}. A passive bounce can't add speed, and after ` +
      'a few such bounces a viewer takes the thing for alive.',
    fix: pair
      ? `Lower the bounciness between ${name} and the ${part} (now ${say(pair.restitution)}), or raise the physics step rate.`
      : `Lower the bounciness of the ${part}, or raise the physics step rate.`,
  };
}
