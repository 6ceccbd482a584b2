import { isFreeAt } from '../../bake/plan.ts';
import type { Check } from '../check-kind.ts';
import { subjectFirst, subjectSide } from '../subject.ts';
import { capitalize, levelOf, numberFindings, sayLength, sayPart, sayTime } from '../words.ts';

/** Shallower overlaps are the engine's own allowance for bodies at rest, in metres. */
const WARN_M = 0.001;
/** Beyond this, bodies visibly creep apart: 63 mm in the first second from an overlap of 10 cm, measured. */
const FAIL_M = 0.01;

/** Two parts that overlap before anything has moved, or where marks let one of them go. */
export const startOverlap: Check = {
  id: 'start-overlap',
  label: 'Starts clear of other things',
  basis:
    'Overlap of two parts at time 0, or at the instant at which one is let go: any above 1 mm is unlikely, above 10 mm impossible. Measured: overlapping bodies ' +
    'drift apart by themselves, 63 mm in a second from 10 cm.',
  run({ plan, motion, nameOf }) {
    const isFree = (bodyId: string, timeS: number) =>
      plan.bodies.some((body) => body.id === bodyId && isFreeAt(body, timeS));
    const found = motion.startOverlaps
      // Set walls into floors as you like: what nothing can push cannot be pushed apart.
      .filter(({ bodyIds, depthM, timeS }) => depthM > WARN_M && bodyIds.some((id) => isFree(id, timeS)))
      .map(({ bodyIds: pair, partIds: parts, depthM, timeS }) => {
        const side = subjectSide(plan, pair, timeS);
        const bodyIds = subjectFirst(side, pair);
        const partIds = subjectFirst(side, parts);
        const starts = timeS > 0 ? 'is let go' : 'starts';
        const [a, b] = bodyIds.map(nameOf) as [string, string];
        const isFail = depthM > FAIL_M;
        return {
          subject: `${pair[0]}/${parts[0]}~${pair[1]}/${parts[1]}`,
          level: levelOf(depthM, FAIL_M),
          title: `${capitalize(a)} ${starts} inside ${b}`,
          message:
            `${capitalize(a)}, ${sayTime(timeS)}: its ${sayPart(partIds[0])} ${starts} ${sayLength(depthM)} inside the ` +
            `${sayPart(partIds[1])} of ${b} (limit ${sayLength(isFail ? FAIL_M : WARN_M)}). Two solid things can't share ` +
            'a place; the simulation pushes them apart, and a viewer sees them move by themselves.',
          timeS,
          bodyIds,
          value: depthM,
          limit: isFail ? FAIL_M : WARN_M,
          unit: 'm',
          fix: `Move ${a} or ${b} apart by ${sayLength(depthM)}.`,
        };
      });
    return numberFindings('start-overlap', found);
  },
};
