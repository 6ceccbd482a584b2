import { isFreeAt } from '../../bake/plan.ts';
import type { Check } from '../check-kind.ts';
import { capitalize, levelOf, numberFindings, sayLength, sayPart } from '../words.ts';

/** Shallower overlaps are the engine's own allowance for bodies at rest, in metres. */
const WARN_M = 0.001;
/** Beyond this, bodies visibly creep apart: 63 mm in the first second from an overlap of 10 cm, measured. */
const FAIL_M = 0.01;

/** Two parts that overlap before anything has moved. */
export const startOverlap: Check = {
  id: 'start-overlap',
  label: 'Starts clear of other things',
  basis:
    'Overlap of two parts at time 0: any above 1 mm is unlikely, above 10 mm impossible. Measured: overlapping bodies ' +
    'drift apart by themselves, 63 mm in a second from 10 cm.',
  run({ plan, motion, nameOf }) {
    const held = new Set(plan.bodies.filter((body) => !isFreeAt(body, 0)).map((body) => body.id));
    const found = motion.startOverlaps
      // Set walls into floors as you like: what nothing can push cannot be pushed apart.
      .filter(({ bodyIds, depthM }) => depthM > WARN_M && !bodyIds.every((id) => held.has(id)))
      .map(({ bodyIds, partIds, depthM }) => {
        const [a, b] = bodyIds.map(nameOf) as [string, string];
        const isFail = depthM > FAIL_M;
        return {
          subject: `${bodyIds[0]}/${partIds[0]}~${bodyIds[1]}/${partIds[1]}`,
          level: levelOf(depthM, FAIL_M),
          title: `${capitalize(a)} starts inside ${b}`,
          message:
            `${capitalize(a)}, 0.00 s: its ${sayPart(partIds[0])} starts ${sayLength(depthM)} inside the ` +
            `${sayPart(partIds[1])} of ${b} (limit ${sayLength(isFail ? FAIL_M : WARN_M)}). Two solid things can't share ` +
            'a place; the simulation pushes them apart, and a viewer sees them move by themselves.',
          timeS: 0,
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
