import { acos, atan2, DEG, PI, TAU } from '../base/math.ts';
import { conjugate, fromYawPitchRoll, type Quat, rotate, toYawPitchRoll } from '../base/quat.ts';
import { distance, dot, normalize, sub, type Vec3 } from '../base/vec3.ts';
import type { ShotView } from './describe.ts';

/** Below these a camera counts as still: a tripod's give, not a move. */
const STILL_M = 0.03;
const STILL_RAD = DEG;
const STILL_ZOOM = 1.03;
/** Speeds that make a move slow or fast, in metres and radians per second. */
const SLOW_MPS = 0.3;
const FAST_MPS = 2;
const SLOW_RADPS = 8 * DEG;
const FAST_RADPS = 90 * DEG;
/** A part of a move smaller than this share of the whole goes unnamed. */
const MINOR_SHARE = 0.4;
/** A subject counts as held in frame while its direction stays this near to where it was, in radians. */
const HELD_RAD = 4 * DEG;
const ARC_RAD = 15 * DEG;
const CRANE_M = 0.5;

/** A move in words, and whether it makes the subject larger or smaller in frame. */
export interface Movement {
  readonly words: string;
  readonly changesSize: boolean;
}

/** Names a camera's movement as a director would: "slow push in", "pan left to keep the ball in frame". */
export function describeMovement(view: ShotView): Movement {
  const travel = travelWords(view);
  const zoom = zoomWords(view);
  const turn = travel?.isWhole ? null : turnWords(view);
  const words = [travel?.words, turn, zoom].filter((w) => w !== null && w !== undefined);
  if (words.length === 0) return { words: 'static, locked off', changesSize: false };
  return { words: words.join(' with a '), changesSize: travel !== null || zoom !== null };
}

function travelWords(view: ShotView): { readonly words: string; readonly isWhole: boolean } | null {
  const path = view.cameras.map((c) => c.positionM);
  const start = path[0]!;
  const farthest = path.reduce((far, p) => (distance(p, start) > distance(far, start) ? p : far), start);
  const reach = distance(farthest, start);
  if (reach < STILL_M) return null;
  const pace = paceOf(reach / Math.max(view.spanS, 1e-3), SLOW_MPS, FAST_MPS);
  if (isFollowing(view)) return { words: `${pace}tracking shot that follows the ${view.subject!.noun}`, isWhole: true };
  const swept = sweptRad(view);
  if (Math.abs(swept) >= ARC_RAD) {
    return { words: `${pace}arc ${swept > 0 ? 'right' : 'left'} around the ${view.subject!.noun}`, isWhole: true };
  }
  const local = rotate(conjugate(headingOf(view)), sub(farthest, start));
  const names = [
    { by: -local[2], name: local[2] < 0 ? 'push in' : 'pull back' },
    { by: local[0], name: local[0] > 0 ? 'truck right' : 'truck left' },
    { by: local[1], name: `${Math.abs(local[1]) < CRANE_M ? 'pedestal' : 'crane'} ${local[1] > 0 ? 'up' : 'down'}` },
  ];
  const parts = names
    .filter((part) => Math.abs(part.by) >= MINOR_SHARE * reach)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
  return { words: pace + parts.map((part) => part.name).join(' and '), isWhole: false };
}

/** The first camera's rotation about the vertical alone. */
function headingOf(view: ShotView): Quat {
  return fromYawPitchRoll(toYawPitchRoll(view.cameras[0]!.rotation)[0], 0, 0);
}

function isFollowing(view: ShotView): boolean {
  const targets = view.subject?.positionsM;
  if (!targets) return false;
  const path = view.cameras.map((c) => c.positionM);
  const targetReach = reachOf(targets);
  if (targetReach < 0.5 || reachOf(path) < 0.5 * targetReach) return false;
  return reachOf(path.map((p, i) => sub(p, targets[i]!))) <= 0.5 * targetReach;
}

/** How far the camera goes around a subject that it keeps its distance from, counter-clockwise from above; 0 if not. */
function sweptRad(view: ShotView): number {
  const targets = view.subject?.positionsM;
  if (!targets) return 0;
  const arms = view.cameras.map((c, i) => sub(c.positionM, targets[i]!));
  const lengths = arms.map((a) => distance(a, [0, 0, 0]));
  if (Math.max(...lengths) > 1.15 * Math.min(...lengths)) return 0;
  return rangeOf(unwrapped(arms.map((a) => atan2(a[0], a[2]))));
}

function turnWords(view: ShotView): string | null {
  const angles = view.cameras.map((c) => toYawPitchRoll(c.rotation));
  const yaw = rangeOf(unwrapped(angles.map((a) => a[0])));
  const pitch = rangeOf(angles.map((a) => a[1]));
  const roll = rangeOf(unwrapped(angles.map((a) => a[2])));
  const most = Math.max(Math.abs(yaw), Math.abs(pitch), Math.abs(roll));
  if (most < STILL_RAD) return null;
  const pace = paceOf(most / Math.max(view.spanS, 1e-3), SLOW_RADPS, FAST_RADPS);
  const names = [
    { by: yaw, name: yaw > 0 ? 'pan left' : 'pan right' },
    { by: pitch, name: pitch > 0 ? 'tilt up' : 'tilt down' },
    { by: roll, name: roll > 0 ? 'roll counter-clockwise' : 'roll clockwise' },
  ]
    .filter((part) => Math.abs(part.by) >= MINOR_SHARE * most)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
  const held = isHeld(view) ? ` to keep the ${view.subject!.noun} in frame` : '';
  return `${pace}${names.map((part) => part.name).join(' and ')}${held}`;
}

/** True where the subject moves across the world and hardly across the frame. */
function isHeld(view: ShotView): boolean {
  const targets = view.subject?.positionsM;
  if (!targets || reachOf(targets) < 0.1) return false;
  const seen = view.cameras.map((c, i) => rotate(conjugate(c.rotation), sub(targets[i]!, c.positionM)));
  return seen.every((v) => angleBetween(v, seen[0]!) <= HELD_RAD);
}

function zoomWords(view: ShotView): string | null {
  const [first, last] = [view.cameras[0]!.focalLengthMm, view.cameras.at(-1)!.focalLengthMm];
  if (Math.max(first, last) < STILL_ZOOM * Math.min(first, last)) return null;
  return last > first ? 'zoom in' : 'zoom out';
}

function paceOf(speed: number, slow: number, fast: number): string {
  if (speed < slow) return 'slow ';
  return speed > fast ? 'fast ' : '';
}

/** The difference between first and last, or from the first to the farthest where a movement comes back. */
function rangeOf(values: readonly number[]): number {
  const start = values[0]!;
  return values.reduce((far, v) => (Math.abs(v - start) > Math.abs(far) ? v - start : far), 0);
}

function unwrapped(angles: readonly number[]): readonly number[] {
  let turns = 0;
  return angles.map((a, i) => {
    const step = i === 0 ? 0 : a - angles[i - 1]!;
    if (step > PI) turns -= TAU;
    if (step < -PI) turns += TAU;
    return a + turns;
  });
}

function angleBetween(a: Vec3, b: Vec3): number {
  return acos(dot(normalize(a), normalize(b)));
}

/** The largest distance of a path from where it starts. */
function reachOf(path: readonly Vec3[]): number {
  return path.reduce((far, p) => Math.max(far, distance(p, path[0]!)), 0);
}
