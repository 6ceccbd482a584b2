import { createRegistry, type Registry } from '../base/registry.ts';
import { absence } from './absence/absence.ts';
import { ambience } from './ambience/ambience.ts';
import { breaking } from './break/break.ts';
import type { CueKind } from './cue-kind.ts';
import { dialogue } from './dialogue/dialogue.ts';
import { effect } from './effect/effect.ts';
import { impact } from './impact/impact.ts';
import { music } from './music/music.ts';
import { rattle } from './rattle/rattle.ts';
import { roll } from './roll/roll.ts';
import { silence } from './silence/silence.ts';
import { slide } from './slide/slide.ts';
import { splash } from './splash/splash.ts';
import { whoosh } from './whoosh/whoosh.ts';

/** All kinds of timed sounds. */
export const cueKinds: Registry<CueKind> = createRegistry('cue kind', [
  impact,
  rattle,
  roll,
  slide,
  whoosh,
  splash,
  breaking,
  absence,
  ambience,
  dialogue,
  effect,
  music,
  silence,
]);
