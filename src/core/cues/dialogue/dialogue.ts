import { authoredCue } from '../authored-cue.ts';
import { authoredKind } from '../cue-kind.ts';
import { SYNC } from '../make-cue.ts';

/** Words a second of calm speech. */
const WORDS_PER_S = 2.5;

/** Someone speaks. */
export const dialogue = authoredKind({
  id: 'dialogue',
  label: 'Dialogue',
  fromAuthored: (id, authored, ctx) => ({
    ...authoredCue(id, authored, ctx, {
      stem: 'dialogue',
      durationS: authored.text.split(/\s+/).length / WORDS_PER_S,
      source: authored.source,
      levelDb: -9,
      salience: 1,
    }),
    sync: SYNC.hard,
    text: authored.text,
    speaker: authored.speaker,
    isTimingEstimated: true,
  }),
});
