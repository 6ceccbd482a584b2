import { clamp, log, pow } from '../../base/math.ts';
import type { ShotCue } from '../../shot/shot-spec.ts';
import { delayOf, type PlacedCue } from '../heard-cues.ts';

/** A note in seconds of the clip. */
export interface TimedNote {
  readonly startS: number;
  readonly endS: number;
  readonly pitch: number;
  /** 1 to 127. */
  readonly velocity: number;
}

type Instrument = Extract<ShotCue['source'], { type: 'notes' }>['instrument'];

/** Channel, from 0, and program of General MIDI, from 0; drums have their own channel and no program. */
export interface Patch {
  readonly channel: number;
  readonly program: number | null;
}

export const INSTRUMENT_PATCHES: Readonly<Record<Instrument, Patch>> = {
  piano: { channel: 0, program: 0 },
  strings: { channel: 1, program: 48 },
  bass: { channel: 2, program: 32 },
  pluck: { channel: 3, program: 24 },
  drums: { channel: 9, program: null },
};

/** Wood block for blows, reverse cymbal for what rubs, a sea of noise for air, a voice for lines, a pad for other music. */
export const STEM_PATCHES: Readonly<Record<ShotCue['stem'], Patch>> = {
  effects: { channel: 4, program: 115 },
  foley: { channel: 5, program: 119 },
  ambience: { channel: 6, program: 122 },
  dialogue: { channel: 7, program: 53 },
  music: { channel: 8, program: 89 },
};

/** What is neither high nor low, where the spectrum of a sound is not known: middle C. */
const MIDDLE_PITCH = 60;
const A_PITCH = 69;
const A_HZ = 440;
const LN2 = 0.6931471805599453;

/** The notes of a cue within a clip of `durationS`: those that are written, one for each blow, or one for the whole. */
export function notesOfCue(placed: PlacedCue, keepsPitch: boolean, durationS: number): TimedNote[] {
  const { cue, onsetS } = placed;
  const notes = cue.source.type === 'notes' ? written(cue, cue.source.notes, onsetS, keepsPitch) : blows(placed);
  return notes
    .filter(({ startS, endS }) => startS < durationS && endS > 0)
    .map((note) => ({ ...note, startS: Math.max(0, note.startS), endS: Math.min(note.endS, durationS) }));
}

type Notes = Extract<ShotCue['source'], { type: 'notes' }>['notes'];

/** Slow shots that let the pitch fall play slower and lower, as the mix does. */
function written(cue: ShotCue, notes: Notes, onsetS: number, keepsPitch: boolean): TimedNote[] {
  const speed = keepsPitch ? 1 : cue.speed;
  return notes.map(({ startS, durationS, pitch, velocity }) => ({
    startS: onsetS + startS / speed,
    endS: onsetS + (startS + durationS) / speed,
    pitch: legal(pitch + (12 * log(speed)) / LN2, 0),
    velocity: legal(velocity * 127, 1),
  }));
}

function blows({ cue, onsetS, offsetS }: PlacedCue): TimedNote[] {
  const pitch = pitchOf(cue);
  if (cue.hits.length === 0) return [{ startS: onsetS, endS: offsetS, pitch, velocity: velocityOf(cue.levelDb) }];
  return cue.hits.map(({ timeS, levelDb }, i) => ({
    startS: timeS + delayOf(cue),
    endS: (cue.hits[i + 1]?.timeS ?? offsetS - delayOf(cue)) + delayOf(cue),
    pitch,
    velocity: velocityOf(levelDb),
  }));
}

/** Of the centre of the sound's spectrum, which material, size and force of the blow set. */
function pitchOf({ timbre }: ShotCue): number {
  if (timbre.centroidHz <= 0) return MIDDLE_PITCH;
  return legal(A_PITCH + (12 * log(timbre.centroidHz / A_HZ)) / LN2, 0);
}

/** By the rule of General MIDI: a level in dB is 40 times the decimal logarithm of velocity / 127. */
function velocityOf(levelDb: number): number {
  return legal(127 * pow(10, levelDb / 40), 1);
}

function legal(value: number, low: number): number {
  return clamp(Math.round(value), low, 127);
}
