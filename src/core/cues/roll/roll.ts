import type { CueKind } from '../cue-kind.ts';
import { rubCues } from '../rub.ts';

/** One body rolls on another. */
export const roll: CueKind = {
  id: 'roll',
  label: 'Roll',
  fromPhysics: (ctx) => rubCues(ctx, 'roll', 'rolls on', (contact) => ctx.travelSpeedMps(contact)),
};
