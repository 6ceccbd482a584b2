import { PI } from '../../base/math.ts';
import { materials } from '../../materials/index.ts';
import type { AuthoredCue } from '../../scene/schema.ts';
import { authoredCue } from '../authored-cue.ts';
import type { Cue } from '../cue.ts';
import { authoredKind } from '../cue-kind.ts';
import { timbreOf } from '../timbre.ts';

const LEVEL_DB = -9;
/** Share of a sphere of its size that the matter of a thing fills: things are hollow and thin. Our estimate. */
const FILLED = 0.3;
/** A blow stops a thing and throws it back a little. */
const BOUNCE = 1.3;

type Made = Extract<Extract<AuthoredCue, { kind: 'effect' }>['source'], { type: 'made' }>;

/** A sound that the director names: made as physics would make it, played from a file, or only told. */
export const effect = authoredKind({
  id: 'effect',
  label: 'Effect',
  fromAuthored(id, authored, ctx) {
    const { source, durationS } = authored;
    const sound = { stem: 'effects', durationS, levelDb: LEVEL_DB, salience: 0.7 } as const;
    if (source.type !== 'made') return authoredCue(id, authored, ctx, { ...sound, source });
    const cue = authoredCue(id, authored, ctx, { ...sound, source: { type: 'made', like: source.like } });
    return { ...cue, ...madeLike(source, cue) };
  },
});

/** What physics would have said of such a sound. */
function madeLike({ like, materialIds, sizeM, speedMps }: Made, cue: Cue): Partial<Cue> {
  const sizesM = [sizeM, sizeM];
  const massKg = (FILLED * materials.get(materialIds[0]).densityKgpm3.value * PI * sizeM * sizeM * sizeM) / 6;
  const common = { materials: materialIds, sizesM, massKg };
  if (like === 'roll' || like === 'slide' || like === 'whoosh') {
    const point = { gainDb: 0, speedMps, pointM: null, pan: 0, distanceM: 0 };
    const curve = [
      { ...point, timeS: cue.timeS },
      { ...point, timeS: cue.endTimeS },
    ];
    return { ...common, curve, slipSpeedMps: like === 'slide' ? speedMps : 0 };
  }
  const impulseNs = BOUNCE * massKg * speedMps;
  return {
    ...common,
    impulseNs,
    normalSpeedMps: speedMps,
    hits: [{ timeS: cue.timeS, impulseNs, normalSpeedMps: speedMps, levelDb: cue.levelDb }],
    timbre: timbreOf({ materials: materialIds, sizesM, speedMps, massKg }),
  };
}
