import type { Cue } from '../cue.ts';
import type { CueContext, CueKind } from '../cue-kind.ts';
import { makeCue, SYNC } from '../make-cue.ts';
import { missedPassages, missedTouches, type NearMiss } from './near-misses.ts';

/** How long people and generators would expect to hear what does not sound. */
const EXPECTED_S = 0.3;
const UNHEARD_DB = -60;
/** What the director said must not happen is worth telling; a hair less so. */
const SALIENCE = { wanted: 0.6, passing: 0.4 };

/** What could have sounded and must not: told to people and generators, silent in the mix. */
export const absence: CueKind = {
  id: 'absence',
  label: 'Absence',
  fromPhysics: (ctx) => [...missedPassages(ctx), ...missedTouches(ctx)].map((miss) => absenceCue(miss, ctx)),
};

function absenceCue({ id: missId, isWanted, ...miss }: NearMiss, ctx: CueContext): Cue {
  const id = `absence:${missId}`;
  return makeCue({
    ...miss,
    id,
    kind: 'absence',
    origin: 'physics',
    stem: 'effects',
    endTimeS: miss.timeS + EXPECTED_S,
    source: { type: 'told' },
    levelDb: UNHEARD_DB,
    salience: isWanted ? SALIENCE.wanted : SALIENCE.passing,
    sync: SYNC.free,
    seed: ctx.seedOf(id),
  });
}
