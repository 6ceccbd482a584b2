import { heardSpan, type SilentSpan, silentSpans } from '../dsp/silent-spans.ts';
import type { Cue } from './cue.ts';

/** Kinds that are one instant and what rings on from it: without the instant nothing is left to hear. */
const INSTANTS: ReadonlySet<Cue['kind']> = new Set(['impact', 'rattle', 'splash', 'break']);
/** What is not heard in any case: silences themselves, and what is told to be absent. */
const UNHEARD: ReadonlySet<Cue['kind']> = new Set(['silence', 'absence']);

/** Cues of which a silence leaves nothing are muted; of others, the mix and the lists leave out what lies in it. */
export function withSilences(cues: readonly Cue[]): readonly Cue[] {
  const spans = silentSpans(cues);
  if (spans.length === 0) return cues;
  return cues.map((cue) => (!cue.isMuted && isSwallowed(cue, spans) ? { ...cue, isMuted: true } : cue));
}

/** Whether a silence takes all of a cue: its instant, or the whole time that it lasts. */
export function isSwallowed(cue: Cue, spans: readonly SilentSpan[]): boolean {
  if (UNHEARD.has(cue.kind)) return false;
  const { fromS, toS } = heardSpan(cue);
  return spans.some((span) => fromS >= span.fromS && (INSTANTS.has(cue.kind) ? fromS < span.toS : toS <= span.toS));
}
