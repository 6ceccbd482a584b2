import { note, type Problem } from '../base/problem.ts';
import { outsideSilence, silentSpans } from '../dsp/silent-spans.ts';
import type { ShotCue, ShotSpec } from '../shot/shot-spec.ts';

/** A cue where it lies in the mix, in seconds from the start of the clip. */
export interface PlacedCue {
  readonly cue: ShotCue;
  readonly onsetS: number;
  readonly offsetS: number;
}

/** Kinds that go on for a while: their markers have a length. The others are instants. */
const LASTING: ReadonlySet<ShotCue['kind']> = new Set([
  'roll',
  'slide',
  'whoosh',
  'ambience',
  'dialogue',
  'music',
  'silence',
]);

export function isLasting({ kind }: ShotCue): boolean {
  return LASTING.has(kind);
}

/** How much later a cue is heard than it is made, in seconds: its hits, words and curve are on the clock of the contact. */
export function delayOf({ timeS, heardAtS }: ShotCue): number {
  return heardAtS - timeS;
}

/** Cues that the director wants to hear or to tell, whole, in order of onset: neither they nor their stems are muted. */
export function wantedCues({ audio }: ShotSpec): readonly PlacedCue[] {
  return audio.cues
    .filter((cue) => !cue.isMuted && !audio.stems[cue.stem].isMuted)
    .map((cue) => ({ cue, onsetS: cue.heardAtS, offsetS: cue.heardAtS + Math.max(0, cue.endTimeS - cue.timeS) }))
    .sort((a, b) => a.onsetS - b.onsetS);
}

/** Cues that are heard within the clip, cut at its ends and at silences: neither these nor what is told to be absent. */
export function heardCues(shot: ShotSpec): readonly PlacedCue[] {
  const { durationS } = shot.clip;
  const silent = silentSpans(shot.audio.cues);
  return wantedCues(shot)
    .filter(({ cue }) => cue.kind !== 'silence' && cue.kind !== 'absence')
    .map(({ cue, onsetS, offsetS }) => ({ cue, ...outsideSilence({ fromS: onsetS, toS: offsetS }, silent) }))
    .filter(({ fromS, toS }) => fromS < durationS && (toS > 0 || fromS >= 0))
    .map(({ cue, fromS, toS }) => ({ cue, onsetS: Math.max(0, fromS), offsetS: Math.min(toS, durationS) }))
    .sort((a, b) => a.onsetS - b.onsetS);
}

/** Cues that are marked on a timeline, also silences and what must be absent, in order: those that begin within the clip. */
export function markedCues(shot: ShotSpec): readonly PlacedCue[] {
  const { durationS } = shot.clip;
  return wantedCues(shot)
    .filter(({ onsetS }) => onsetS >= 0 && onsetS < durationS)
    .map((placed) => ({ ...placed, offsetS: Math.min(placed.offsetS, durationS) }));
}

/** Which clock the times of sounds are on. */
export function clockNote({ audio }: ShotSpec): Problem {
  return note(
    'audio.clock',
    audio.clock === 'heard'
      ? 'Times of sounds are those at which they are heard: each comes later by its distance at 343 m/s. Switch the delay ' +
          "off in the scene's sound for the times of the contacts."
      : 'Times of sounds are those of the contacts that make them: distance delays none.',
  );
}
