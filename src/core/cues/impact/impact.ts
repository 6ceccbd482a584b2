import { blowGroups } from '../blows.ts';
import { blowCue } from '../contact-cue.ts';
import type { CueKind } from '../cue-kind.ts';

/** Two parts strike, once or so fast that it is heard as once. */
export const impact: CueKind = {
  id: 'impact',
  label: 'Impact',
  fromPhysics: (ctx) =>
    blowGroups(ctx.motion.contacts)
      .filter(({ isRattle }) => !isRattle)
      .map((group) => blowCue(group, ctx, 'impact', 'hits')),
};
