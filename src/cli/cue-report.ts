import { mostSalient } from '../core/base/most-salient.ts';
import type { Cue } from '../core/cues/cue.ts';
import { columns, seconds } from './layout.ts';
import { section } from './take-report.ts';
import type { Io } from './verb.ts';

/** Most cues that are listed for people: those that would be missed most; `--json` has all. */
const MAX_CUES = 20;

/** What is heard of a take, in order of time. */
export function cuesSection(io: Io, cues: readonly Cue[]): string {
  const shown = mostSalient(cues, MAX_CUES);
  const rows = shown.map((cue) => [seconds(cue.timeS), cue.kind, cue.label, levelOf(cue), notesOf(cue)]);
  const more = cues.length - shown.length;
  const rest = more > 0 ? `  … and ${more} more that would be missed less; --json lists them all\n` : '';
  const block = cues.length === 0 ? '  Silent: nothing touches.\n' : columns(rows, 2, [0, 3]) + rest;
  return section(io, 'Sounds', String(cues.length), block);
}

function levelOf({ source, levelDb }: Cue): string {
  return source.type === 'told' ? 'told' : `${levelDb.toFixed(1)} dB`;
}

function notesOf(cue: Cue): string {
  const blows = cue.hits.length > 1 ? [`${cue.hits.length} blows`] : [];
  return [
    ...cue.timbre.words,
    ...blows,
    ...(cue.isOffscreen ? ['off screen'] : []),
    ...(cue.overrideId === null ? [] : ['changed']),
    ...(cue.isMuted ? ['muted'] : []),
  ].join(', ');
}
