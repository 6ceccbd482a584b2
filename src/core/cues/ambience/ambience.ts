import { authoredCue } from '../authored-cue.ts';
import { authoredKind } from '../cue-kind.ts';

/** A bed of air lies under everything; a file is as loud as it was recorded, a little held back. */
const BED_DB = -36;
const FILE_DB = -12;

/** The sound of the place. */
export const ambience = authoredKind({
  id: 'ambience',
  label: 'Ambience',
  fromAuthored: (id, authored, ctx) =>
    authoredCue(id, authored, ctx, {
      stem: 'ambience',
      durationS: authored.durationS,
      source: authored.source,
      levelDb: authored.source.type === 'bed' ? BED_DB : FILE_DB,
      salience: 0.2,
    }),
});
