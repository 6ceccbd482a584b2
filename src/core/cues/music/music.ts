import type { AuthoredCue } from '../../scene/schema.ts';
import { authoredCue } from '../authored-cue.ts';
import type { CueNote, CueSource } from '../cue.ts';
import { authoredKind } from '../cue-kind.ts';

/** Under speech and blows. */
const LEVEL_DB = -18;
const FILE_DB = -12;

type Source = Extract<AuthoredCue, { kind: 'music' }>['source'];

/** Music: written notes, a file, or words for a generator. */
export const music = authoredKind({
  id: 'music',
  label: 'Music',
  fromAuthored: (id, authored, ctx) =>
    authoredCue(id, authored, ctx, {
      stem: 'music',
      durationS: authored.durationS,
      source: inSeconds(authored.source),
      levelDb: authored.source.type === 'file' ? FILE_DB : LEVEL_DB,
      salience: 0.4,
    }),
});

function inSeconds(source: Source): CueSource {
  if (source.type !== 'notes') return source;
  const beatS = 60 / source.tempoBpm;
  const notes = Object.entries(source.notes)
    .map(([id, { beat, beats, pitch, velocity }]) => ({
      id,
      note: { startS: beat * beatS, durationS: beats * beatS, pitch, velocity } satisfies CueNote,
    }))
    .sort((a, b) => a.note.startS - b.note.startS || a.note.pitch - b.note.pitch || (a.id < b.id ? -1 : 1))
    .map(({ note }) => note);
  return { type: 'notes', instrument: source.instrument, notes };
}
