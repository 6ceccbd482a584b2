import { createRegistry, type Registry } from '../base/registry.ts';
import { ambience } from './ambience/ambience.ts';
import type { CueKind } from './cue-kind.ts';
import { dialogue } from './dialogue/dialogue.ts';
import { effect } from './effect/effect.ts';
import { impact } from './impact/impact.ts';
import { music } from './music/music.ts';
import { roll } from './roll/roll.ts';
import { silence } from './silence/silence.ts';
import { slide } from './slide/slide.ts';

/** All kinds of timed sounds. */
export const cueKinds: Registry<CueKind> = createRegistry('cue kind', [
  impact,
  roll,
  slide,
  ambience,
  dialogue,
  effect,
  music,
  silence,
]);
