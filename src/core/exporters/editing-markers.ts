import { z } from 'zod';
import { mostSalient } from '../base/most-salient.ts';
import { note, type Problem } from '../base/problem.ts';
import { secondsToFrame } from '../base/time.ts';
import { frameOf } from '../shot/reading.ts';
import type { ShotContact, ShotCue, ShotSpec } from '../shot/shot-spec.ts';
import { markedCues, type PlacedCue } from './heard-cues.ts';

/** Which moments are marked, as an option of lists for editors. */
export const markers = z
  .enum(['main', 'all'])
  .default('main')
  .meta({
    label: 'Markers',
    choices: { main: 'The main ones', all: 'All' },
    hint: 'The main ones: of what physics makes, the strongest on each frame, and about four for each second of the clip.',
  });

export type MarkerChoice = z.infer<typeof markers>;

/** Of what physics makes so many a second of the clip are marked, but never fewer than may be. An editor's eye; our choice. */
const MOST_PER_SECOND = 4;
const ALWAYS = 12;

/**
 * The cues that an editor finds on a timeline, in order of onset: what is heard, and silences. What must be absent is no moment
 * to cut to.
 */
export function editingCues(shot: ShotSpec, choice: MarkerChoice): readonly PlacedCue[] {
  const placed = markedCues(shot).filter(({ cue }) => cue.kind !== 'absence');
  if (choice === 'all') return placed;
  const made = placed.map(({ cue }) => cue).filter(isMade);
  const kept = new Set(
    mostSalient(
      strongestOfEach(made, ({ frame }) => frame, salienceOf),
      mostOf(shot),
    ),
  );
  return placed.filter(({ cue }) => !isMade(cue) || kept.has(cue));
}

/** An impact on the frame that shows it best. */
export interface MarkedImpact {
  readonly frame: number;
  readonly contact: ShotContact;
}

/** The impacts that the shots show, in order: one for each pair of bodies on a frame, or the main ones of all. */
export function editingImpacts(spec: ShotSpec, choice: MarkerChoice): readonly MarkedImpact[] {
  const seen = impactsOf(spec);
  const impulseOf = ({ contact }: MarkedImpact) => contact.impulseNs;
  const pairOf = ({ frame, contact }: MarkedImpact) => JSON.stringify([frame, ...contact.bodyIds]);
  if (choice === 'all') return strongestOfEach(seen, pairOf, impulseOf);
  const strongest = strongestOfEach(seen, ({ frame }) => frame, impulseOf);
  const ranked = strongest.map((impact) => ({ impact, salience: impulseOf(impact), timeS: impact.frame }));
  return mostSalient(ranked, mostOf(spec)).map(({ impact }) => impact);
}

/** What of the cues is not marked; null where all are. */
export function unmarkedNote(shot: ShotSpec, choice: MarkerChoice, file: string): Problem | null {
  const kept = editingCues(shot, choice).length;
  const all = editingCues(shot, 'all').length;
  if (kept === all) return null;
  return note(
    'audio.cues',
    `${file} marks ${kept} of ${all} sounds, those that would be missed most: choose all under Markers for the others too.`,
  );
}

function impactsOf(spec: ShotSpec): readonly MarkedImpact[] {
  const rate = spec.clip.frameRate;
  return spec.contacts
    .filter(({ phase }) => phase === 'impact')
    .flatMap((contact) =>
      contact.clipTimesS
        .filter((timeS) => isShown(spec, contact, secondsToFrame(timeS, rate)))
        .map((timeS) => ({ frame: frameOf(spec, timeS), contact })),
    )
    .sort((a, b) => a.frame - b.frame);
}

function isShown({ shots }: ShotSpec, { takeId }: ShotContact, shown: number): boolean {
  return shots.some((s) => s.takeId === takeId && shown >= s.startFrame && shown < s.startFrame + s.frameCount);
}

/** A blow, rub or pass that follows from the action; beds, lines, music and what a director adds are not. */
function isMade({ origin, kind }: ShotCue): boolean {
  return origin === 'physics' && kind !== 'silence';
}

function salienceOf({ salience }: ShotCue): number {
  return salience;
}

function mostOf({ clip }: ShotSpec): number {
  return Math.max(ALWAYS, Math.round(MOST_PER_SECOND * clip.durationS));
}

/** Of those that share a key the one that counts most, the first of equals, in the order in which they came. */
function strongestOfEach<T>(all: readonly T[], keyOf: (of: T) => unknown, weightOf: (of: T) => number): readonly T[] {
  const strongest = new Map<unknown, T>();
  for (const one of all) {
    const known = strongest.get(keyOf(one));
    if (known === undefined || weightOf(known) < weightOf(one)) strongest.set(keyOf(one), one);
  }
  const kept = new Set(strongest.values());
  return all.filter((one) => kept.has(one));
}
