import type { AuthoredCue } from '../scene/schema.ts';
import type { Cue, CueSource, CueStem } from './cue.ts';
import type { CueContext } from './cue-kind.ts';
import { makeCue, SYNC } from './make-cue.ts';

/** What a kind decides about a cue that the director wrote. */
export interface AuthoredSound {
  readonly stem: CueStem;
  readonly durationS: number;
  readonly source: CueSource;
  readonly levelDb: number;
  readonly salience: number;
}

/** A cue as the director wrote it: everywhere at once, at a kind's own level and weight. */
export function authoredCue(
  id: string,
  authored: AuthoredCue,
  ctx: CueContext,
  { durationS, levelDb, ...sound }: AuthoredSound,
): Cue {
  return makeCue({
    ...sound,
    id,
    kind: authored.kind,
    origin: 'authored',
    timeS: authored.timeS,
    endTimeS: authored.timeS + durationS,
    label: authored.label,
    levelDb: Math.min(levelDb + authored.gainDb, 0),
    sync: SYNC.free,
    seed: ctx.seedOf(id),
  });
}
