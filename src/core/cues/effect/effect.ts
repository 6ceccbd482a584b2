import { authoredCue } from '../authored-cue.ts';
import { authoredKind } from '../cue-kind.ts';

/** A sound that the director names and physics does not make. */
export const effect = authoredKind({
  id: 'effect',
  label: 'Effect',
  fromAuthored: (id, authored, ctx) => {
    const { source } = authored;
    return authoredCue(id, authored, ctx, {
      stem: 'effects',
      durationS: authored.durationS,
      source: source.type === 'made' ? { type: 'made', like: source.like } : source,
      levelDb: -9,
      salience: 0.7,
    });
  },
});
