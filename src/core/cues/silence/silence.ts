import { authoredCue } from '../authored-cue.ts';
import { authoredKind } from '../cue-kind.ts';

/** A span in which nothing is heard: the mix is silent there, and people and generators are told so. */
export const silence = authoredKind({
  id: 'silence',
  label: 'Silence',
  fromAuthored: (id, authored, ctx) =>
    authoredCue(id, authored, ctx, {
      stem: 'ambience',
      durationS: authored.durationS,
      source: { type: 'told' },
      levelDb: -60,
      salience: 0.6,
    }),
});
