import { authoredCue } from '../authored-cue.ts';
import type { CueKind } from '../cue-kind.ts';

/** A span in which nothing is to be heard, said to generators; it does not mute the mix. */
export const silence: CueKind = {
  id: 'silence',
  label: 'Silence',
  fromAuthored: (id, authored, ctx) => authoredCue(id, authored, ctx, { levelDb: -60, salience: 0.6 }),
};
