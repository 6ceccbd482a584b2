import type { CueNote } from '../core/cues/cue.ts';

/** Room between two notes of a voice, so that the end of one is never the start of the next. */
const GAP_S = 0.01;

/**
 * Shares notes out to as few voices as sound them all, each one note at a time: every note goes to the voice that has been
 * silent for longest. `ringS` is how long a note sounds on after it is let go. The notes of a voice are in order of time.
 */
export function voicesOf(notes: readonly CueNote[], ringS: number): readonly (readonly CueNote[])[] {
  const voices: { readonly notes: CueNote[]; freeS: number }[] = [];
  for (const note of notes.toSorted((a, b) => a.startS - b.startS)) {
    let voice = voices.reduce<(typeof voices)[number] | null>(
      (least, next) => (least && least.freeS <= next.freeS ? least : next),
      null,
    );
    if (!voice || voice.freeS > note.startS) {
      voice = { notes: [], freeS: 0 };
      voices.push(voice);
    }
    voice.notes.push(note);
    voice.freeS = note.startS + note.durationS + ringS + GAP_S;
  }
  return voices.map((voice) => voice.notes);
}
