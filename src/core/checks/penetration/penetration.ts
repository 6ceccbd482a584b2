import { shapeBounds } from '../../base/shapes/bounds.ts';
import type { Contact } from '../../motion/contact.ts';
import type { Check, CheckInput } from '../check-kind.ts';
import { subjectFirst, subjectSide } from '../subject.ts';
import { capitalize, levelOf, numberFindings, say, sayLength, sayPart, sayTime } from '../words.ts';

/** Shallower overlaps are the engine's own allowance, in metres. */
const ALLOWED_M = 0.001;
/** An impact's overlap is gone a step or two later: up to this depth it is not seen, in metres; measured on falling dominoes. */
const UNSEEN_M = 0.003;
/** Either is seen as sinking in: a depth in metres, or a share of the thinner part. */
const WARN_M = 0.005;
const WARN_SHARE = 0.02;
const FAIL_SHARE = 0.1;
/**
 * A body may be found as deep as it moves in a step, for a step; no longer than this it is not seen, in seconds: a fifth of
 * a frame at 24 frames a second.
 */
const UNSEEN_S = 1 / 120;
/** A touch that begins so soon after an impact is seen as part of it, in seconds: a frame at 24 frames a second. */
const FOLLOWS_S = 1 / 24;
/** For so long after the start, the engine is still pushing apart what overlapped, in seconds; estimate. */
const SETTLING_S = 0.5;

/** Parts that sink into one another when they touch. */
export const penetration: Check = {
  id: 'penetration',
  label: 'Nothing sinks in',
  basis:
    'Depth of a contact beyond one step of travel, against the least extent of the thinner part: above 5 mm or 2 % ' +
    'unlikely, above 10 % impossible; 1 mm, or 3 mm for the instant of an impact, are the engine’s allowance. Limits are ours, from measured engine depths.',
  run(input) {
    const extents = extentsOf(input);
    const insideFromS = new Map(
      input.motion.startOverlaps.map(({ bodyIds, timeS }) => [[...bodyIds].sort().join('~'), timeS]),
    );
    const worst = new Map<string, { contact: Contact; depthM: number; share: number }>();
    const struckS = new Map<string, number>();
    /** An impact, or what follows at once from one of the same two parts. */
    function isOfAnImpact({ id, phase, timeS }: Contact): boolean {
      const pair = id.slice(0, id.lastIndexOf('#'));
      if (phase === 'impact') struckS.set(pair, timeS);
      return timeS - (struckS.get(pair) ?? Number.NEGATIVE_INFINITY) < FOLLOWS_S;
    }
    for (const contact of input.motion.contacts) {
      // What begins inside is told of by the start overlap, once.
      const insideS = insideFromS.get([...contact.bodyIds].sort().join('~'));
      if (insideS !== undefined && contact.timeS >= insideS && contact.timeS < insideS + SETTLING_S) continue;
      const depthM = contact.depthM - contact.normalSpeedMps * Math.min(1 / input.motion.stepHz, UNSEEN_S);
      const [a, b] = [0, 1].map((k) => `${contact.bodyIds[k]}/${contact.partIds[k]}`) as [string, string];
      // Water and nets are there to be entered.
      const share =
        depthM / Math.min(extents.get(a) ?? Number.POSITIVE_INFINITY, extents.get(b) ?? Number.POSITIVE_INFINITY);
      const allowedM = isOfAnImpact(contact) ? UNSEEN_M : ALLOWED_M;
      if (depthM <= allowedM || (depthM <= WARN_M && share <= WARN_SHARE)) continue;
      const pair = `${a}~${b}`;
      // One finding a pair: the deepest.
      if (share > (worst.get(pair)?.share ?? 0)) worst.set(pair, { contact, depthM, share });
    }
    const found = [...worst].map(([subject, { contact, depthM, share }]) => {
      const side = subjectSide(input.plan, contact.bodyIds, contact.timeS);
      const bodyIds = subjectFirst(side, contact.bodyIds);
      const [a, b] = bodyIds.map(input.nameOf) as [string, string];
      const isFail = share > FAIL_SHARE;
      const limit = isFail ? FAIL_SHARE : WARN_SHARE;
      return {
        subject,
        level: levelOf(share, FAIL_SHARE),
        title: `${capitalize(a)} sinks into ${b}`,
        message:
          `${capitalize(sayPart(contact.partIds[1 - side]!))}, ${sayTime(contact.timeS)}: ${a} and ${b} overlap by ` +
          `${sayLength(depthM)}, ${say(share * 100)} % of the thinner one (limit ${say(limit * 100)} % or ` +
          `${sayLength(WARN_M)}). Solid things don't pass into each other, and where their outlines merge a viewer sees it.`,
        timeS: contact.timeS,
        bodyIds,
        value: share * 100,
        limit: limit * 100,
        unit: '%',
        fix: 'Raise the physics step rate, lower the speed, or make the thinner part thicker.',
      };
    });
    return numberFindings('penetration', found);
  },
};

/** The least extent of every part, in metres, by `<bodyId>/<partId>`. */
function extentsOf({ plan }: CheckInput): Map<string, number> {
  return new Map(
    plan.bodies.flatMap((body) =>
      body.parts.map((part) => {
        const { minM, maxM } = shapeBounds(part.shape);
        return [`${body.id}/${part.id}`, Math.min(...[0, 1, 2].map((k) => maxM[k]! - minM[k]!))] as const;
      }),
    ),
  );
}
