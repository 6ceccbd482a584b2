import { shapeBounds } from '../base/shapes/bounds.ts';
import { add, addScaled, length, sub, type Vec3 } from '../base/vec3.ts';
import { type Air, accelerationAloft, accelerationInAir, type Flight, flightOf } from './air.ts';
import { accelerationInWater } from './ball-in-water.ts';
import { type Push, pushInWater } from './body-in-water.ts';
import { type BodyStates, readState } from './body-states.ts';
import { type ClosedSurface, surfaceOfBody } from './closed-surface.ts';
import { brushOf, clearOfNet, mayTouchNet, netsOf } from './net.ts';
import type { BakePlan, BodyPlan } from './plan.ts';
import { heightOver, isOver, watersOf } from './water.ts';

/** What acts on bodies without touching them: gravity, air, and what they are immersed in. */
export interface Medium {
  /** Acceleration of a ball's centre at a place and speed, in m/s2. */
  accelerationOn(bodyIndex: number, positionM: Vec3, velocityMps: Vec3, spinRadps: Vec3): Vec3;
  /**
   * `accelerationOn` without garbage: from position, velocity and spin in the nine places of `at` into the three of `out`. Air
   * is held for twice `halfS` from the velocity in the three places of `from`, as `accelerationAloft` says.
   */
  accelerationInto(bodyIndex: number, at: Float64Array, from: Float64Array, halfS: number, out: Float64Array): void;
  /**
   * What water, and a net on a ball, do to a body, beyond gravity and air, `leadS` after the states: fills `out` and returns
   * true, or returns false where nothing acts. Held for a step, with a lead of half a step less half of one of the engine's
   * own substeps, it makes bobbing neither grow nor fade.
   */
  pushOn(bodyIndex: number, states: BodyStates, leadS: number, out: Push): boolean;
  /** What gravity and air alone do to a body. */
  flightOf(bodyIndex: number): Flight;
  /** How far a ball at a place may go before anything but gravity and air can act on it, in metres. */
  clearOf(bodyIndex: number, positionM: Vec3): number;
  /** Whether there is anything but gravity and air in the plan. */
  readonly hasPushes: boolean;
}

/** A body as it meets water. */
interface Immersible {
  readonly body: BodyPlan;
  readonly flight: Flight;
  /** Of a ball about its own origin; 0 for everything else. */
  readonly ballRadiusM: number;
  /** How far the body reaches from its origin. */
  readonly reachM: number;
  surface: ClosedSurface | null;
}

export function mediumOf(plan: BakePlan): Medium {
  const air: Air = { gravityMps2: plan.gravityMps2, densityKgpm3: plan.airDensityKgpm3, windMps: plan.windMps };
  const waters = watersOf(plan);
  const nets = netsOf(plan);
  const dt = 1 / plan.stepHz;
  const hasPushes = waters.length > 0 || nets.length > 0;
  const things: Immersible[] = plan.bodies.map((body) => ({
    body,
    flight: flightOf(air, body.aero, body.massKg),
    ballRadiusM: ballRadiusOf(body),
    reachM: waters.length > 0 ? reachOf(body) : 0,
    surface: null,
  }));

  /** A ball's acceleration among waters and nets, or `aloft` itself where none touches it. */
  function amid({ body, ballRadiusM }: Immersible, positionM: Vec3, velocityMps: Vec3, aloft: Vec3): Vec3 {
    const ball = { radiusM: ballRadiusM, massKg: body.massKg };
    let total = aloft;
    for (const water of waters) {
      const wet = accelerationInWater(water, plan.gravityMps2, ball, positionM, velocityMps, aloft, dt);
      if (!wet) continue;
      total = wet;
      break;
    }
    for (const net of nets) {
      const brush = brushOf(net, ball, positionM, velocityMps, dt);
      if (brush) total = add(total, brush.acceleration);
    }
    return total;
  }

  /** Whether a ball at a place may touch water or a net. */
  function isNearAny(radiusM: number, at: Float64Array): boolean {
    for (let i = 0; i < waters.length; i++) {
      const { up, levelM } = waters[i]!;
      if (up[0] * at[0]! + up[1] * at[1]! + up[2] * at[2]! - levelM < radiusM) return true;
    }
    for (let i = 0; i < nets.length; i++) if (mayTouchNet(nets[i]!, radiusM, at, 0)) return true;
    return false;
  }

  const medium: Medium = {
    hasPushes,
    accelerationOn(bodyIndex, positionM, velocityMps, spinRadps) {
      moving.set(positionM);
      moving.set(velocityMps, 3);
      moving.set(spinRadps, 6);
      start.set(velocityMps);
      medium.accelerationInto(bodyIndex, moving, start, 0, felt);
      return [felt[0]!, felt[1]!, felt[2]!];
    },
    accelerationInto(bodyIndex, at, from, halfS, out) {
      const thing = things[bodyIndex]!;
      accelerationAloft(thing.flight, at, from, halfS, out);
      if (!hasPushes || !(thing.ballRadiusM > 0) || !isNearAny(thing.ballRadiusM, at)) return;
      const aloft: Vec3 = [out[0]!, out[1]!, out[2]!];
      const [x, y, z] = amid(thing, [at[0]!, at[1]!, at[2]!], [at[3]!, at[4]!, at[5]!], aloft);
      out[0] = x;
      out[1] = y;
      out[2] = z;
    },
    flightOf: (bodyIndex) => things[bodyIndex]!.flight,
    clearOf(bodyIndex, positionM) {
      const { ballRadiusM } = things[bodyIndex]!;
      let clear = Number.POSITIVE_INFINITY;
      for (const water of waters) clear = Math.min(clear, heightOver(water, positionM) - ballRadiusM);
      for (const net of nets) clear = Math.min(clear, clearOfNet(net, ballRadiusM, positionM));
      return clear;
    },
    pushOn(bodyIndex, states, leadS, out) {
      if (!hasPushes) return false;
      const thing = things[bodyIndex]!;
      const { body } = thing;
      const { p } = states;
      const origin: Vec3 = [p[3 * bodyIndex]!, p[3 * bodyIndex + 1]!, p[3 * bodyIndex + 2]!];
      if (thing.ballRadiusM > 0) {
        const { velocityMps, angularVelocityRadps } = readState(states, bodyIndex);
        const ahead = addScaled(origin, velocityMps, leadS);
        const aloft = accelerationInAir(air, body.aero, body.massKg, velocityMps, angularVelocityRadps);
        const total = amid(thing, ahead, velocityMps, aloft);
        if (total === aloft) return false;
        const [x, y, z] = sub(total, aloft);
        out.force = [x * body.massKg, y * body.massKg, z * body.massKg];
        out.torque = [0, 0, 0];
        return true;
      }
      for (const water of waters) {
        if (heightOver(water, origin) > thing.reachM || !isOver(water, origin)) continue;
        thing.surface ??= surfaceOfBody(body);
        const state = readState(states, bodyIndex);
        return pushInWater(water, plan.gravityMps2, body, thing.surface, state, leadS, dt, out);
      }
      return false;
    },
  };
  return medium;
}

const start = new Float64Array(3);
const moving = new Float64Array(9);
const felt = new Float64Array(3);

/** The radius of a body that is one ball about its own origin; 0 for any other. */
export function ballRadiusOf(body: BodyPlan): number {
  const part = body.parts[0];
  if (body.parts.length !== 1 || part?.shape.type !== 'ball') return 0;
  return part.positionM.every((x) => x === 0) ? part.shape.radiusM : 0;
}

function reachOf(body: BodyPlan): number {
  let reach = 0;
  for (const { shape, positionM } of body.parts) {
    const { minM, maxM } = shapeBounds(shape);
    const farthest: Vec3 = [Math.max(-minM[0], maxM[0]), Math.max(-minM[1], maxM[1]), Math.max(-minM[2], maxM[2])];
    reach = Math.max(reach, length(positionM) + length(farthest));
  }
  return reach;
}
