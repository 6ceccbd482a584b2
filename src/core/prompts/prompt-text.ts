import type { ShotSpec } from '../shot/shot-spec.ts';
import { type Fitted, fitted } from './dialects/fit.ts';
import { dialects } from './dialects/index.ts';
import { tell } from './tell.ts';

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
