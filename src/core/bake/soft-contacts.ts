import { PI } from '../base/math.ts';
import { conjugate, multiply, rotate } from '../base/quat.ts';
import { add, addScaled, cross, dot, length, sub, type Vec3 } from '../base/vec3.ts';
import { type BodyStates, readState } from './body-states.ts';
import { surfaceOfShape } from './closed-surface.ts';
import type { LoggedContact } from './contact-log.ts';
import type { BallState } from './layer-ball.ts';
import { ballRadiusOf } from './medium.ts';
import { brushOf, type HungNet, mayTouchNet, netsOf } from './net.ts';
import { type BakePlan, type BodyPlan, moves, type PartPlan } from './plan.ts';
import { heightOver, isOver, slamImpulse, type Water, watersOf } from './water.ts';

/** What gives way and so never collides is still named where it is touched. */
const WATER_MATERIAL = 'water';
const NET_MATERIAL = 'cloth';

/** Slower than this through the surface, nothing splashes. */
export const SPLASH_MPS = 0.5;
/** A part has left the water when its lowest point is this high above it: ripples do not count. */
const CLEAR_M = 0.01;
/** Touches of a net closer than this are one. */
const MERGE_S = 0.1;

/** Logs what bodies do to water and nets: splashes where a part goes in, slides where a ball goes through a net. */
export interface SoftContacts {
  /** By body: 1 where there is water or a net that it could touch. */
  readonly looksAt: Uint8Array;
  /** Looks at a moving body at the end of a step; in order of time. */
  look(bodyIndex: number, states: BodyStates, timeS: number): void;
  /** Whether bodies must be looked at even where nothing that gives way is near. */
  isWatching(): boolean;
}

/** A part and a water: how high the part's lowest point was at the last look, and how fast it sank. */
interface Dip {
  readonly heightM: number;
  readonly sinkingMps: number;
  readonly timeS: number;
  readonly isUnder: boolean;
}

export function createSoftContacts(plan: BakePlan, log: LoggedContact[]): SoftContacts {
  const waters = watersOf(plan);
  const nets = netsOf(plan);
  const dt = 1 / plan.stepHz;
  const gravity = length(plan.gravityMps2);
  const dips = new Map<string, Dip>();
  const slides = new Map<string, LoggedContact>();
  const corners = new Map<PartPlan, Float64Array>();
  const ballRadiiM = plan.bodies.map(ballRadiusOf);
  const reachM = plan.bodies.map((body) =>
    waters.length > 0 && moves(body) ? Math.max(0, ...body.parts.map((part) => reachOf(part))) : 0,
  );

  function reachOf(part: PartPlan): number {
    const points = cornersOf(part);
    let reach = 0;
    for (let i = 0; i < points.length; i += 3) {
      reach = Math.max(reach, length([points[i]!, points[i + 1]!, points[i + 2]!]));
    }
    return length(part.positionM) + reach + (part.shape.type === 'ball' ? part.shape.radiusM : 0);
  }

  /** The corners of a part that could be its lowest; the centre alone of a ball. */
  function cornersOf(part: PartPlan): Float64Array {
    let known = corners.get(part);
    if (!known) {
      known = part.shape.type === 'ball' ? new Float64Array(3) : surfaceOfShape(part.shape).corners;
      corners.set(part, known);
    }
    return known;
  }

  function lowestOf(part: PartPlan, state: BallState, up: Vec3): Vec3 {
    const points = cornersOf(part);
    const rotation = multiply(state.rotation, part.rotation);
    const [ux, uy, uz] = rotate(conjugate(rotation), up);
    let lowest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < points.length; i += 3) {
      const height = points[i]! * ux + points[i + 1]! * uy + points[i + 2]! * uz;
      if (height >= least) continue;
      least = height;
      lowest = i;
    }
    const inPart = rotate(rotation, [points[lowest]!, points[lowest + 1]!, points[lowest + 2]!]);
    const point = add(add(state.positionM, rotate(state.rotation, part.positionM)), inPart);
    return part.shape.type === 'ball' ? addScaled(point, up, -part.shape.radiusM) : point;
  }

  function dip(bodyIndex: number, body: BodyPlan, state: BallState, water: Water, timeS: number): void {
    body.parts.forEach((part, partIndex) => {
      const key = `${bodyIndex}/${partIndex}~${water.bodyIndex}`;
      const lowest = lowestOf(part, state, water.up);
      const heightM = heightOver(water, lowest);
      const arm = sub(lowest, state.positionM);
      const velocity = add(state.velocityMps, cross(state.angularVelocityRadps, arm));
      const isInside = isOver(water, lowest) || isOver(water, state.positionM);
      const before = dips.get(key);
      // What is first seen under water did not fall in.
      const isUnder = isInside && (heightM < 0 || (before?.isUnder === true && heightM < CLEAR_M));
      dips.set(key, { heightM, sinkingMps: -dot(velocity, water.up), timeS, isUnder });
      if (!before || before.isUnder || !isUnder) return;
      // It fell freely up to the surface; what it did after that, the water had a hand in.
      const deep = Math.max(0, before.heightM);
      const square = before.sinkingMps * before.sinkingMps + 2 * gravity * deep;
      const speedMps = Math.sqrt(square);
      if (speedMps < SPLASH_MPS) return;
      const fallS = (2 * deep) / (before.sinkingMps + speedMps);
      const atS = before.timeS + Math.min(timeS - before.timeS, Math.max(0, fallS));
      const slip = addScaled(velocity, water.up, -dot(velocity, water.up));
      log.push({
        phase: 'impact',
        timeS: atS,
        endTimeS: atS,
        a: { bodyIndex, partIndex },
        b: { bodyIndex: water.bodyIndex, partId: water.partId, materialId: WATER_MATERIAL },
        pointM: addScaled(lowest, water.up, -heightM),
        normal: water.up,
        impulseNs: slamImpulse(water.densityKgpm3, body.massKg, seenFromBelow(part, state, water.up), speedMps),
        frictionNs: 0,
        normalSpeedMps: speedMps,
        reboundSpeedMps: 0,
        slipSpeedMps: length(slip),
        depthM: 0,
      });
    });
  }

  function brush(bodyIndex: number, states: BodyStates, net: HungNet, radiusM: number, timeS: number) {
    const isNear = mayTouchNet(net, radiusM, states.p, 3 * bodyIndex);
    if (!isNear && slides.size === 0) return;
    const key = `${bodyIndex}~${net.bodyIndex}/${net.partId}`;
    const open = slides.get(key);
    const body = plan.bodies[bodyIndex]!;
    const state = readState(states, bodyIndex);
    const ball = { radiusM, massKg: body.massKg };
    const touch = isNear ? brushOf(net, ball, state.positionM, state.velocityMps, dt) : null;
    if (!touch) {
      if (open && timeS - open.endTimeS > MERGE_S) slides.delete(key);
      return;
    }
    const span = open ?? {
      phase: 'slide' as const,
      timeS: Math.max(0, timeS - dt),
      endTimeS: timeS,
      a: { bodyIndex, partIndex: 0 },
      b: { bodyIndex: net.bodyIndex, partId: net.partId, materialId: NET_MATERIAL },
      pointM: touch.pointM,
      normal: touch.normal,
      impulseNs: 0,
      frictionNs: 0,
      normalSpeedMps: 0,
      reboundSpeedMps: 0,
      slipSpeedMps: length(state.velocityMps),
      depthM: 0,
    };
    if (!open) {
      slides.set(key, span);
      log.push(span);
    }
    span.endTimeS = timeS;
    const push = Math.abs(dot(touch.acceleration, touch.normal));
    span.impulseNs += body.massKg * push * dt;
    span.frictionNs +=
      body.massKg * length(addScaled(touch.acceleration, touch.normal, -dot(touch.acceleration, touch.normal))) * dt;
    // The mean over the span so far, each step counting alike.
    const steps = Math.max(1, Math.round((timeS - span.timeS) / dt));
    span.slipSpeedMps += (length(state.velocityMps) - span.slipSpeedMps) / steps;
  }

  return {
    looksAt: Uint8Array.from(ballRadiiM, (radiusM) => (waters.length > 0 || (radiusM > 0 && nets.length > 0) ? 1 : 0)),
    look(bodyIndex, states, timeS) {
      const radiusM = ballRadiiM[bodyIndex]!;
      if (radiusM > 0) for (const net of nets) brush(bodyIndex, states, net, radiusM, timeS);
      if (waters.length === 0) return;
      const body = plan.bodies[bodyIndex]!;
      const state = readState(states, bodyIndex);
      // A second of fall ahead, so that the height before a splash is known.
      for (const water of waters) {
        const margin = reachM[bodyIndex]! + 2 * length(state.velocityMps) * dt + 1;
        if (heightOver(water, state.positionM) < margin) dip(bodyIndex, body, state, water, timeS);
      }
    },
    isWatching: () => waters.length > 0 || slides.size > 0,
  };
}

/** The area of a part as the water sees it, in m2: that of its surface turned downwards. */
function seenFromBelow(part: PartPlan, state: BallState, up: Vec3): number {
  if (part.shape.type === 'ball') return PI * part.shape.radiusM * part.shape.radiusM;
  const { corners, triangles } = surfaceOfShape(part.shape);
  const at = (i: number): Vec3 =>
    rotate(state.rotation, rotate(part.rotation, [corners[3 * i]!, corners[3 * i + 1]!, corners[3 * i + 2]!]));
  let area = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = at(triangles[t]!);
    const twice = cross(sub(at(triangles[t + 1]!), a), sub(at(triangles[t + 2]!), a));
    area += Math.max(0, -dot(twice, up)) / 2;
  }
  return area;
}
