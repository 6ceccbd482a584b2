import { add, length, type Vec3, ZERO } from '../../base/vec3.ts';
import type { Check } from '../check-kind.ts';
import { sizeAt, tripleAt } from '../mass-track.ts';
import { TOUCHING_M } from '../nearness.ts';
import { type Reading, readingOf } from '../reading.ts';
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
    'Acceleration of a body that no contact, joint, water or net holds, less gravity and air, for more than 80 ms: above 0.5 m/s² unlikely, above 2 m/s² ' +
    'impossible. Falls that follow gravity are rated natural (La Scaleia et al. 2020), and low gravity is easier to see ' +
    'than high (McManus et al. 2011).',
  run(input) {
    const reading = readingOf(input);
    const found = input.plan.bodies.flatMap((body, index) => {
      const name = input.nameOf(body.id);
      return spellsOf(reading, index, body.id).flatMap(({ fromS, toS, change }) => {
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

function spellsOf(reading: Reading, index: number, bodyId: string): Spell[] {
  const { contacts, near, holds } = reading;
  const mass = reading.massTrack(index);
  if (!mass) return [];
  const { timesS } = mass.track;
  const spells: Spell[] = [];
  let open: Spell | null = null;
  let lookedS = Number.NEGATIVE_INFINITY;
  let isHeld = false;
  for (let i = mass.firstKnot + 1; i < timesS.length; i++) {
    const fromS = timesS[i - 1]!;
    const toS = timesS[i]!;
    if (toS === fromS) continue;
    const isOdd = sizeAt(mass.changesMps, i) > WARN_MPS2 * (toS - fromS) && !contacts.has(bodyId, fromS, toS);
    if (isOdd) {
      // All bodies look at the same few instants, or in the middle of a long sleep.
      const lookS = toS - fromS > LOOK_S ? (fromS + toS) / 2 : Math.floor(toS / LOOK_S) * LOOK_S;
      if (lookS !== lookedS) {
        lookedS = lookS;
        // What rocks from end to end touches between two looks: its ends come this far meanwhile.
        const sweptM =
          sizeAt(mass.track.angularVelocitiesRadps, i) * near.radiusM(index) * Math.min(toS - fromS, LOOK_S);
        isHeld = holds.isHeld(index, lookS) || near.isNear(index, lookS, TOUCHING_M + sweptM);
      }
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
    open.change = add(open.change, tripleAt(mass.changesMps, i));
  }
  return spells.filter(({ fromS, toS }) => toS - fromS > SHORTEST_S);
}
