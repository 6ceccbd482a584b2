import type { Check } from '../check-kind.ts';
import { pairOf } from '../pair-of.ts';
import { readingOf } from '../reading.ts';
import { subjectFirst, subjectSide } from '../subject.ts';
import { capitalize, type Found, levelOf, numberFindings, say, sayPart, sayTime } from '../words.ts';

/** What friction may be above its law, as a factor. */
const LIMIT = 1.05;
/** Friction that changes the lighter body's speed by less is rounding, in m/s; estimate. */
const LEAST_MPS = 0.01;

/** Friction that grips harder than its surfaces can. */
export const frictionCone: Check = {
  id: 'friction-cone',
  label: 'Nothing grips too well',
  basis:
    'Friction’s impulse over slipperiness times the impulse along the normal (Coulomb): above 1.05 with the pair’s own ' +
    'number unlikely, above 1.05 with the highest found for such surfaces impossible. 5 % are the solver’s.',
  run(input) {
    const { plan, motion, nameOf } = input;
    const reading = readingOf(input);
    const found = motion.contacts.flatMap((contact): Found[] => {
      const pair = pairOf(plan, contact);
      if (!pair || reading.nudgedIds.has(contact.id)) return [];
      const bodies = contact.bodyIds.map((id) => plan.bodies[reading.indexOf(id)]!);
      const lightest = Math.min(...bodies.map((body) => (body.drive === 'still' ? Infinity : body.massKg)));
      const heldNs = contact.frictionNs - LEAST_MPS * lightest;
      const ratio = heldNs / (pair.friction * contact.impulseNs);
      if (heldNs <= 0 || ratio <= LIMIT) return [];
      const isImpossible = heldNs > LIMIT * Math.max(pair.friction, pair.frictionRange[1]) * contact.impulseNs;
      const side = subjectSide(plan, contact.bodyIds, contact.timeS);
      const bodyIds = subjectFirst(side, contact.bodyIds);
      const [a, b] = bodyIds.map(nameOf) as [string, string];
      return [
        {
          subject: contact.id,
          level: levelOf(isImpossible ? 1 : 0, 0),
          title: `${capitalize(a)} grips ${b} too well`,
          message:
            `${capitalize(sayPart(contact.partIds[1 - side]!))}, ${sayTime(contact.timeS)}: friction between ${a} and ${b} is ` +
            `${say(ratio)} times what their surfaces can hold (limit ${say(LIMIT)}). A thing that stops or turns aside ` +
            'with nothing to grip looks steered.',
          timeS: contact.timeS,
          bodyIds,
          value: ratio,
          limit: LIMIT,
          unit: '',
          fix: `Raise the friction of ${a} or ${b}, or bake again.`,
        },
      ];
    });
    return numberFindings('friction-cone', found);
  },
};
