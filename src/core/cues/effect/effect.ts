import { authoredCue } from '../authored-cue.ts';
import type { CueKind } from '../cue-kind.ts';

/** A sound that the director names and physics does not make; not synthesized. */
export const effect: CueKind = {
  id: 'effect',
  label: 'Effect',
  fromAuthored: (id, authored, ctx) => authoredCue(id, authored, ctx, { levelDb: -9, salience: 0.7 }),
};
