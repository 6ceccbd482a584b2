import { length } from '../../base/vec3.ts';
import type { Check } from '../check-kind.ts';
import { type Found, numberFindings, say, sayTime } from '../words.ts';

/** Of the force at which a joint breaks: nearer than this, a small change of the take breaks it. */
const WARN_SHARE = 0.8;
/** What a joint that never breaks bears beyond belief, in weights of all that hangs together through joints; estimate. */
const MOST_WEIGHTS = 100;

/** A joint that breaks, nearly breaks, or bears what nothing could. */
export const jointLoad: Check = {
  id: 'joint-load',
  label: 'Joints bear what they can',
  basis:
    'Strongest pull on a joint over what one frame of film shows, against the force at which it breaks: above 80 % ' +
    'unlikely to hold every time; a break is told as craft. A joint that never breaks is unlikely above 100 times the ' +
    'weight of all that hangs together with it. Limits are ours.',
  run({ plan, motion, nameOf }) {
    const bodies = new Map(plan.bodies.map((body) => [body.id, body]));
    const joints = new Map(plan.joints.map((joint) => [joint.id, joint]));
    /** All bodies that hang together with these through joints: a chain bears what hangs at its end. */
    function assemblyOf(bodyIds: readonly string[]): string[] {
      const together = new Set(bodyIds);
      for (let size = 0; size < together.size; ) {
        size = together.size;
        for (const joint of plan.joints) {
          const ends = joint.bodyIds.filter((id) => id !== null && bodies.get(id)?.drive !== 'still');
          if (ends.some((id) => together.has(id!))) for (const id of ends) together.add(id!);
        }
      }
      return [...together];
    }

    const found = motion.jointLoads.flatMap(({ jointId, peakForceN, peakAtS, brokeAtS }): Found[] => {
      const joint = joints.get(jointId);
      if (!joint) return [];
      const bodyIds = joint.bodyIds.filter((id) => id !== null);
      const what = bodyIds.length === 2 ? `${nameOf(bodyIds[0]!)} and ${nameOf(bodyIds[1]!)}` : nameOf(bodyIds[0]!);
      const common = { subject: jointId, bodyIds, unit: '%' };
      const limitN = joint.breakForceN;
      if (brokeAtS !== null) {
        const strongestN = limitN ?? 0;
        return [
          {
            ...common,
            level: 'craft',
            title: `The joint of ${what} breaks`,
            message:
              `Joint of ${what}, ${sayTime(brokeAtS)}: it breaks (limit ${say(strongestN)} N). If it should hold, a ` +
              'viewer will see the parts come loose for no reason of the story.',
            timeS: brokeAtS,
            value: strongestN > 0 ? Math.max(100, (peakForceN / strongestN) * 100) : 100,
            limit: 100,
            fix: 'Raise the force at which it breaks, or soften the blow, if it should hold.',
          },
        ];
      }
      if (limitN !== null) {
        const share = peakForceN / limitN;
        if (share <= WARN_SHARE) return [];
        return [
          {
            ...common,
            level: 'unlikely',
            title: `The joint of ${what} barely holds`,
            message:
              `Joint of ${what}, ${sayTime(peakAtS)}: it bears ${say(peakForceN)} N, ${say(share * 100)} % of what breaks ` +
              `it (limit ${say(WARN_SHARE * 100)} %). The least change of the take breaks it, and the shot is another.`,
            timeS: peakAtS,
            value: share * 100,
            limit: WARN_SHARE * 100,
            fix: 'Raise the force at which it breaks, or soften the blow.',
          },
        ];
      }
      const massKg = assemblyOf(bodyIds).reduce((sum, id) => {
        const body = bodies.get(id);
        return body && body.drive !== 'still' ? sum + body.massKg : sum;
      }, 0);
      const weights = peakForceN / (massKg * (length(plan.gravityMps2) || 9.81));
      if (massKg === 0 || weights <= MOST_WEIGHTS) return [];
      return [
        {
          ...common,
          unit: '',
          level: 'unlikely',
          title: `The joint of ${what} never gives`,
          message:
            `Joint of ${what}, ${sayTime(peakAtS)}: it bears ${say(peakForceN)} N, ${say(weights)} times the weight of ` +
            `what hangs together with it (limit ${say(MOST_WEIGHTS)}). Real ropes and bolts would tear, and viewers expect it.`,
          timeS: peakAtS,
          value: weights,
          limit: MOST_WEIGHTS,
          fix: 'Let the joint break at a force, or look for things that push each other apart.',
        },
      ];
    });
    return numberFindings('joint-load', found);
  },
};
