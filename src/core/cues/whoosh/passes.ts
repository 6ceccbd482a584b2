import type { BodyPlan } from '../../bake/plan.ts';
import { distance, length, sub, type Vec3 } from '../../base/vec3.ts';
import type { BodyTrack } from '../../motion/motion.ts';
import { type Cursor, stateAt } from '../../motion/sample.ts';
import type { CueContext } from '../cue-kind.ts';

/** Slower through the air is not heard, in m/s; farther from the listener neither, in metres. */
export const HEARD_MPS = 6;
export const NEAR_M = 5;
/** How often a fast body is looked at. */
const LOOK_HZ = 120;
/** A pass is heard to either side of its middle while it is nearer than so many times its nearest, or for this long. */
const AUDIBLE_RATIO = 4;
const LONGEST_SIDE_S = 0.5;
/** Passes whose nearest is met within this of a deeper one are part of it. */
const SAME_PASS_S = 0.15;

/** A body at an instant, as the listener has it. */
export interface Look {
  readonly timeS: number;
  readonly pointM: Vec3;
  /** Through the air. */
  readonly speedMps: number;
  readonly distanceM: number;
}

/** One pass by the listener. */
export interface Pass {
  readonly body: BodyPlan;
  readonly middle: Look;
  /** In order of time, the middle among them. */
  readonly looks: readonly Look[];
}

/** Each time that a body passes the listener fast and close by. */
export function passesOf(body: BodyPlan, ctx: CueContext): readonly Pass[] {
  const track = ctx.trackOf(body.id);
  if (!track || !isEverFast(track, ctx.plan.windMps)) return [];
  const passes: Pass[] = [];
  for (const looks of fastStretches(track, ctx)) {
    for (const at of nearestIn(looks)) {
      const around = looksAbout(looks, at);
      if (around.length > 2) passes.push({ body, middle: looks[at]!, looks: around });
    }
  }
  return passes;
}

/** Of passes of the bodies of one prop that fall together, the fastest. */
export function oneOfEach(passes: readonly Pass[]): readonly Pass[] {
  const kept: Pass[] = [];
  for (const pass of [...passes].sort((a, b) => b.middle.speedMps - a.middle.speedMps)) {
    const isAnother = kept.every(
      ({ body, middle }) =>
        body.propId !== pass.body.propId || Math.abs(middle.timeS - pass.middle.timeS) > SAME_PASS_S,
    );
    if (isAnother) kept.push(pass);
  }
  return kept.sort((a, b) => a.middle.timeS - b.middle.timeS || (a.body.id < b.body.id ? -1 : 1));
}

function isEverFast({ velocitiesMps: v }: BodyTrack, wind: Vec3): boolean {
  for (let i = 0; i < v.length; i += 3) {
    if (length(sub([v[i]!, v[i + 1]!, v[i + 2]!], wind)) >= HEARD_MPS) return true;
  }
  return false;
}

/** The looks of a track while it is fast, parted where it is slow and where the listener jumps. */
function fastStretches(track: BodyTrack, { listener, plan, motion }: CueContext): readonly (readonly Look[])[] {
  const stretches: Look[][] = [];
  const cursor: Cursor = { index: 0 };
  const ends = [...listener.jumpsS, Number.POSITIVE_INFINITY];
  let current: Look[] | null = null;
  let before: Vec3 | null = null;
  const lastLook = Math.floor(motion.durationS * LOOK_HZ);
  for (let i = 0; i <= lastLook; i++) {
    const timeS = i / LOOK_HZ;
    if (timeS >= ends[0]!) {
      while (timeS >= ends[0]!) ends.shift();
      current = null;
      before = null;
    }
    const { positionM, velocityMps } = stateAt(track, timeS, cursor);
    const speedMps = length(sub(velocityMps, plan.windMps));
    const ear = speedMps >= HEARD_MPS ? (listener.placeAt(timeS)?.positionM ?? null) : null;
    // A camera that flies along hears no pass.
    const isPassing = ear && before && length(sub(velocityMps, velocityOf(before, ear))) >= HEARD_MPS;
    before = ear;
    if (!ear || !isPassing) {
      current = null;
      continue;
    }
    if (!current) {
      current = [];
      stretches.push(current);
    }
    current.push({ timeS, pointM: positionM, speedMps, distanceM: distance(positionM, ear) });
  }
  return stretches;
}

function velocityOf(from: Vec3, to: Vec3): Vec3 {
  const [x, y, z] = sub(to, from);
  return [x * LOOK_HZ, y * LOOK_HZ, z * LOOK_HZ];
}

/** Where in a stretch a body is nearest, each time that it turns from coming to going. */
function nearestIn(looks: readonly Look[]): readonly number[] {
  const found: number[] = [];
  for (let i = 1; i + 1 < looks.length; i++) {
    const { distanceM, timeS } = looks[i]!;
    const isNearest = distanceM <= looks[i - 1]!.distanceM && distanceM < looks[i + 1]!.distanceM;
    if (!isNearest || distanceM > NEAR_M) continue;
    const last = found.at(-1);
    if (last === undefined || timeS - looks[last]!.timeS > SAME_PASS_S) found.push(i);
    else if (distanceM < looks[last]!.distanceM) found[found.length - 1] = i;
  }
  return found;
}

function looksAbout(looks: readonly Look[], at: number): readonly Look[] {
  const { timeS, distanceM } = looks[at]!;
  const farM = AUDIBLE_RATIO * Math.max(distanceM, 0.5);
  const isAudible = (look: Look) => look.distanceM <= farM && Math.abs(look.timeS - timeS) <= LONGEST_SIDE_S;
  let from = at;
  let to = at;
  while (from > 0 && isAudible(looks[from - 1]!)) from--;
  while (to + 1 < looks.length && isAudible(looks[to + 1]!)) to++;
  return looks.slice(from, to + 1);
}
