import type { Check } from '../check-kind.ts';
import { capitalize, numberFindings, say } from '../words.ts';

/** A bake that had to end early because a body was lost. */
export const leftScene: Check = {
  id: 'left-scene',
  label: 'Stays in the scene',
  basis:
    'A take is simulated to its end unless a body gets more than 10 km away or its position is no number: impossible.',
  run({ motion, nameOf }) {
    const { stop } = motion;
    if (!stop) return [];
    const name = capitalize(nameOf(stop.bodyId));
    return numberFindings('left-scene', [
      {
        subject: stop.bodyId,
        level: 'impossible',
        title: `${name} is lost`,
        message: `${name}: ${stop.message}`,
        timeS: stop.timeS,
        bodyIds: [stop.bodyId],
        value: Number(say(stop.timeS)),
        limit: motion.durationS,
        unit: 's',
        fix: `Put a floor under ${nameOf(stop.bodyId)}, slow it down, or shorten the take.`,
      },
    ]);
  },
};
