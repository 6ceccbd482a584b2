import { moves, type PartPlan } from '../../bake/plan.ts';
import { compose, conjugate, multiply, type Pose, rotate, toLocal } from '../../base/quat.ts';
import { type Bounds, boundsOfPlaced, shapeBounds } from '../../base/shapes/bounds.ts';
import type { Shape } from '../../base/shapes/shape.ts';
import { signedDistance } from '../../base/shapes/signed-distance.ts';
import { add, distance, length, mix, sub, type Vec3 } from '../../base/vec3.ts';
import type { BodyTrack } from '../../motion/motion.ts';
import { stateAtKnot } from '../../motion/sample.ts';
import type { Check, CheckInput } from '../check-kind.ts';
import { tripleAt } from '../mass-track.ts';
import { type Reading, readingOf } from '../reading.ts';
import { capitalize, numberFindings, sayLength, sayPart, sayTime } from '../words.ts';
import { type CorePoint, corePoints } from './core-points.ts';

/** Shallower passes may be touches too weak for the log of contacts: metres, or a share of the core's radius. */
const GRAZE_M = 0.005;
const GRAZE_SHARE = 0.1;
/** Passes of one pair closer than this are one finding, in seconds. */
const SAME_S = 0.2;

/** A body that moves less between two knots stands still, in metres. */
const STILL_M = 1e-5;

interface Pass {
  readonly timeS: number;
  readonly endS: number;
  readonly otherIndex: number;
  readonly part: PartPlan;
  readonly depthM: number;
}

/** A body that goes through a solid part without touching it. */
export const tunnelling: Check = {
  id: 'tunnelling',
  label: 'Nothing goes through walls',
  basis:
    'The solid core of a body, swept from knot to knot, enters a solid part with no contact between the two: any is ' +
    'impossible. Less than 5 mm, or a tenth of the core’s radius, is a graze.',
  run(input) {
    const { plan, nameOf } = input;
    const reading = readingOf(input);
    const standing = standingOf(input);
    const passes = plan.bodies.flatMap((body, index) =>
      passesOf(input, reading, index, standing).map((pass) => ({ body, pass })),
    );
    const found = passes.map(({ body, pass }) => {
      const other = plan.bodies[pass.otherIndex]!;
      const [name, part] = [nameOf(body.id), sayPart(pass.part.id)];
      return {
        subject: `${body.id}~${other.id}/${pass.part.id}`,
        level: 'impossible' as const,
        title: `${capitalize(name)} goes through the ${part}`,
        message:
          `${capitalize(part)}, ${sayTime(pass.timeS)}: ${name} passes ${sayLength(pass.depthM)} deep into ` +
          `${nameOf(other.id)} and nothing happens (limit ${sayLength(GRAZE_M)} without a contact). A solid thing has to ` +
          'stop, push or bounce; a viewer sees a trick shot or a mistake.',
        timeS: pass.timeS,
        bodyIds: [body.id, other.id],
        value: pass.depthM,
        limit: GRAZE_M,
        unit: 'm',
        fix: `Raise the physics step rate, slow ${name} down, or make the ${part} thicker.`,
      };
    });
    return numberFindings('tunnelling', found);
  },
};

/** The bodies that never move, each within the box around it. */
interface Standing {
  readonly index: number;
  readonly bounds: Bounds;
}

function standingOf({ plan }: CheckInput): Standing[] {
  return plan.bodies.flatMap((body, index) => {
    if (moves(body) || body.parts.length === 0) return [];
    const placed = body.parts.map((part) => ({ ...compose(body, part), shape: part.shape }));
    return [{ index, bounds: boundsOfPlaced(placed) }];
  });
}

function passesOf(input: CheckInput, reading: Reading, index: number, standing: readonly Standing[]): Pass[] {
  const { plan, motion } = input;
  const body = plan.bodies[index]!;
  const mass = reading.massTrack(index);
  if (!mass || body.parts.length === 0) return [];
  const { track, firstKnot } = mass;
  const cores = corePoints(body);
  const reachM = Math.max(...cores.map(({ pointM, radiusM }) => length(pointM) + radiusM));
  const thinnest = Math.min(...cores.map((core) => core.radiusM));
  // What starts inside something is told of by the start overlap.
  const ignored = new Set<string>(
    motion.startOverlaps.filter(({ bodyIds }) => bodyIds.includes(body.id)).flatMap(({ bodyIds }) => [...bodyIds]),
  );
  // What a joint lets pass through each other may do so.
  for (const { bodyIds, collide } of plan.joints) {
    const [a, b] = bodyIds;
    if (!collide && b !== null && (a === body.id || b === body.id)) ignored.add(a === body.id ? b : a);
  }
  const still = standing.filter(({ index: i, bounds }) => {
    const margin = 2 * reachM;
    return !ignored.has(plan.bodies[i]!.id) && comesNear(track, firstKnot, bounds, margin);
  });
  const passes = new Map<string, Pass[]>();
  const p = track.positionsM;
  for (let k = firstKnot + 1; k < track.timesS.length; k++) {
    const a = 3 * k;
    const [dx, dy, dz] = [p[a]! - p[a - 3]!, p[a + 1]! - p[a - 2]!, p[a + 2]! - p[a - 1]!];
    const travelM = Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (travelM < STILL_M) continue;
    // Free bodies that overlap at a step are seen by the engine; only one fast enough to skip the overlap can miss.
    const isFast = travelM > thinnest / 2;
    const isNearStill = still.some(({ bounds }) => isWithin(bounds, p, a - 3, reachM + travelM));
    if (!isFast && !isNearStill) continue;
    const from = tripleAt(p, k - 1);
    const [fromS, toS] = [track.timesS[k - 1]!, track.timesS[k]!];
    const inReach = still.flatMap(({ index: i, bounds }) => (isWithin(bounds, p, a - 3, reachM + travelM) ? [i] : []));
    if (isFast) {
      // Of two that move, the faster one looks.
      for (const i of reading.near.around(index, fromS, 2 * travelM)) {
        if (moves(plan.bodies[i]!) && !ignored.has(plan.bodies[i]!.id)) inReach.push(i);
      }
    }
    if (inReach.length === 0) continue;
    const poses = [stateAtKnot(track, k - 1), stateAtKnot(track, k)] as const;
    for (const otherIndex of inReach) {
      const other = plan.bodies[otherIndex]!;
      const otherPoses = moves(other)
        ? ([reading.near.poseAt(otherIndex, fromS), reading.near.poseAt(otherIndex, toS)] as const)
        : ([other, other] as const);
      const farM = reachM + travelM + distance(otherPoses[0].positionM, otherPoses[1].positionM);
      if (distance(from, otherPoses[0].positionM) > farM + reading.near.radiusM(otherIndex)) continue;
      const touched = reading.contacts.during(body.id, fromS, toS);
      if (touched.some(({ bodyIds }) => bodyIds.includes(other.id))) continue;
      const parts = other.parts.filter(
        (part) => beyondBounds(part.shape, toLocal(compose(otherPoses[0], part), from)) < farM,
      );
      for (const part of parts) {
        const depthM = deepestPass(cores, poses, part, otherPoses);
        if (depthM > 0) remember(passes, { timeS: fromS, endS: toS, otherIndex, part, depthM });
      }
    }
  }
  return [...passes.values()].flat();
}

/** Whether a track comes within a margin of a box, or steps over it. */
function comesNear({ positionsM: p, timesS }: BodyTrack, firstKnot: number, { minM, maxM }: Bounds, marginM: number) {
  for (let i = firstKnot + 1; i < timesS.length; i++) {
    let isNear = true;
    for (let k = 0; k < 3 && isNear; k++) {
      const a = p[3 * i - 3 + k]!;
      const b = p[3 * i + k]!;
      isNear = Math.max(a, b) > minM[k]! - marginM && Math.min(a, b) < maxM[k]! + marginM;
    }
    if (isNear) return true;
  }
  return false;
}

/** Keeps a pass, or the deeper of it and the last through the same part where they are one. */
function remember(passes: Map<string, Pass[]>, pass: Pass): void {
  const key = `${pass.otherIndex}/${pass.part.id}`;
  const before = passes.get(key) ?? [];
  passes.set(key, before);
  const last = before.at(-1);
  if (!last || pass.timeS - last.endS > SAME_S) before.push(pass);
  else before[before.length - 1] = { ...last, endS: pass.endS, depthM: Math.max(last.depthM, pass.depthM) };
}

/** Whether the place at `at` in a column lies within a margin of a box. */
function isWithin({ minM, maxM }: Bounds, p: Float32Array, at: number, marginM: number): boolean {
  for (let k = 0; k < 3; k++) {
    if (p[at + k]! <= minM[k]! - marginM || p[at + k]! >= maxM[k]! + marginM) return false;
  }
  return true;
}

/** How deep the cores of a body come into a part on the way from one pose to the next; 0 where none does. */
function deepestPass(
  cores: readonly CorePoint[],
  [bodyFrom, bodyTo]: readonly [Pose, Pose],
  part: PartPlan,
  [otherFrom, otherTo]: readonly [Pose, Pose],
): number {
  const partFrom = compose(otherFrom, part);
  const partTo = otherTo === otherFrom ? partFrom : compose(otherTo, part);
  const { minM, maxM } = boundsOf(part.shape);
  writeRelative(RELATIVE.from, partFrom, bodyFrom);
  writeRelative(RELATIVE.to, partTo, bodyTo);
  let deepest = 0;
  for (const { pointM, radiusM } of cores) {
    if (isFar(pointM, radiusM, minM, maxM)) continue;
    const from = toLocal(partFrom, place(bodyFrom, pointM));
    const to = toLocal(partTo, place(bodyTo, pointM));
    // The box around a part is cheap to ask, and far from most.
    const nearM = Math.min(beyondBounds(part.shape, from), beyondBounds(part.shape, to));
    if (nearM > radiusM + distance(from, to)) continue;
    const graze = Math.max(GRAZE_M, GRAZE_SHARE * radiusM);
    deepest = Math.max(deepest, depthAlong(part, from, to, radiusM, graze));
  }
  return deepest;
}

function place(pose: Pose, pointM: Vec3): Vec3 {
  return add(pose.positionM, rotate(pose.rotation, pointM));
}

const boundsOfShape = new WeakMap<Shape, Bounds>();

function boundsOf(shape: Shape): Bounds {
  let bounds = boundsOfShape.get(shape);
  if (!bounds) {
    bounds = shapeBounds(shape);
    boundsOfShape.set(shape, bounds);
  }
  return bounds;
}

/** How far a point lies outside the box around a shape; no more than its distance from the shape. */
function beyondBounds(shape: Shape, p: Vec3): number {
  const { minM, maxM } = boundsOf(shape);
  const off = (k: 0 | 1 | 2) => Math.max(minM[k] - p[k], p[k] - maxM[k], 0);
  return length([off(0), off(1), off(2)]);
}

/** From the frame of a body to that of a part at both ends of a step: a matrix by rows, then a place. Kept, to make no garbage. */
const RELATIVE = { from: new Float64Array(12), to: new Float64Array(12) };
/** Float32 rotations are not quite of length 1: what is farther than this beyond reach is out of it in any case, in metres. */
const ROUNDING_M = 1e-3;

function writeRelative(out: Float64Array, part: Pose, body: Pose): void {
  const back = conjugate(part.rotation);
  const turn = multiply(back, body.rotation);
  for (let k = 0; k < 3; k++) {
    const column = rotate(turn, AXES[k]!);
    out[k] = column[0];
    out[3 + k] = column[1];
    out[6 + k] = column[2];
  }
  out.set(rotate(back, sub(body.positionM, part.positionM)), 9);
}

const AXES: readonly Vec3[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** Whether a core surely does not come near a part on its way: most do not, and are asked no more. */
function isFar([x, y, z]: Vec3, radiusM: number, minM: Vec3, maxM: Vec3): boolean {
  const { from, to } = RELATIVE;
  let offFrom = 0;
  let offTo = 0;
  let way = 0;
  for (let k = 0; k < 3; k++) {
    const r = 3 * k;
    const a = from[r]! * x + from[r + 1]! * y + from[r + 2]! * z + from[9 + k]!;
    const b = to[r]! * x + to[r + 1]! * y + to[r + 2]! * z + to[9 + k]!;
    const [low, high] = [minM[k]!, maxM[k]!];
    const beyondA = Math.max(low - a, a - high, 0);
    const beyondB = Math.max(low - b, b - high, 0);
    offFrom += beyondA * beyondA;
    offTo += beyondB * beyondB;
    way += (a - b) * (a - b);
  }
  const reach = radiusM + Math.sqrt(way) + ROUNDING_M;
  return Math.min(offFrom, offTo) > reach * reach;
}

/**
 * How deep a ball of `radiusM` comes into a part along a segment of the part's frame, or 0 where it is a graze at most. A
 * distance cannot change faster than one moves, so steps as long as the gap pass nothing by.
 */
function depthAlong(part: PartPlan, from: Vec3, to: Vec3, radiusM: number, graze: number): number {
  const way = length([to[0] - from[0], to[1] - from[1], to[2] - from[2]]);
  let deepest = 0;
  let s = 0;
  for (;;) {
    const gap = signedDistance(part.shape, mix(from, to, way > 0 ? s / way : 0)) - radiusM;
    deepest = Math.max(deepest, -gap);
    if (s >= way || (deepest <= 0 && gap > way - s)) return deepest > graze ? deepest : 0;
    s = Math.min(way, s + Math.max(gap, graze / 2));
  }
}
