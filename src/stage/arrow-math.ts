import { add, addScaled, cross, dot, length, normalize, scale, sub, UP, type Vec3 } from '../core/base/vec3.ts';
import { ARROW_TIME_S, tipOf } from '../editor/tools/throw-arrow.ts';

/** Below this the throw has no direction to speak of: the tip is shown straight above, in m/s. */
const STILL_MPS = 0.05;
/** Where the tip waits while there is no throw yet, in metres above the body. */
const WAITING_TIP_M = 0.45;
/** A plane seen at a flatter angle than this (sine) is useless to drag in. */
const EDGE_ON = 0.2;
/** Likewise a line seen nearly end-on (cosine). */
const END_ON = 0.94;

export interface Ray {
  readonly originM: Vec3;
  /** Unit vector. */
  readonly direction: Vec3;
}

export interface Plane {
  readonly pointM: Vec3;
  readonly normal: Vec3;
}

/** Where the arrow's tip is drawn: a throw that does not exist yet waits above the body to be pulled. */
export function shownTip(originM: Vec3, velocityMps: Vec3): Vec3 {
  if (length(velocityMps) < STILL_MPS) return add(originM, [0, WAITING_TIP_M, 0]);
  return tipOf(originM, velocityMps);
}

/** Level direction of the throw; `fallback` where it goes straight up or down. */
export function headingOf(velocityMps: Vec3, fallback: Vec3): Vec3 {
  const level: Vec3 = [velocityMps[0], 0, velocityMps[2]];
  return length(level) < 0.02 * length(velocityMps) + STILL_MPS ? fallback : normalize(level, fallback);
}

/**
 * The plane in which the tip is dragged: upright, through the tip, along the throw; where that is seen edge-on, the
 * upright plane through the tip that faces the viewer, so that the throw keeps its depth.
 */
export function dragPlane(tipM: Vec3, velocityMps: Vec3, viewDirection: Vec3): Plane {
  const level = normalize([viewDirection[0], 0, viewDirection[2]], [0, 0, -1]);
  const normal = cross(headingOf(velocityMps, cross(level, UP)), UP);
  return { pointM: tipM, normal: Math.abs(dot(normal, viewDirection)) < EDGE_ON ? level : normal };
}

/** Where a ray meets a plane, or null where it does not. */
export function meet(ray: Ray, plane: Plane): Vec3 | null {
  const slope = dot(ray.direction, plane.normal);
  if (Math.abs(slope) < 1e-6) return null;
  const along = dot(sub(plane.pointM, ray.originM), plane.normal) / slope;
  return along > 0 ? addScaled(ray.originM, ray.direction, along) : null;
}

/**
 * How far along a line (through `pointM`, along the unit vector `direction`) the ray passes nearest to it, in metres;
 * null where the line is seen end-on.
 */
export function nearestOnLine(ray: Ray, pointM: Vec3, direction: Vec3): number | null {
  const c = dot(ray.direction, direction);
  if (Math.abs(c) > END_ON) return null;
  const between = sub(pointM, ray.originM);
  return (c * dot(between, ray.direction) - dot(between, direction)) / (1 - c * c);
}

/** The throw turned to the side by moving its tip `byM` metres across; speed and elevation stay. */
export function turnSideways(velocityMps: Vec3, byM: number, fallbackHeading: Vec3): Vec3 {
  const heading = headingOf(velocityMps, fallbackHeading);
  const levelSpeed = length([velocityMps[0], 0, velocityMps[2]]);
  const across = cross(heading, UP);
  const turned = normalize(addScaled(scale(heading, levelSpeed * ARROW_TIME_S), across, byM), heading);
  return [turned[0] * levelSpeed, velocityMps[1], turned[2] * levelSpeed];
}
