import { authoredCue } from '../authored-cue.ts';
import type { CueKind } from '../cue-kind.ts';

/** The sound of the place: a quiet bed. */
export const ambience: CueKind = {
  id: 'ambience',
  label: 'Ambience',
  fromAuthored: (id, authored, ctx) => authoredCue(id, authored, ctx, { levelDb: -36, salience: 0.2 }),
};
