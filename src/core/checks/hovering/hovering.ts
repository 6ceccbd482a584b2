import { add, length, type Vec3, ZERO } from '../../base/vec3.ts';
import type { Check, CheckInput } from '../check-kind.ts';
import { type ContactTimes, contactTimes } from '../contact-times.ts';
import { massStateAt, unexplainedChange } from '../forces.ts';
import { type Nearness, nearnessOf, TOUCHING_M } from '../nearness.ts';
import { capitalize, levelOf, numberFindings, say, sayTime } from '../words.ts';

/** Acceleration in the air that gravity and air do not explain, in m/s2. */
const WARN_MPS2 = 0.5;
const FAIL_MPS2 = 2;
/** Shorter spells are not seen as floating, in seconds. */
const SHORTEST_S = 0.08;
/** Support is looked for this often, in seconds. */
const LOOK_S = 0.02;

/** A stretch of the air in which something but gravity and air acts. */
interface Spell {
  readonly fromS: number;
  toS: number;
  change: Vec3;
}

/** Something in the air that does not fall as it should. */
export const hovering: Check = {
  id: 'hovering',
  label: 'Everything in the air falls',
  basis:
    'Acceleration of an untouched body less gravity and air, for more than 80 ms: above 0.5 m/s² unlikely, above 2 m/s² ' +
    'impossible. Falls that follow gravity are rated natural (La Scaleia et al. 2020), and low gravity is easier to see ' +
    'than high (McManus et al. 2011).',
  run(input) {
    const contacts = contactTimes(input.motion);
    const near = nearnessOf(input.plan, input.motion);
    const found = input.plan.bodies.flatMap((body, index) => {
      const name = input.nameOf(body.id);
      return spellsOf(input, index, contacts, near).flatMap(({ fromS, toS, change }) => {
        const value = length(change) / (toS - fromS);
        if (value <= WARN_MPS2) return [];
        const limit = value > FAIL_MPS2 ? FAIL_MPS2 : WARN_MPS2;
        return [
          {
            subject: body.id,
            level: levelOf(value, FAIL_MPS2),
            title: `${capitalize(name)} floats`,
            message:
              `${capitalize(name)}, ${sayTime(fromS)} to ${sayTime(toS)}: nothing touches it, yet its path is ` +
              `${say(value)} m/s² off what gravity and air make of it (limit ${say(limit)} m/s² for 80 ms). Viewers know ` +
              'how fast things fall and see at once what hangs or is pulled.',
            timeS: fromS,
            bodyIds: [body.id],
            value,
            limit,
            unit: 'm/s²',
            fix: 'Check what should hold it up, or let it go so that it falls.',
          },
        ];
      });
    });
    return numberFindings('hovering', found);
  },
};

function spellsOf({ plan, motion }: CheckInput, index: number, contacts: ContactTimes, near: Nearness): Spell[] {
  const body = plan.bodies[index]!;
  const track = motion.tracks[index];
  if (body.drive !== 'free' || !track) return [];
  const spells: Spell[] = [];
  let open: Spell | null = null;
  let lookedS = Number.NEGATIVE_INFINITY;
  let isHeld = false;
  let before = massStateAt(plan, body, track, 0);
  for (let i = 1; i < track.timesS.length; i++) {
    const after = massStateAt(plan, body, track, i);
    const fromS = track.timesS[i - 1]!;
    const toS = track.timesS[i]!;
    if (toS === fromS) {
      before = after;
      continue;
    }
    const change = unexplainedChange(plan, body, before, after, toS - fromS);
    before = after;
    const isOdd = length(change) > WARN_MPS2 * (toS - fromS) && !contacts.has(body.id, fromS, toS);
    if (isOdd && toS - lookedS >= LOOK_S) {
      lookedS = toS;
      isHeld = near.isNear(index, (fromS + toS) / 2, TOUCHING_M);
    }
    if (!isOdd || isHeld) {
      open = null;
      continue;
    }
    if (!open) {
      open = { fromS, toS, change: ZERO };
      spells.push(open);
    }
    open.toS = toS;
    open.change = add(open.change, change);
  }
  return spells.filter(({ fromS, toS }) => toS - fromS > SHORTEST_S);
}
