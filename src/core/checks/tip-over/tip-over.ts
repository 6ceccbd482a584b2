import type { BodyPlan } from '../../bake/plan.ts';
import type { Point2 } from '../../base/convex-hull.ts';
import { compose, type Pose, toLocal } from '../../base/quat.ts';
import { ballAround } from '../../base/shapes/bounds.ts';
import type { Shape } from '../../base/shapes/shape.ts';
import { signedDistance } from '../../base/shapes/signed-distance.ts';
import { cross, distance, dot, length, normalize, scale, sub, type Vec3 } from '../../base/vec3.ts';
import type { Check, CheckInput } from '../check-kind.ts';
import { gapBetween } from '../gap.ts';
import { firstFrom, sizeAt, tripleAt } from '../mass-track.ts';
import { TOUCHING_M } from '../nearness.ts';
import { type Reading, readingOf } from '../reading.ts';
import { type Rest, restsOf } from '../rests.ts';
import { capitalize, type Found, numberFindings, sayLength, sayTime } from '../words.ts';
import { outsideHull } from './outside-hull.ts';
import { surfacePoints } from './surface-points.ts';

/** Whatever stands for longer than this must be in balance, in seconds. */
const SHORTEST_S = 0.3;
/** How far off balance may be rounding: metres, or a share of the body's reach. */
const WARN_M = 0.005;
const WARN_SHARE = 0.02;
/** Turning faster, it is falling already, in rad/s. */
const TURNS_RADPS = 0.2;
/** Only what lies beneath carries without holding: the least upward share of a support's normal. */
const BENEATH = 0.7;

/** Something that stands though its weight is not over what it stands on. */
export const tipOver: Check = {
  id: 'tip-over',
  label: 'What stands is in balance',
  basis:
    'At rest for more than 0.3 s, on things beneath it only, with the centre of mass outside the polygon of its support ' +
    'by more than 5 mm or 2 % of its reach: impossible. Statics of a rigid body; the allowance is ours.',
  run(input) {
    const { gravityMps2 } = input.plan;
    if (length(gravityMps2) === 0) return [];
    const up = normalize(scale(gravityMps2, -1));
    const reading = readingOf(input);
    const found = input.plan.bodies.flatMap((body, index) => {
      const mass = reading.massTrack(index);
      if (!mass) return [];
      const limitM = Math.max(WARN_M, WARN_SHARE * reading.near.radiusM(index));
      // The last rest is the one that counts: before it, the body did go on to fall.
      return restsOf(mass, SHORTEST_S)
        .slice(-1)
        .flatMap((rest): Found[] => {
          const timeS = (rest.fromS + rest.toS) / 2;
          const knot = Math.min(firstFrom(mass.track.timesS, timeS), mass.track.timesS.length - 1);
          if (sizeAt(mass.track.angularVelocitiesRadps, knot) > TURNS_RADPS) return [];
          const offM = offBalance(input, reading, index, timeS, tripleAt(mass.centersM, knot), up);
          return offM > limitM ? [describe(input, body, rest, offM, limitM)] : [];
        });
    });
    return numberFindings('tip-over', found);
  },
};

/** How far a body's weight is outside its support, in metres; 0 in balance, or where something else may hold it. */
function offBalance(
  { plan }: CheckInput,
  { near, holds }: Reading,
  index: number,
  timeS: number,
  centerM: Vec3,
  up: Vec3,
): number {
  if (holds.isHeld(index, timeS)) return 0;
  const neighbours = near.neighbours(index, timeS, TOUCHING_M);
  if (neighbours.length === 0 || neighbours.some(({ normal }) => dot(normal, up) < BENEATH)) return 0;
  const side = normalize(cross(up, Math.abs(up[0]) < 0.9 ? [1, 0, 0] : [0, 0, 1]));
  const across = cross(up, side);
  const flat = (p: Vec3): Point2 => [dot(sub(p, centerM), side), dot(sub(p, centerM), across)];
  const support: Point2[] = neighbours.map(({ pointM }) => flat(pointM));
  // Most stand right over where they are nearest to their support: only the rest is looked at closely.
  if (outsideHull(support, [0, 0]) === 0) return 0;
  const pose = near.poseAt(index, timeS);
  for (const { index: other } of neighbours) {
    const otherPose = near.poseAt(other, timeS);
    for (const part of plan.bodies[index]!.parts) {
      const placed = compose(pose, part);
      for (const otherPart of plan.bodies[other]!.parts) {
        const otherPlaced = compose(otherPose, otherPart);
        if (!gapBetween(part, placed, otherPart, otherPlaced, TOUCHING_M)) continue;
        // Where either surface comes to the other, it bears: a plank across a plank touches with no corner of either.
        for (const p of surfacePoints(part.shape, placed)) {
          if (
            isBeside(p, otherPlaced, otherPart.shape) &&
            signedDistance(otherPart.shape, toLocal(otherPlaced, p)) < TOUCHING_M
          )
            support.push(flat(p));
        }
        for (const p of surfacePoints(otherPart.shape, otherPlaced)) {
          if (isBeside(p, placed, part.shape) && signedDistance(part.shape, toLocal(placed, p)) < TOUCHING_M)
            support.push(flat(p));
        }
      }
    }
  }
  return outsideHull(support, [0, 0]);
}

/** Whether a point lies within the ball around a shape: the cheap question first. */
function isBeside(p: Vec3, { positionM }: Pose, shape: Shape): boolean {
  return distance(p, positionM) < ballAround(shape) + TOUCHING_M;
}

function describe(input: CheckInput, body: BodyPlan, rest: Rest, offM: number, limitM: number): Found {
  const name = input.nameOf(body.id);
  return {
    subject: body.id,
    level: 'impossible',
    title: `${capitalize(name)} should tip over`,
    message:
      `${capitalize(name)}, ${sayTime(rest.fromS)} to ${sayTime(rest.toS)}: it stands though its weight is ` +
      `${sayLength(offM)} outside what carries it (limit ${sayLength(limitM)}). Viewers judge balance at a glance, and ` +
      'wait for the fall.',
    timeS: rest.fromS,
    bodyIds: [body.id],
    value: offM,
    limit: limitM,
    unit: 'm',
    fix: `Move ${name} over its support, or hold it with a joint.`,
  };
}
