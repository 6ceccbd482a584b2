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

/**
 * The cues with the true times of their lines, by `recordingKey`: those of speech, and of a line that plays a file the time
 * that the file lasts, over which its words are spread as they were estimated. The others stay as they are.
 */
export function timedBySpeech(cues: readonly Cue[], spoken: ReadonlyMap<string, LineTiming>): Cue[] {
  return cues.map((cue) => {
    if (cue.kind === 'dialogue' && cue.source.type === 'file') {
      const file = spoken.get(cue.source.assetId);
      return file ? spreadOver(cue, Math.max(0, file.durationS - cue.source.offsetS)) : cue;
    }
    if (cue.source.type !== 'spoken' || cue.text === null) return cue;
    const timing = spoken.get(lineKey({ text: cue.text, voice: cue.source.voice }));
    return timing ? timedAs(cue, timing) : cue;
  });
}

function spreadOver(cue: Cue, durationS: number): Cue {
  const estimatedS = cue.endTimeS - cue.timeS;
  const at = (timeS: number) => cue.timeS + (estimatedS > 0 ? ((timeS - cue.timeS) * durationS) / estimatedS : 0);
  return {
    ...cue,
    endTimeS: cue.timeS + durationS,
    words: cue.words.map((word) => ({ ...word, timeS: at(word.timeS), endTimeS: at(word.endTimeS) })),
    visemes: cue.visemes.map((viseme) => ({ ...viseme, timeS: at(viseme.timeS) })),
  };
}
