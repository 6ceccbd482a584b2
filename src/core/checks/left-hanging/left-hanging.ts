import { type BodyPlan, isFreeAt } from '../../bake/plan.ts';
import { distance, length } from '../../base/vec3.ts';
import type { Check } from '../check-kind.ts';
import { type Reading, readingOf } from '../reading.ts';
import { capitalize, type Found, numberFindings, say, sayLength, sayTime } from '../words.ts';

/** What hangs for less than this before the take ends is not looked at, in seconds; estimate. */
const SHOWN_S = 0.5;
/** Anything this near may be what it stands on, leans on or hangs from, in metres: marks are set by eye. */
const NEAR_M = 0.01;
/** Marks that move a prop by less than this do not move it, in metres. */
const MOVED_M = 0.01;

/** An animated prop that stops at its last mark in the air, and stays there. */
export const leftHanging: Check = {
  id: 'left-hanging',
  label: 'Nothing is left in the air',
  basis:
    'An animated prop that its marks have moved stays at its last one for more than 0.5 s with nothing within 1 cm of it: craft. ' +
    'What joints, water or a net hold is let be, and so is what touches anything that physics moves: somebody out of the ' +
    'picture wields it, as a racket or a hand. Limits are ours.',
  run(input) {
    const { plan, motion, nameOf } = input;
    if (length(plan.gravityMps2) === 0) return [];
    const reading = readingOf(input);
    const found = plan.bodies.flatMap((body, index): Found[] => {
      const last = restsAfter(body);
      if (last === null) return [];
      const hangsS = motion.durationS - last;
      if (hangsS <= SHOWN_S) return [];
      if (isWielded(reading, plan.bodies, body, motion.durationS)) return [];
      if (reading.holds.isHeld(index, motion.durationS) || reading.near.isNear(index, last, NEAR_M)) return [];
      const name = nameOf(body.id);
      return [
        {
          subject: body.id,
          level: 'craft',
          title: `${capitalize(name)} is left in the air`,
          message:
            `${capitalize(name)}, ${sayTime(last)} to the end: it stops at its last mark and hangs there for ` +
            `${say(hangsS)} s (limit ${say(SHOWN_S)} s), with nothing within ${sayLength(NEAR_M)} of it. What moved it may be ` +
            'out of the picture; what holds it up now is not there at all.',
          timeS: last,
          bodyIds: [body.id],
          value: hangsS,
          limit: SHOWN_S,
          unit: 's',
          fix: `Let ${name} go at its last mark, set it down on something, or hold it with a joint.`,
        },
      ];
    });
    return numberFindings('left-hanging', found);
  },
};

/** When an animated body has come to where its marks leave it; null for all others, and for what they never move. */
function restsAfter({ drive, letGoS, marks }: BodyPlan): number | null {
  const last = marks.at(-1);
  if (drive !== 'animated' || letGoS !== null || !last) return null;
  const moving = marks.findLastIndex(({ positionM }) => distance(positionM, last.positionM) > MOVED_M);
  return moving < 0 ? null : marks[moving + 1]!.timeS;
}

/** Whether a body touches anything that physics moves. */
function isWielded(reading: Reading, bodies: readonly BodyPlan[], { id }: BodyPlan, untilS: number): boolean {
  return reading.contacts.during(id, 0, untilS).some(({ bodyIds, timeS }) => {
    const other = bodies[reading.indexOf(bodyIds[0] === id ? bodyIds[1] : bodyIds[0])];
    return other !== undefined && isFreeAt(other, timeS);
  });
}
