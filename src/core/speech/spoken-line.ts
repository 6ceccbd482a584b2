import type { SpokenWord, Viseme } from '../cues/cue.ts';
import type { Recording } from '../dsp/stems.ts';

/** When a line's words are said and how a mouth moves with them, from the line's start. */
export interface LineTiming {
  /** In order of time, `text` is as the director wrote it, its marks with it. */
  readonly words: readonly SpokenWord[];
  /** In order of time, the mouth closed (`sil`) last; none where a line has no words. */
  readonly visemes: readonly Viseme[];
  readonly durationS: number;
  /** Whether the times come from the text alone, rather than from speech. */
  readonly isTimingEstimated: boolean;
}

/** A line as it is heard in the preview. */
export interface SpokenLine extends LineTiming {
  readonly recording: Recording;
}
