import { authoredCue } from '../authored-cue.ts';
import type { CueKind } from '../cue-kind.ts';

/** Music, described; not synthesized. */
export const music: CueKind = {
  id: 'music',
  label: 'Music',
  fromAuthored: (id, authored, ctx) => authoredCue(id, authored, ctx, { levelDb: -18, salience: 0.4 }),
};
