import { length } from '../../base/vec3.ts';
import type { CueKind } from '../cue-kind.ts';
import { rubCues } from '../rub.ts';

/** One body rolls on another. */
export const roll: CueKind = {
  id: 'roll',
  label: 'Roll',
  fromPhysics: (ctx) =>
    rubCues(ctx, { kind: 'roll', verb: () => 'rolls on', speedOf: (_slip, travel) => length(travel) }),
};
