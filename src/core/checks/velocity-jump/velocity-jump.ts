import type { Check } from '../check-kind.ts';
import { type MassTrack, sizeAt } from '../mass-track.ts';
import { TOUCHING_M } from '../nearness.ts';
import { type Reading, readingOf } from '../reading.ts';
import { capitalize, levelOf, numberFindings, say, sayTime } from '../words.ts';

/** Change of velocity between two knots that nothing explains, in m/s. The engine itself shows none. */
const WARN_MPS = 0.05;
const FAIL_MPS = 0.3;
/** A gentler, lasting push is for the hovering check to find, in m/s2. */
const STEADY_MPS2 = 20;
/** Longer gaps between knots are sleep, in seconds. */
const LONGEST_GAP_S = 0.1;
/** Jumps closer together than this are one finding, in seconds. */
const SAME_S = 0.1;

interface Jump {
  readonly timeS: number;
  readonly endS: number;
  readonly changeMps: number;
}

/** A velocity that changes at once though nothing is touched. */
export const velocityJump: Check = {
  id: 'velocity-jump',
  label: 'Nothing changes its way by itself',
  basis:
    'Change of velocity between knots, less gravity and air, with no contact, joint, water or net: above 0.05 m/s unlikely, above 0.3 m/s ' +
    'impossible. Viewers see added speed and sideways errors first (Reitsma & Pollard 2003).',
  run(input) {
    const reading = readingOf(input);
    const found = input.plan.bodies.flatMap((body, index) => {
      const name = input.nameOf(body.id);
      return jumpsOf(reading, index, body.id).map(({ timeS, changeMps }) => {
        const limit = changeMps > FAIL_MPS ? FAIL_MPS : WARN_MPS;
        return {
          subject: body.id,
          level: levelOf(changeMps, FAIL_MPS),
          title: `${capitalize(name)} swerves by itself`,
          message:
            `${capitalize(name)}, ${sayTime(timeS)}: its velocity changes by ${say(changeMps)} m/s at once, though ` +
            `nothing touches it (limit ${say(limit)} m/s). In the air only gravity and air can change a path, and a ` +
            'viewer notices what starts or turns without a cause.',
          timeS,
          bodyIds: [body.id],
          value: changeMps,
          limit,
          unit: 'm/s',
          fix: 'Look for something in its way that is not shown, or raise the physics step rate.',
        };
      });
    });
    return numberFindings('velocity-jump', found);
  },
};

function jumpsOf(reading: Reading, index: number, bodyId: string): Jump[] {
  const { contacts, near, holds } = reading;
  const mass = reading.massTrack(index);
  if (!mass) return [];
  const { track, changesMps } = mass;
  const jumps: Jump[] = [];
  for (let i = mass.firstKnot + 1; i < track.timesS.length; i++) {
    const change = sizeAt(changesMps, i);
    if (change <= WARN_MPS) continue;
    const fromS = track.timesS[i - 1]!;
    const toS = track.timesS[i]!;
    if (change <= STEADY_MPS2 * (toS - fromS) || toS - fromS > LONGEST_GAP_S) continue;
    if (contacts.has(bodyId, fromS, toS) || holds.isHeld(index, fromS) || holds.isHeld(index, toS)) continue;
    const edgeMps = Math.max(edgeSpeed(mass, i - 1, near.radiusM(index)), edgeSpeed(mass, i, near.radiusM(index)));
    const reachM = TOUCHING_M + edgeMps * (toS - fromS);
    if ([fromS, toS].some((timeS) => near.isNear(index, timeS, reachM))) continue;
    const last = jumps.at(-1);
    if (!last || fromS - last.endS > SAME_S) jumps.push({ timeS: fromS, endS: toS, changeMps: change });
    else {
      jumps[jumps.length - 1] =
        change > last.changeMps ? { timeS: fromS, endS: toS, changeMps: change } : { ...last, endS: toS };
    }
  }
  return jumps;
}

/** No point of a body moves faster, in m/s. */
function edgeSpeed({ velocitiesMps, track }: MassTrack, knot: number, radiusM: number): number {
  return sizeAt(velocitiesMps, knot) + sizeAt(track.angularVelocitiesRadps, knot) * radiusM;
}
