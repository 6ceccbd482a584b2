import { createRandom, type Random, seedFrom } from '../base/rng.ts';
import type { SpokenWord, Viseme } from '../cues/cue.ts';
import type { LineTiming } from './spoken-line.ts';
import { type Token, tokensOf } from './tokens.ts';
import type { VisemeId } from './visemes.ts';

/** English is read aloud at 4 to 5 syllables a second, and other languages not far from it. */
const SYLLABLES_PER_S = 4.5;
const PAUSES_S: Readonly<Record<Token['pause'], number>> = { none: 0, comma: 0.15, stop: 0.35 };
/** Share of a syllable that its consonant takes. */
const CONSONANT_SHARE = 0.35;

const OPEN_SHAPES: readonly VisemeId[] = ['aa', 'E', 'I', 'O', 'U'];
const CLOSED_SHAPES: readonly VisemeId[] = ['PP', 'FF', 'DD', 'kk', 'SS', 'nn', 'RR'];

/**
 * How long a line takes and when its words are said, from its text alone, in any script: the same for the same text
 * everywhere. The mouth opens once a syllable, in shapes drawn from the word.
 */
export function estimateLine(text: string): LineTiming {
  const words: SpokenWord[] = [];
  const visemes: Viseme[] = [];
  let timeS = 0;
  for (const token of tokensOf(text)) {
    const endTimeS = timeS + token.syllables / SYLLABLES_PER_S;
    words.push({ text: token.text, timeS, endTimeS });
    visemes.push(...mouthOf(token, timeS));
    timeS = endTimeS + PAUSES_S[token.pause];
    if (token.pause !== 'none') visemes.push({ id: 'sil', timeS: endTimeS });
  }
  if (visemes.length > 0 && visemes.at(-1)!.id !== 'sil') visemes.push({ id: 'sil', timeS });
  return { words, visemes, durationS: timeS, isTimingEstimated: true };
}

function mouthOf({ text, syllables }: Token, fromS: number): Viseme[] {
  const random = createRandom(seedFrom(text));
  const visemes: Viseme[] = [];
  for (let n = 0; n < syllables; n++) {
    const startS = fromS + n / SYLLABLES_PER_S;
    visemes.push(
      { id: anyOf(CLOSED_SHAPES, random), timeS: startS },
      { id: anyOf(OPEN_SHAPES, random), timeS: startS + CONSONANT_SHARE / SYLLABLES_PER_S },
    );
  }
  return visemes;
}

function anyOf(shapes: readonly VisemeId[], random: Random): VisemeId {
  return shapes[Math.floor(random() * shapes.length)]!;
}
