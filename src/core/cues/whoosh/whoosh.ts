import { moves } from '../../bake/plan.ts';
import type { Cue } from '../cue.ts';
import type { CueContext, CueKind } from '../cue-kind.ts';
import { airGainDb, airLevelDb } from '../loudness.ts';
import { makeCue, SYNC } from '../make-cue.ts';
import { oneOfEach, type Pass, passesOf } from './passes.ts';

/** Quieter passes are left out: they drown in any room, at 1 m. */
const UNHEARD_DB = -52;
/** Where things begin to be called big, and small, in metres across. */
const BIG_M = 0.5;
const SMALL_M = 0.1;

/** A body passes the listener fast and close by. */
export const whoosh: CueKind = {
  id: 'whoosh',
  label: 'Whoosh',
  fromPhysics(ctx) {
    const passes = oneOfEach(ctx.plan.bodies.filter(moves).flatMap((body) => passesOf(body, ctx)));
    const counts = new Map<string, number>();
    return passes
      .map((pass) => {
        const nth = (counts.get(pass.body.id) ?? 0) + 1;
        counts.set(pass.body.id, nth);
        return whooshCue(pass, nth, ctx);
      })
      .filter(({ levelDb }) => levelDb >= UNHEARD_DB);
  },
};

function whooshCue({ body, middle, looks }: Pass, nth: number, ctx: CueContext): Cue {
  const id = `whoosh:${body.id}#${nth}`;
  const sizeM = ctx.sizeOfM(body.id);
  const fastestMps = Math.max(...looks.map(({ speedMps }) => speedMps));
  const size = sizeM >= BIG_M ? 'heavily ' : sizeM <= SMALL_M ? 'lightly ' : '';
  return makeCue({
    id,
    kind: 'whoosh',
    origin: 'physics',
    stem: 'effects',
    timeS: looks[0]!.timeS,
    endTimeS: looks.at(-1)!.timeS,
    label: `${ctx.nameOf(body.id)} whooshes ${size}past`,
    source: { type: 'made', like: 'whoosh' },
    bodyIds: [body.id],
    sizesM: [sizeM],
    massKg: body.massKg,
    normalSpeedMps: middle.speedMps,
    curve: looks.map(({ timeS, pointM, speedMps }) => ({
      timeS,
      gainDb: airGainDb(speedMps, fastestMps),
      speedMps,
      pointM,
      pan: 0,
      distanceM: 0,
    })),
    levelDb: airLevelDb(fastestMps, sizeM),
    pointM: looks[0]!.pointM,
    salience: 0,
    sync: SYNC.soft,
    seed: ctx.seedOf(id),
  });
}
