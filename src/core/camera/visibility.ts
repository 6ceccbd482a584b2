import { compose, type Pose, rotate, toLocal } from '../base/quat.ts';
import { boundsOfPlaced } from '../base/shapes/bounds.ts';
import { probePoints } from '../base/shapes/probes.ts';
import { meetSegment } from '../base/shapes/ray.ts';
import { add, addScaled, dot, length, mix, sub, type Vec3 } from '../base/vec3.ts';
import type { Intrinsics } from './camera.ts';
import { project } from './projection.ts';
import { isHiding, isSeen, type SeenBody, type SeenPart } from './seen-body.ts';

interface Ball {
  readonly centerM: Vec3;
  readonly radiusM: number;
}

/**
 * For each body the share of its probe points that lie in the frame with no other body between them and the lens, 0 to
 * 1. A body does not hide itself. Cost grows with the square of the bodies in the frame, cheaply, and with those that
 * stand near each other's lines of sight.
 */
export function visibilities(intrinsics: Intrinsics, camera: Pose, bodies: readonly SeenBody[]): readonly number[] {
  const balls = bodies.map(ballAround);
  const hiding = bodies.map((body) => body.parts.some(isHiding));
  return bodies.map((body, i) => {
    const probes = probesOf(body);
    const framed = probes.filter((p) => isInFrame(intrinsics, camera, p));
    if (framed.length === 0) return 0;
    const near = bodies.filter((_, k) => k !== i && hiding[k] && mayHide(camera.positionM, balls[i]!, balls[k]!));
    return framed.filter((p) => !isHidden(camera, p, near)).length / probes.length;
  });
}

const localProbes = new WeakMap<readonly SeenPart[], readonly Vec3[]>();

/** Points of a body in the world: of its solid parts, or of those that only show where there are none. */
function probesOf(body: SeenBody): readonly Vec3[] {
  let probes = localProbes.get(body.parts);
  if (!probes) {
    const solid = body.parts.filter((part) => part.role === 'both');
    probes = (solid.length > 0 ? solid : body.parts.filter(isSeen)).flatMap((part) =>
      probePoints(part.shape).map((p) => add(rotate(part.rotation, p), part.positionM)),
    );
    localProbes.set(body.parts, probes);
  }
  return probes.map((p) => add(rotate(body.rotation, p), body.positionM));
}

/** True where a hiding part of one of the bodies lies between the lens and the point. */
export function isHidden(camera: Pose, pointM: Vec3, bodies: readonly SeenBody[]): boolean {
  const point: Ball = { centerM: pointM, radiusM: 0 };
  return bodies.some(
    (body) =>
      mayHide(camera.positionM, point, ballAround(body)) &&
      body.parts.some((part) => {
        if (!isHiding(part)) return false;
        const pose = compose(body, part);
        return meetSegment(part.shape, toLocal(pose, camera.positionM), toLocal(pose, pointM)) !== null;
      }),
  );
}

/** True where a world point falls inside the picture. */
export function isInFrame(intrinsics: Intrinsics, camera: Pose, pointM: Vec3): boolean {
  const at = project(intrinsics, camera, pointM);
  return at !== null && at[0] >= 0 && at[1] >= 0 && at[0] <= intrinsics.widthPx && at[1] <= intrinsics.heightPx;
}

const localBalls = new WeakMap<readonly SeenPart[], Ball>();

function ballAround(body: SeenBody): Ball {
  let ball = localBalls.get(body.parts);
  if (!ball) {
    const { minM, maxM } = boundsOfPlaced(body.parts);
    ball = { centerM: mix(minM, maxM, 0.5), radiusM: length(sub(maxM, minM)) / 2 };
    localBalls.set(body.parts, ball);
  }
  return { centerM: add(rotate(body.rotation, ball.centerM), body.positionM), radiusM: ball.radiusM };
}

/** False where no line from the eye to the target's ball can meet the other ball. */
function mayHide(eye: Vec3, target: Ball, other: Ball): boolean {
  const line = sub(target.centerM, eye);
  const square = dot(line, line);
  const along = square === 0 ? 0 : dot(sub(other.centerM, eye), line) / square;
  const nearest = addScaled(eye, line, Math.min(Math.max(along, 0), 1));
  return length(sub(other.centerM, nearest)) <= target.radiusM + other.radiusM;
}
