import type { BakePlan } from '../../bake/plan.ts';
import { dot, length } from '../../base/vec3.ts';
import type { Motion } from '../../motion/motion.ts';
import { knotAt } from '../../motion/sample.ts';
import { airAcceleration, massStateAt } from '../forces.ts';

/** A gain is sought within this time, in seconds: an impact and the engine's settling after it, and no more. */
const WINDOW_S = 0.05;

/** Differences below this share of a gain are rounding. */
const ROUNDING = 0.01;

/** The energy of a free body at its knots, less the work that air has done on it so far. */
export interface EnergyTrack {
  readonly bodyIndex: number;
  readonly track: Motion['tracks'][number];
  /** Can only fall while nothing but gravity, air and still things act. */
  readonly keptJ: Float64Array;
  readonly speedsMps: Float64Array;
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

/** The energy of a body at each knot; undefined for a body that does not move. */
export function energyTrackOf(plan: BakePlan, motion: Motion, bodyIndex: number): EnergyTrack | undefined {
  const body = plan.bodies[bodyIndex]!;
  const track = motion.tracks[bodyIndex];
  if (body.drive !== 'free' || !track) return undefined;
  const count = track.timesS.length;
  const keptJ = new Float64Array(count);
  const speedsMps = new Float64Array(count);
  let workJ = 0;
  let power = 0;
  let lowestJ = Number.POSITIVE_INFINITY;
  let highestJ = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const state = massStateAt(plan, body, track, i);
    const before = power;
    power = body.massKg * dot(airAcceleration(plan, body, state), state.velocityMps);
    if (i > 0) workJ += ((before + power) / 2) * (track.timesS[i]! - track.timesS[i - 1]!);
    keptJ[i] = state.energyJ - workJ;
    speedsMps[i] = length(state.velocityMps);
    const heightJ = -body.massKg * dot(plan.gravityMps2, state.positionM);
    if (heightJ < lowestJ) lowestJ = heightJ;
    if (state.energyJ > highestJ) highestJ = state.energyJ;
  }
  return { bodyIndex, track, keptJ, speedsMps, mostJ: highestJ - lowestJ };
}

/** Every gain above `limitJ` within the window; gains that follow one another within the window are one. */
export function risesOf({ track, keptJ, speedsMps }: EnergyTrack, limitJ: number): Rise[] {
  const { timesS } = track;
  const rises: Rise[] = [];
  let first = 0;
  let start = 0;
  for (let i = 1; i < timesS.length; i++) {
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
      speedBeforeMps: speedsMps[start]!,
      speedAfterMps: speedsMps[i]!,
    });
  }
  return rises;
}

/** What a body gained, or lost, from just before one instant to just after another, in joules. */
export function changeBetween({ track, keptJ }: EnergyTrack, fromS: number, toS: number): number {
  const from = knotAt(track, fromS);
  const last = track.timesS.length - 1;
  // The later of two knots that share the instant is the state after an impact: the one before it is wanted.
  const before = from > 0 && track.timesS[from - 1] === fromS ? from - 1 : from;
  const to = knotAt(track, toS);
  return keptJ[track.timesS[to]! < toS ? Math.min(last, to + 1) : to]! - keptJ[before]!;
}
