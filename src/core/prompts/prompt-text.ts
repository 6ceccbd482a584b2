import type { ShotSpec } from '../shot/shot-spec.ts';
import { type Fitted, fitted } from './dialects/fit.ts';
import { dialects } from './dialects/index.ts';
import { referenceForm, type Tags } from './dialects/reference-form.ts';
import { tell } from './tell.ts';
import type { Told, ToldPicture } from './told.ts';

/** The dialect that any generator which takes text follows. */
export const NEUTRAL = 'neutral';

/** The whole prompt in one dialect. */
export function promptText(shot: ShotSpec, dialectId: string = NEUTRAL): string {
  return promptIn(shot, dialectId).text;
}

/** The same, with what was left out for its length. */
export function promptIn(shot: ShotSpec, dialectId: string): Fitted {
  return fitted(dialects.get(dialectId), tell(shot));
}

/**
 * The same in so many characters at most, or as many as the dialect allows where it is null. In short form where there are
 * `tags`: the clip is uploaded as well, carries the choreography, and is spoken of by its tag, as are `pictures`.
 */
export function promptWithin(
  shot: ShotSpec,
  dialectId: string,
  mostCharacters: number | null,
  tags: Tags | null = null,
  pictures: readonly ToldPicture[] = [],
): Fitted {
  const own = dialects.get(dialectId);
  const dialect = tags === null ? own : { ...own, write: (told: Told) => referenceForm(told, tags) };
  const told = { ...tell(shot), pictures };
  const whole = fitted(dialect, told);
  // The line end after the last word is not pasted.
  if (mostCharacters === null || whole.text.length <= mostCharacters + 1) return whole;
  const limit = { unit: 'characters', most: mostCharacters, source: own.limit.source } as const;
  return fitted({ ...dialect, limit }, told);
}
