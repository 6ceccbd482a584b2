import type { BodyPlan, PartPlan } from '../../bake/plan.ts';
import { compose, type Pose, rotate, toLocal } from '../../base/quat.ts';
import { signedDistance } from '../../base/shapes/signed-distance.ts';
import { add, distance, length, mix, type Vec3 } from '../../base/vec3.ts';
import type { BodyTrack } from '../../motion/motion.ts';
import { stateAt, stateAtKnot } from '../../motion/sample.ts';
import type { Check, CheckInput } from '../check-kind.ts';
import { type ContactTimes, contactTimes } from '../contact-times.ts';
import { capitalize, numberFindings, sayLength, sayPart, sayTime } from '../words.ts';
import { type CorePoint, corePoints } from './core-points.ts';

/** Shallower passes may be touches too weak for the log of contacts: metres, or a share of the core's radius. */
const GRAZE_M = 0.005;
const GRAZE_SHARE = 0.1;
/** Passes of one pair closer than this are one finding, in seconds. */
const SAME_S = 0.2;

interface Pass {
  readonly timeS: number;
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
    const { plan, motion, nameOf } = input;
    const contacts = contactTimes(motion);
    const passes = plan.bodies.flatMap((body, index) =>
      passesOf(input, index, contacts).map((pass) => ({ body, pass })),
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

function passesOf({ plan, motion }: CheckInput, index: number, contacts: ContactTimes): Pass[] {
  const body = plan.bodies[index]!;
  const track = motion.tracks[index];
  if (body.drive !== 'free' || !track) return [];
  const cores = corePoints(body);
  const reachM = Math.max(...cores.map(({ pointM, radiusM }) => length(pointM) + radiusM));
  const thinnest = Math.min(...cores.map((core) => core.radiusM));
  const startedIn = new Set(
    motion.startOverlaps.filter((o) => o.bodyIds.includes(body.id)).flatMap((o) => [...o.bodyIds]),
  );
  const others = plan.bodies.flatMap((other, i) => (i === index || startedIn.has(other.id) ? [] : [{ other, i }]));
  const lastS = new Map<string, number>();
  const passes: Pass[] = [];
  for (let k = 1; k < track.timesS.length; k++) {
    const fromS = track.timesS[k - 1]!;
    const toS = track.timesS[k]!;
    const before = stateAtKnot(track, k - 1);
    const after = stateAtKnot(track, k);
    const travelM = distance(before.positionM, after.positionM);
    if (travelM < 1e-6) continue;
    for (const { other, i } of others) {
      // Free bodies that overlap at a step are seen by the engine; only one fast enough to skip the overlap can miss.
      if (other.drive === 'free' && travelM <= thinnest / 2) continue;
      const poses = posesAt(motion.tracks[i], other, fromS, toS);
      const parts = other.parts.filter((part) => {
        const farM = signedDistance(part.shape, toLocal(compose(poses[0], part), before.positionM));
        return farM < reachM + travelM + distance(poses[0].positionM, poses[1].positionM);
      });
      if (parts.length === 0) continue;
      if (contacts.during(body.id, fromS, toS).some(({ bodyIds }) => bodyIds.includes(other.id))) continue;
      for (const part of parts) {
        const depthM = deepestPass(cores, [before, after], part, poses);
        if (depthM <= 0) continue;
        const key = `${i}/${part.id}`;
        if (fromS - (lastS.get(key) ?? Number.NEGATIVE_INFINITY) > SAME_S) {
          passes.push({ timeS: fromS, otherIndex: i, part, depthM });
        } else {
          const at = passes.findLastIndex((pass) => pass.otherIndex === i && pass.part === part);
          if (depthM > passes[at]!.depthM) passes[at] = { ...passes[at]!, depthM };
        }
        lastS.set(key, toS);
      }
    }
  }
  return passes;
}

function posesAt(track: BodyTrack | undefined, body: BodyPlan, fromS: number, toS: number): readonly [Pose, Pose] {
  return track && body.drive === 'free' ? [stateAt(track, fromS), stateAt(track, toS)] : [body, body];
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
  let deepest = 0;
  for (const { pointM, radiusM } of cores) {
    const from = toLocal(partFrom, place(bodyFrom, pointM));
    const to = toLocal(partTo, place(bodyTo, pointM));
    const graze = Math.max(GRAZE_M, GRAZE_SHARE * radiusM);
    deepest = Math.max(deepest, depthAlong(part, from, to, radiusM, graze));
  }
  return deepest;
}

function place(pose: Pose, pointM: Vec3): Vec3 {
  return add(pose.positionM, rotate(pose.rotation, pointM));
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
    if (s >= way) return deepest > graze ? deepest : 0;
    s = Math.min(way, s + Math.max(gap, graze / 2));
  }
}
