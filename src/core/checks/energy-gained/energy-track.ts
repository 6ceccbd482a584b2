import type { BakePlan } from '../../bake/plan.ts';
import type { BodyTrack } from '../../motion/motion.ts';
import { knotAt } from '../../motion/sample.ts';
import { type MassTrack, sizeAt } from '../mass-track.ts';

/** A gain is sought within this time, in seconds: an impact and the engine's settling after it, and no more. */
const WINDOW_S = 0.05;

/** Differences below this share of a gain are rounding. */
const ROUNDING = 0.01;

/** The energy of a free body at its knots, less the work that air has done on it so far. */
export interface EnergyTrack {
  readonly bodyIndex: number;
  readonly track: BodyTrack;
  readonly firstKnot: number;
  /** Can only fall while nothing but gravity, air and still things act. */
  readonly keptJ: Float64Array;
  readonly velocitiesMps: Float64Array;
  /** The most energy that the body has, above rest at its lowest place. */
  readonly mostJ: number;
}

/** A gain of energy, from the least within the window to the most that followed. */
export interface Rise {
  readonly fromS: number;
  readonly toS: number;
  readonly gainJ: number;
  readonly speedBeforeMps: number;
  readonly speedAfterMps: number;
}

/** The energy of a body from its first free knot on. */
export function energyTrackOf(plan: BakePlan, mass: MassTrack): EnergyTrack {
  const { track, firstKnot, bodyIndex, velocitiesMps, energiesJ, airWorksJ, centersM } = mass;
  const count = track.timesS.length;
  const keptJ = new Float64Array(count);
  const { massKg } = plan.bodies[bodyIndex]!;
  const [gx, gy, gz] = plan.gravityMps2;
  let workJ = 0;
  let lowestJ = Number.POSITIVE_INFINITY;
  let highestJ = Number.NEGATIVE_INFINITY;
  for (let i = firstKnot; i < count; i++) {
    if (i > firstKnot) workJ += airWorksJ[i]!;
    keptJ[i] = energiesJ[i]! - workJ;
    const a = 3 * i;
    const heightJ = -massKg * (gx * centersM[a]! + gy * centersM[a + 1]! + gz * centersM[a + 2]!);
    if (heightJ < lowestJ) lowestJ = heightJ;
    if (energiesJ[i]! > highestJ) highestJ = energiesJ[i]!;
  }
  return { bodyIndex, track, firstKnot, keptJ, velocitiesMps, mostJ: highestJ - lowestJ };
}

/** Every gain above `limitJ` within the window; gains that follow one another within the window are one. */
export function risesOf({ track, firstKnot, keptJ, velocitiesMps }: EnergyTrack, limitJ: number): Rise[] {
  const { timesS } = track;
  const rises: Rise[] = [];
  let first = firstKnot;
  let start = firstKnot;
  for (let i = firstKnot + 1; i < timesS.length; i++) {
    // The knot just before the window belongs to it, so that thinned tracks are compared too.
    while (first + 1 < i && timesS[first + 1]! < timesS[i]! - WINDOW_S) first++;
    let leastJ = keptJ[first]!;
    for (let k = first + 1; k < i; k++) leastJ = Math.min(leastJ, keptJ[k]!);
    const gainJ = keptJ[i]! - leastJ;
    if (gainJ <= limitJ) continue;
    // The last knot before it rose, so that the speeds told are those of arrival and departure.
    let least = i - 1;
    while (keptJ[least]! > leastJ + ROUNDING * gainJ) least--;
    const last = rises.at(-1);
    const isNew = !last || timesS[least]! > last.toS + WINDOW_S;
    if (isNew) start = least;
    const wholeJ = keptJ[i]! - keptJ[start]!;
    if (!isNew && wholeJ <= last.gainJ * (1 + ROUNDING)) continue;
    if (!isNew) rises.pop();
    rises.push({
      fromS: timesS[start]!,
      toS: timesS[i]!,
      gainJ: wholeJ,
      speedBeforeMps: sizeAt(velocitiesMps, start),
      speedAfterMps: sizeAt(velocitiesMps, i),
    });
  }
  return rises;
}

/** What a body gained, or lost, from just before one instant to just after another, in joules. */
export function changeBetween({ track, firstKnot, keptJ }: EnergyTrack, fromS: number, toS: number): number {
  const from = Math.max(firstKnot, knotAt(track, fromS));
  const last = track.timesS.length - 1;
  // The later of two knots that share the instant is the state after an impact: the one before it is wanted.
  const before = from > firstKnot && track.timesS[from - 1] === fromS ? from - 1 : from;
  const to = Math.max(firstKnot, knotAt(track, toS));
  return keptJ[track.timesS[to]! < toS ? Math.min(last, to + 1) : to]! - keptJ[before]!;
}
