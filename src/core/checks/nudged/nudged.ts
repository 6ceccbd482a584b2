import { DEG } from '../../base/math.ts';
import { turnAngleRad } from '../../base/turn-angle.ts';
import type { Check } from '../check-kind.ts';
import { bouncesOf, sayUnmet, unmetNudges } from '../unmet-nudges.ts';
import { capitalize, type Found, numberFindings, say, sayTime } from '../words.ts';

/** What a bend may be before it shows: a share of the speed, lost or gained, and a turn. The bounds of the document. */
const MOST_LOST = 0.2;
const MOST_GAINED = 0.12;
const MOST_RAD = 10 * DEG;

/** A bounce that the director bent, told so that nobody takes it for physics; and one that never came. */
export const nudged: Check = {
  id: 'nudged',
  label: 'Bent bounces are told',
  basis:
    'Every bounce that a nudge bent is told as craft. Beyond 20 % of speed lost, 12 % gained or 10° turned it is unlikely: ' +
    'viewers accept speed gained less readily sideways than upwards (Reitsma & Pollard 2003); the bounds are ours. A ' +
    'nudge whose bounce never comes is told as craft.',
  run({ plan, motion, nameOf }) {
    const found = motion.appliedNudges.flatMap(({ nudgeId, bodyId, timeS }) => {
      const nudge = plan.nudges.find(({ id }) => id === nudgeId);
      if (!nudge) return [];
      const gained = nudge.speedFactor - 1;
      const turnRad = turnAngleRad(nudge.azimuthRad, nudge.elevationRad);
      // How much of what is allowed: 1 is the bound.
      const used = Math.max(gained > 0 ? gained / MOST_GAINED : -gained / MOST_LOST, turnRad / MOST_RAD);
      const name = nameOf(bodyId);
      return [
        {
          subject: nudgeId,
          level: used > 1 + 1e-9 ? ('unlikely' as const) : ('craft' as const),
          title: `${capitalize(name)} is bent on purpose`,
          message:
            `${capitalize(name)}, ${sayTime(timeS)}: a nudge changes the speed of this bounce by ${say(gained * 100)} % ` +
            `(limit ${say(MOST_LOST * 100)} % less or ${say(MOST_GAINED * 100)} % more) and turns it by up to ` +
            `${say(turnRad / DEG)}° (limit ${say(MOST_RAD / DEG)}°). It is not physics, and the shot spec says so.`,
          timeS,
          bodyIds: [bodyId],
          value: used * 100,
          limit: 100,
          unit: '%',
          fix: 'Remove the nudge where the shot must be true.',
        },
      ];
    });
    const missed = unmetNudges(plan, motion).map((nudge): Found => {
      const name = nameOf(nudge.bodyId);
      const message = sayUnmet(plan, motion, nudge, nameOf);
      return {
        subject: nudge.id,
        level: 'craft',
        title: `${capitalize(name)} is not bent`,
        message,
        timeS: motion.durationS,
        bodyIds: [nudge.bodyId],
        value: bouncesOf(plan, motion, nudge),
        limit: nudge.nth,
        unit: '',
        fix: 'Remove the nudge, or set it to a bounce that happens.',
      };
    });
    return numberFindings('nudged', [...found, ...missed]);
  },
};
