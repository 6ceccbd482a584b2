import { castOf } from '../../prompts/cast.ts';
import { shortened } from '../../prompts/dialects/fit.ts';
import { wordCount } from '../../prompts/english.ts';
import { tell } from '../../prompts/tell.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { negativePromptOf } from './negative-prompt.ts';
import { type PhysicsPrompt, physicsPrompt } from './physics-prompt.ts';
import { aspectOf, type Tier } from './sizes.ts';
import type { StructuredPrompt } from './structured-prompt.ts';
import { portraitsOf } from './subjects.ts';
import { wordsOf, writePrompt } from './write-prompt.ts';

export interface PromptChoice {
  readonly resolution: Tier;
  /** Of all that a prompt says, keys left out. */
  readonly promptWords: number;
}

/** What Cosmos 3 is told of a shot. */
export interface MadePrompts {
  readonly prompt: StructuredPrompt;
  readonly physics: PhysicsPrompt;
  readonly negative: string;
  readonly words: number;
  /** What was left out of `prompt` for its length, in words. */
  readonly leftOut: readonly string[];
}

/**
 * Tells a shot within so many words: first what is told twice goes, then what would be missed least. Where even that which
 * cannot be left out is longer, it is as short as it can be.
 */
export function makePrompts(shot: ShotSpec, { resolution, promptWords }: PromptChoice): MadePrompts {
  const cast = castOf(shot);
  const told = tell(shot);
  const facts = { cast, portraits: portraitsOf(shot, cast), aspect: aspectOf(shot.clip, resolution) ?? '16,9' };
  const limit = { unit: 'words', most: promptWords } as const;
  const isBrief = countOf(writePrompt(shot, facts, told, false)) > promptWords;
  const short = shortened(told, limit, (less) => wordsOf(writePrompt(shot, facts, less, isBrief)));
  const prompt = writePrompt(shot, facts, short.told, isBrief);
  return {
    prompt,
    physics: physicsPrompt(shot, cast, told, resolution),
    negative: negativePromptOf(shot, cast, told),
    words: countOf(prompt),
    leftOut: short.leftOut,
  };
}

function countOf(prompt: StructuredPrompt): number {
  return wordCount(wordsOf(prompt));
}
