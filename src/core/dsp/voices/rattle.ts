import { createRandom } from '../../base/rng.ts';
import type { Cue, CueHit } from '../../cues/cue.ts';
import { impactVoice } from './impact.ts';
import type { Voice } from './voice.ts';

/** Hits a second of a rattle that does not tell its own, and how much each may come early or late. */
const HITS_HZ = 22;
const JITTER = 0.6;
/** Over its length it weakens by so much. */
const FALL_DB = 18;

/** A run of hits of the same two bodies: each a blow of its own. */
export const rattleVoice: Voice = (cue, sampleRate) =>
  impactVoice(cue.hits.length > 0 ? cue : { ...cue, hits: runOf(cue) }, sampleRate);

function runOf(cue: Cue): readonly CueHit[] {
  const random = createRandom(cue.seed);
  const lastsS = Math.max(0, cue.endTimeS - cue.timeS);
  const count = Math.max(1, Math.floor(lastsS * HITS_HZ));
  return Array.from({ length: count }, (_, i) => ({
    timeS: cue.timeS + (i === 0 ? 0 : (i + JITTER * (random() - 0.5)) / HITS_HZ),
    impulseNs: cue.impulseNs,
    normalSpeedMps: cue.normalSpeedMps,
    levelDb: cue.levelDb - (FALL_DB * i) / count,
  }));
}
