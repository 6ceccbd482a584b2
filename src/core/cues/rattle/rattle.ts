import { blowGroups } from '../blows.ts';
import { blowCue } from '../contact-cue.ts';
import type { CueKind } from '../cue-kind.ts';

/** Many small quick blows of two parts: one sound with all of them. */
export const rattle: CueKind = {
  id: 'rattle',
  label: 'Rattle',
  fromPhysics: (ctx) =>
    blowGroups(ctx.motion.contacts)
      .filter(({ isRattle }) => isRattle)
      .map((group) => blowCue(group, ctx, 'rattle', 'rattles on')),
};
