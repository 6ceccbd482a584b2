import { isLasting, type PlacedCue } from '../heard-cues.ts';
import { WINDOW_S } from '../ten-seconds.ts';

/** The grid on which PicoAudio times events: 25 a second. */
export const CELL_S = 0.04;
const CELL_COUNT = Math.round(WINDOW_S / CELL_S);

/** An event of one name with the spans at which it is heard, in cells of the grid, apart and in order. */
export interface TimedEvent {
  /** Letters, digits and single underscores. */
  readonly name: string;
  readonly spans: readonly (readonly [on: number, off: number])[];
}

interface Span {
  readonly on: number;
  readonly off: number;
  readonly isLasting: boolean;
}

/**
 * Cues gathered by their names, in order of their first onsets. A blow that rings into the next of its name is cut short,
 * with a cell between them, so that both are counted; what still touches is one.
 */
export function timedEvents(cues: readonly PlacedCue[]): readonly TimedEvent[] {
  const byName = new Map<string, Span[]>();
  for (const { cue, onsetS, offsetS } of cues) {
    const name = eventName(cue.label) || cue.kind;
    const on = Math.min(Math.round(onsetS / CELL_S), CELL_COUNT - 1);
    const span = { on, off: Math.max(on + 1, Math.round(offsetS / CELL_S)), isLasting: isLasting(cue) };
    byName.set(name, [...(byName.get(name) ?? []), span]);
  }
  return [...byName].map(([name, spans]) => ({ name, spans: apart(spans.sort((a, b) => a.on - b.on)) }));
}

function apart(spans: readonly Span[]): readonly (readonly [number, number])[] {
  const kept: [number, number][] = [];
  spans.forEach((span, i) => {
    const next = spans[i + 1];
    const isCut = next !== undefined && !span.isLasting && next.on > span.on + 1;
    const off = isCut ? Math.min(span.off, next.on - 1) : span.off;
    const last = kept.at(-1);
    if (last && span.on <= last[1]) last[1] = Math.max(last[1], off);
    else kept.push([span.on, off]);
  });
  return kept;
}

function eventName(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}
