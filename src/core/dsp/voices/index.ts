import type { Cue } from '../../cues/cue.ts';
import { ambienceVoice } from './ambience.ts';
import { impactVoice } from './impact.ts';
import { rollVoice, slideVoice } from './rubbing.ts';
import type { Voice } from './voice.ts';

/**
 * Who sounds each kind of cue. Null is silent: speech, music and named effects are written for people and generators,
 * not synthesized, and a silence is not a sound.
 */
export const voices: Readonly<Record<Cue['kind'], Voice | null>> = {
  impact: impactVoice,
  roll: rollVoice,
  slide: slideVoice,
  ambience: ambienceVoice,
  dialogue: null,
  effect: null,
  music: null,
  silence: null,
};
