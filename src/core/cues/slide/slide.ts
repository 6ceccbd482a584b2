import { length } from '../../base/vec3.ts';
import type { Contact } from '../../motion/contact.ts';
import type { CueContext, CueKind } from '../cue-kind.ts';
import { rubCues } from '../rub.ts';

/** One body slides on another, or goes through its net. */
export const slide: CueKind = {
  id: 'slide',
  label: 'Slide',
  fromPhysics: (ctx) =>
    rubCues(ctx, {
      kind: 'slide',
      verb: (contact) => (isThroughNet(contact, ctx) ? 'swishes through' : 'slides on'),
      speedOf: (slip) => length(slip),
    }),
};

function isThroughNet({ bodyIds, partIds }: Contact, ctx: CueContext): boolean {
  return bodyIds.some((id, i) => ctx.bodyOf(id).nets.some((net) => net.partId === partIds[i]));
}
