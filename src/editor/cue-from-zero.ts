import type { Cue } from '../core/cues/cue.ts';

/** A cue as it would be if it were heard at the very start of the scene. */
export function cueFromZero(cue: Cue): Cue {
  const { timeS: fromS } = cue;
  const moved = <T extends { readonly timeS: number }>(point: T): T => ({ ...point, timeS: point.timeS - fromS });
  return {
    ...moved(cue),
    endTimeS: cue.endTimeS - fromS,
    heardAtS: 0,
    hits: cue.hits.map(moved),
    curve: cue.curve.map(moved),
    words: cue.words.map((word) => ({ ...moved(word), endTimeS: word.endTimeS - fromS })),
    visemes: cue.visemes.map(moved),
  };
}
