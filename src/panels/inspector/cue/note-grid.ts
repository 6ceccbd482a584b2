import { newId } from '../../../core/base/id.ts';
import type { AuthoredCue } from '../../../core/scene/schema.ts';

type Notes = Extract<Extract<AuthoredCue, { kind: 'music' }>['source'], { type: 'notes' }>['notes'];

/** The grid is written in eighths: two steps a beat, sixteen in sight. */
export const STEPS_PER_BEAT = 2;
export const STEPS = 16;
/** Loudness of a note that is clicked in. */
const VELOCITY = 0.8;

const NAMES = ['C', 'C♯', 'D', 'D♯', 'E', 'F', 'F♯', 'G', 'G♯', 'A', 'A♯', 'B'];

/** "A4" of 69. */
export function pitchName(pitch: number): string {
  return `${NAMES[pitch % 12]}${Math.floor(pitch / 12) - 1}`;
}

/** What the drums are called by their General MIDI numbers. */
export const DRUM_ROWS: readonly (readonly [pitch: number, label: string])[] = [
  [49, 'Crash'],
  [51, 'Ride'],
  [46, 'Open hat'],
  [42, 'Hat'],
  [50, 'High tom'],
  [45, 'Low tom'],
  [38, 'Snare'],
  [36, 'Kick'],
];

/** The rows of an octave, the highest first. */
export function pitchRows(octave: number): readonly (readonly [pitch: number, label: string])[] {
  const lowest = (octave + 1) * 12;
  return Array.from({ length: 13 }, (_, i) => lowest + 12 - i)
    .filter((pitch) => pitch <= 127)
    .map((pitch) => [pitch, pitchName(pitch)]);
}

/** The note that sounds at a step of a pitch, and whether it begins there. */
export function noteAt(
  notes: Notes,
  pitch: number,
  step: number,
): { readonly id: string; readonly isStart: boolean } | null {
  const beat = step / STEPS_PER_BEAT;
  const end = (step + 1) / STEPS_PER_BEAT;
  for (const [id, note] of Object.entries(notes)) {
    if (note.pitch !== pitch || note.beat >= end - 1e-9 || note.beat + note.beats <= beat + 1e-9) continue;
    return { id, isStart: note.beat >= beat - 1e-9 };
  }
  return null;
}

/** The notes with one more at a step, or without the one that sounds there. */
export function toggledNote(notes: Notes, pitch: number, step: number, random: () => number): Notes {
  const there = noteAt(notes, pitch, step);
  if (there) return Object.fromEntries(Object.entries(notes).filter(([id]) => id !== there.id));
  const note = { beat: step / STEPS_PER_BEAT, beats: 1 / STEPS_PER_BEAT, pitch, velocity: VELOCITY };
  return { ...notes, [newId('note', random)]: note };
}

/** How many pages of the grid a piece has, the notes beyond its end included. */
export function pageCount(notes: Notes, durationS: number, tempoBpm: number): number {
  const beats = Math.max((durationS * tempoBpm) / 60, ...Object.values(notes).map(({ beat, beats }) => beat + beats));
  return Math.max(1, Math.ceil((beats * STEPS_PER_BEAT - 1e-6) / STEPS));
}
