import { TAU } from '../../base/math.ts';
import { STEP_HZ_RANGE } from '../../scene/schema/limits.ts';
import type { Check } from '../check-kind.ts';
import { capitalize, numberFindings, say, sayTime } from '../words.ts';

/** A spin or speed that the engine could not carry. */
export const clamped: Check = {
  id: 'clamped',
  label: 'Spin and speed are carried in full',
  basis:
    'The engine turns no body by more than an eighth of a turn in a step (188 rad/s at 240 steps a second) and moves none ' +
    'faster than 400 m/s, measured: whatever it holds back is unlikely, since the take shows less than was asked for.',
  run({ motion, nameOf }) {
    const found = motion.clamps.map(({ bodyId, timeS, what, limit }) => {
      const name = nameOf(bodyId);
      const isSpin = what === 'spin';
      const amount = isSpin ? `${say(limit / TAU)} turns a second` : `${say(limit)} m/s`;
      return {
        subject: `${bodyId}/${what}`,
        level: 'unlikely' as const,
        title: `${capitalize(name)} is held back`,
        message:
          `${capitalize(name)}, ${sayTime(timeS)}: its ${what} is more than the engine can carry at ` +
          `${say(motion.stepHz)} steps a second, and is cut (limit ${amount}). It ${isSpin ? 'turns' : 'moves'} slower ` +
          'than it should, and bounces and curves accordingly.',
        timeS,
        bodyIds: [bodyId],
        value: limit,
        limit,
        unit: isSpin ? 'rad/s' : 'm/s',
        fix: !isSpin
          ? 'Lower the speed.'
          : motion.stepHz < STEP_HZ_RANGE[1]
            ? 'Raise the physics step rate, or lower the spin.'
            : 'Lower the spin: no step rate carries more.',
      };
    });
    return numberFindings('clamped', found);
  },
};
