import { lineKey } from '../speech/line-key.ts';
import type { LineTiming } from '../speech/spoken-line.ts';
import type { Cue } from './cue.ts';

/** A line with the times of its words, from where it begins on, and as long as they take. */
export function timedAs(cue: Cue, { words, visemes, durationS, isTimingEstimated }: LineTiming): Cue {
  const from = cue.timeS;
  return {
    ...cue,
    endTimeS: from + durationS,
    words: words.map(({ text, timeS, endTimeS }) => ({ text, timeS: from + timeS, endTimeS: from + endTimeS })),
    visemes: visemes.map(({ id, timeS }) => ({ id, timeS: from + timeS })),
    isTimingEstimated,
  };
}

/** The cues with the true times of the lines that have been spoken, by `lineKey`; the others stay as they are. */
export function timedBySpeech(cues: readonly Cue[], spoken: ReadonlyMap<string, LineTiming>): Cue[] {
  return cues.map((cue) => {
    if (cue.source.type !== 'spoken' || cue.text === null) return cue;
    const timing = spoken.get(lineKey({ text: cue.text, voice: cue.source.voice }));
    return timing ? timedAs(cue, timing) : cue;
  });
}
