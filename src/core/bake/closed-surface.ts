import { cos, PI, sin, TAU } from '../base/math.ts';
import { rotate } from '../base/quat.ts';
import { planeFans, unitMass } from '../base/shapes/mass.ts';
import type { Shape } from '../base/shapes/shape.ts';
import type { Vec3 } from '../base/vec3.ts';
import type { BodyPlan } from './plan.ts';

/** Closed surfaces as triangles, corners counterclockwise seen from outside. */
export interface ClosedSurface {
  /** x, y, z of each corner. */
  readonly corners: Float64Array;
  /** Three indices of corners for each triangle. */
  readonly triangles: Uint16Array;
}

/** Sides of what is round: the volume below a level then differs by less than 1 % from the true shape's. */
const SIDES = 24;
/** Rings from a round end's equator to its pole. */
const END_RINGS = 8;
/** Around the rod of a ring. */
const ROD_SIDES = 16;

interface Growing {
  readonly corners: number[];
  readonly triangles: number[];
}

/**
 * The surfaces of all colliding parts of a body, about its centre of mass and along its axes. Round shapes are polyhedra
 * that enclose the true volume. Where parts overlap, the overlap counts twice, as it does in the mass.
 */
export function surfaceOfBody(body: BodyPlan): ClosedSurface {
  const whole: Growing = { corners: [], triangles: [] };
  for (const part of body.parts) {
    const { corners, triangles } = surfaceOfShape(part.shape);
    const first = whole.corners.length / 3;
    for (let i = 0; i < corners.length; i += 3) {
      const [x, y, z] = rotate(part.rotation, [corners[i]!, corners[i + 1]!, corners[i + 2]!]);
      whole.corners.push(
        x + part.positionM[0] - body.centerOfMassM[0],
        y + part.positionM[1] - body.centerOfMassM[1],
        z + part.positionM[2] - body.centerOfMassM[2],
      );
    }
    for (const index of triangles) whole.triangles.push(first + index);
  }
  return { corners: Float64Array.from(whole.corners), triangles: Uint16Array.from(whole.triangles) };
}

/** The surface of one shape in its own frame; empty for shapes that only show. */
export function surfaceOfShape(shape: Shape): ClosedSurface {
  const grown: Growing = { corners: [], triangles: [] };
  if (shape.type === 'box') addBox(grown, shape.sizeM);
  else if (shape.type === 'hull') for (const face of planeFans(shape.pointsM)) addTriangle(grown, face);
  else if (shape.type === 'torus') addRing(grown, shape.ringRadiusM, shape.rodRadiusM);
  else if (shape.type === 'cylinder') {
    const half = shape.heightM / 2;
    addRevolved(grown, [
      [0, -half],
      [shape.radiusM, -half],
      [shape.radiusM, half],
      [0, half],
    ]);
    scaleRound(grown, shape);
  } else if (shape.type === 'ball') {
    addRevolved(grown, roundProfile(shape.radiusM, 0));
    scaleRound(grown, shape);
  } else if (shape.type === 'capsule') {
    addRevolved(grown, roundProfile(shape.radiusM, shape.lengthM / 2));
    scaleRound(grown, shape);
  }
  return { corners: Float64Array.from(grown.corners), triangles: Uint16Array.from(grown.triangles) };
}

/** The volume that a closed surface encloses, in m3. */
function volumeOf({ corners, triangles }: Growing): number {
  let sum = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [3 * triangles[t]!, 3 * triangles[t + 1]!, 3 * triangles[t + 2]!];
    const ax = corners[a]!;
    const ay = corners[a + 1]!;
    const az = corners[a + 2]!;
    sum +=
      ax * (corners[b + 1]! * corners[c + 2]! - corners[b + 2]! * corners[c + 1]!) +
      ay * (corners[b + 2]! * corners[c]! - corners[b]! * corners[c + 2]!) +
      az * (corners[b]! * corners[c + 1]! - corners[b + 1]! * corners[c]!);
  }
  return sum / 6;
}

/** Widens a polyhedron about the y axis until it encloses the true shape's volume. */
function scaleRound(grown: Growing, shape: Shape): void {
  const factor = Math.sqrt(unitMass(shape).volumeM3 / volumeOf(grown));
  for (let i = 0; i < grown.corners.length; i += 3) {
    grown.corners[i] = grown.corners[i]! * factor;
    grown.corners[i + 2] = grown.corners[i + 2]! * factor;
  }
}

function addTriangle({ corners, triangles }: Growing, points: readonly [Vec3, Vec3, Vec3]): void {
  const first = corners.length / 3;
  for (const point of points) corners.push(...point);
  triangles.push(first, first + 1, first + 2);
}

function addBox({ corners, triangles }: Growing, [w, h, d]: Vec3): void {
  for (let i = 0; i < 8; i++) {
    corners.push(((i & 1 ? 1 : -1) * w) / 2, ((i & 2 ? 1 : -1) * h) / 2, ((i & 4 ? 1 : -1) * d) / 2);
  }
  for (const [a, b, c, e] of [
    [1, 3, 7, 5],
    [0, 4, 6, 2],
    [2, 6, 7, 3],
    [0, 1, 5, 4],
    [4, 5, 7, 6],
    [0, 2, 3, 1],
  ] as const) {
    triangles.push(a, b, c, a, c, e);
  }
}

/** Half a circle, cut at its equator by a straight middle; from the lower pole to the upper, as [radius, height]. */
function roundProfile(radius: number, half: number): (readonly [number, number])[] {
  const profile: (readonly [number, number])[] = [];
  for (let i = 0; i <= 2 * END_RINGS; i++) {
    const angle = (PI * i) / (2 * END_RINGS) - PI / 2;
    const r = i === 0 || i === 2 * END_RINGS ? 0 : radius * cos(angle);
    if (i <= END_RINGS) profile.push([r, radius * sin(angle) - half]);
    if (i >= END_RINGS && (half > 0 || i > END_RINGS)) profile.push([r, radius * sin(angle) + half]);
  }
  return profile;
}

/** Turns a profile about the y axis; the first and the last of its points lie on the axis. */
function addRevolved({ corners, triangles }: Growing, profile: readonly (readonly [number, number])[]): void {
  const last = profile.length - 1;
  corners.push(0, profile[0]![1], 0);
  for (let k = 1; k < last; k++) {
    for (let side = 0; side < SIDES; side++) {
      const angle = (TAU * side) / SIDES;
      corners.push(profile[k]![0] * cos(angle), profile[k]![1], profile[k]![0] * sin(angle));
    }
  }
  corners.push(0, profile[last]![1], 0);
  const top = corners.length / 3 - 1;
  const at = (k: number, side: number) => 1 + (k - 1) * SIDES + (side % SIDES);
  for (let side = 0; side < SIDES; side++) {
    triangles.push(0, at(1, side), at(1, side + 1));
    for (let k = 1; k + 1 < last; k++) {
      triangles.push(at(k, side), at(k + 1, side), at(k + 1, side + 1));
      triangles.push(at(k, side), at(k + 1, side + 1), at(k, side + 1));
    }
    triangles.push(top, at(last - 1, side + 1), at(last - 1, side));
  }
}

/** A ring about the y axis whose polyhedron encloses the true volume: both circles are widened to equal areas. */
function addRing({ corners, triangles }: Growing, ringRadius: number, rodRadius: number): void {
  const equalArea = (sides: number) => Math.sqrt(TAU / (sides * sin(TAU / sides)));
  const ring = ringRadius * equalArea(SIDES);
  const rod = rodRadius * equalArea(ROD_SIDES);
  // A prism's length is that of its chords; the rest of the volume is made up by the rod's thickness.
  const chords = (SIDES * sin(TAU / SIDES)) / TAU;
  const stretch = Math.sqrt(ringRadius / (ring * chords));
  for (let i = 0; i < SIDES; i++) {
    for (let j = 0; j < ROD_SIDES; j++) {
      const around = (TAU * i) / SIDES;
      const across = (TAU * j) / ROD_SIDES;
      const rho = ring + rod * stretch * cos(across);
      corners.push(rho * cos(around), rod * stretch * sin(across), rho * sin(around));
    }
  }
  const at = (i: number, j: number) => (i % SIDES) * ROD_SIDES + (j % ROD_SIDES);
  for (let i = 0; i < SIDES; i++) {
    for (let j = 0; j < ROD_SIDES; j++) {
      triangles.push(at(i, j), at(i, j + 1), at(i + 1, j + 1), at(i, j), at(i + 1, j + 1), at(i + 1, j));
    }
  }
}
