import type { CueKind } from '../cue-kind.ts';
import { rubCues } from '../rub.ts';

/** One body slides on another. */
export const slide: CueKind = {
  id: 'slide',
  label: 'Slide',
  fromPhysics: (ctx) => rubCues(ctx, 'slide', 'slides on', (contact) => contact.slipSpeedMps),
};
