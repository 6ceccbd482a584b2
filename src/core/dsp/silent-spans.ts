import type { Cue } from '../cues/cue.ts';

/** A stretch of time; the end is no part of it. */
export interface SilentSpan {
  readonly fromS: number;
  readonly toS: number;
}

/** What says when a cue is heard. */
export type HeardCue = Pick<Cue, 'kind' | 'timeS' | 'endTimeS' | 'heardAtS' | 'isMuted'>;

/** When nothing at all is to be heard: silences that are not muted, in order of time, those that touch as one. */
export function silentSpans(cues: readonly HeardCue[]): readonly SilentSpan[] {
  const spans: { fromS: number; toS: number }[] = [];
  const told = cues
    .filter((cue) => cue.kind === 'silence' && !cue.isMuted && cue.endTimeS > cue.timeS)
    .map(heardSpan)
    .sort((a, b) => a.fromS - b.fromS);
  for (const { fromS, toS } of told) {
    const last = spans.at(-1);
    if (last && fromS <= last.toS) last.toS = Math.max(last.toS, toS);
    else spans.push({ fromS, toS });
  }
  return spans;
}

/** A stretch of time without the ends of it that lie in silence. */
export function outsideSilence({ fromS, toS }: SilentSpan, spans: readonly SilentSpan[]): SilentSpan {
  const start = spans.find((span) => fromS >= span.fromS && fromS < span.toS);
  const end = spans.find((span) => toS > span.fromS && toS <= span.toS);
  const outS = start ? Math.min(start.toS, toS) : fromS;
  return { fromS: outS, toS: end ? Math.max(end.fromS, outS) : toS };
}

/** From when to when a cue is heard. */
export function heardSpan({ timeS, endTimeS, heardAtS }: HeardCue): SilentSpan {
  return { fromS: heardAtS, toS: heardAtS + Math.max(0, endTimeS - timeS) };
}
