import { authoredCue } from '../authored-cue.ts';
import type { CueKind } from '../cue-kind.ts';

/** Someone speaks; the words are for people and generators, not synthesized. */
export const dialogue: CueKind = {
  id: 'dialogue',
  label: 'Dialogue',
  fromAuthored: (id, authored, ctx) => authoredCue(id, authored, ctx, { levelDb: -9, salience: 1 }),
};
