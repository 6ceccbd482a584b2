import type { AuthoredCue } from '../scene/schema.ts';
import type { Cue } from './cue.ts';
import type { CueContext } from './cue-kind.ts';

/** A cue as the director wrote it: everywhere at once, at a kind's own level and weight. */
export function authoredCue(
  id: string,
  authored: AuthoredCue,
  ctx: CueContext,
  { levelDb, salience }: { readonly levelDb: number; readonly salience: number },
): Cue {
  return {
    id,
    kind: authored.kind,
    origin: 'authored',
    timeS: authored.timeS,
    endTimeS: authored.timeS + authored.durationS,
    label: authored.label,
    contactId: null,
    bodyIds: [],
    materials: [],
    sizesM: [],
    impulseNs: 0,
    normalSpeedMps: 0,
    levelDb: Math.min(levelDb + authored.gainDb, 0),
    pan: 0,
    distanceM: 0,
    salience,
    isMuted: false,
    text: authored.text ?? null,
    speaker: authored.speaker ?? null,
    seed: ctx.seedOf(id),
  };
}
