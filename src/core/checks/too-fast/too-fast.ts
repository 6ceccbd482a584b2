import type { BodyPlan } from '../../bake/plan.ts';
import { TAU } from '../../base/math.ts';
import type { Check } from '../check-kind.ts';
import { type MassTrack, sizeAt } from '../mass-track.ts';
import { readingOf } from '../reading.ts';
import { capitalize, type Found, numberFindings, say, sayTime } from '../words.ts';
import { type KnownBest, RECORDS } from './records.ts';

/** Beyond the record by this factor, no doubt is left. */
const FAIL_FACTOR = 1.25;
/** A ball of the right stuff within this share of the real one's size is one. */
const SIZE_SHARE = 0.15;

/** A ball or vehicle that outdoes every record of its kind. */
export const tooFast: Check = {
  id: 'too-fast',
  label: 'Within what the thing can do',
  basis:
    'Speed and spin of balls and vehicles against the fastest known of each (records of the sports; estimates where none ' +
    'is kept): beyond it unlikely, beyond 1.25 times impossible.',
  run(input) {
    const reading = readingOf(input);
    const found = input.plan.bodies.flatMap((body, index): Found[] => {
      const mass = reading.massTrack(index);
      const record = mass && recordOf(body, input.kindOf?.(body.id));
      if (!record) return [];
      const name = input.nameOf(body.id);
      return (['speed', 'spin'] as const).flatMap((what): Found[] => {
        const best = what === 'speed' ? record.speedMps : record.spinRadps;
        const column = what === 'speed' ? mass.velocitiesMps : mass.track.angularVelocitiesRadps;
        const peak = best === null ? null : peakOf(mass, column);
        if (best === null || !peak || peak.value <= best * (1 + ROUNDING)) return [];
        const isImpossible = peak.value > FAIL_FACTOR * best;
        const limit = isImpossible ? FAIL_FACTOR * best : best;
        const tell = (value: number) => (what === 'speed' ? `${say(value)} m/s` : `${say(value / TAU)} turns a second`);
        return [
          {
            subject: `${body.id}/${what}`,
            level: isImpossible ? 'impossible' : 'unlikely',
            title: `${capitalize(name)} ${what === 'speed' ? 'flies' : 'spins'} too fast`,
            message:
              `${capitalize(name)}, ${sayTime(peak.timeS)}: ${tell(peak.value)}; the most known of a ${record.label} is ` +
              `${tell(best)}, ${what === 'speed' ? record.speedSource : record.spinSource} (limit ${tell(limit)}). ` +
              'Viewers know how fast such a thing goes.',
            timeS: peak.timeS,
            bodyIds: [body.id],
            value: peak.value,
            limit,
            unit: what === 'speed' ? 'm/s' : 'rad/s',
            fix: `Lower the ${what} at the release.`,
          },
        ];
      });
    });
    return numberFindings('too-fast', found);
  },
};

/** Columns are float32: a record itself is no finding. */
const ROUNDING = 1e-6;

function recordOf({ parts, id, propId }: BodyPlan, kind: string | undefined): KnownBest | undefined {
  return RECORDS.find((record) => {
    if ('kind' in record) return kind === record.kind && id === propId;
    const part = parts[0];
    if (parts.length !== 1 || part?.shape.type !== 'ball' || part.materialId !== record.materialId) return false;
    return Math.abs(part.shape.radiusM - record.radiusM) <= SIZE_SHARE * record.radiusM;
  });
}

function peakOf({ track, firstKnot }: MassTrack, column: Float64Array | Float32Array) {
  let [best, value] = [firstKnot, 0];
  for (let i = firstKnot; i < track.timesS.length; i++) {
    const size = sizeAt(column, i);
    if (size > value) [best, value] = [i, size];
  }
  return value > 0 ? { value, timeS: track.timesS[best]! } : null;
}
