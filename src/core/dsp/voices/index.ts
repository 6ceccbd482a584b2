import type { Cue, CueSource } from '../../cues/cue.ts';
import { breakVoice } from './break.ts';
import { impactVoice } from './impact.ts';
import { rattleVoice } from './rattle.ts';
import { rollVoice } from './roll.ts';
import { slideVoice } from './slide.ts';
import { splashVoice } from './splash.ts';
import type { Voice } from './voice.ts';
import { whooshVoice } from './whoosh.ts';

type Made = Extract<CueSource, { type: 'made' }>['like'];

/** Who sounds what physics makes. */
const voices: Readonly<Record<Made, Voice>> = {
  impact: impactVoice,
  rattle: rattleVoice,
  roll: rollVoice,
  slide: slideVoice,
  whoosh: whooshVoice,
  splash: splashVoice,
  break: breakVoice,
};

/** The sound of a cue that is made of its physics, as its voice gives it; no channels for all others. */
export function soundOf(cue: Cue, sampleRate: number): readonly Float64Array[] {
  return cue.source.type === 'made' ? voices[cue.source.like](cue, sampleRate) : [];
}
