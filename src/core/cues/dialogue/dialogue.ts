import { estimateLine } from '../../speech/estimate.ts';
import { authoredCue } from '../authored-cue.ts';
import { authoredKind } from '../cue-kind.ts';
import { timedAs } from '../line-times.ts';
import { SYNC } from '../make-cue.ts';

/** Someone speaks. */
export const dialogue = authoredKind({
  id: 'dialogue',
  label: 'Dialogue',
  fromAuthored: (id, authored, ctx) => {
    const cue = authoredCue(id, authored, ctx, {
      stem: 'dialogue',
      durationS: 0,
      source: authored.source,
      levelDb: -9,
      salience: 1,
    });
    const line = { ...cue, sync: SYNC.hard, text: authored.text, speaker: authored.speaker };
    return timedAs(line, estimateLine(authored.text));
  },
});
