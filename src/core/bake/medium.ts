import { shapeBounds } from '../base/shapes/bounds.ts';
import { add, addScaled, distance, length, sub, type Vec3 } from '../base/vec3.ts';
import { type Air, accelerationInAir } from './air.ts';
import { accelerationInWater } from './ball-in-water.ts';
import { type Push, pushInWater } from './body-in-water.ts';
import { type BodyStates, readState } from './body-states.ts';
import { type ClosedSurface, surfaceOfBody } from './closed-surface.ts';
import { brushOf, netsOf } from './net.ts';
import type { BakePlan, BodyPlan } from './plan.ts';
import { heightOver, isOver, watersOf } from './water.ts';

/** What acts on bodies without touching them: gravity, air, and what they are immersed in. */
export interface Medium {
  /** Acceleration of a ball's centre at a place and speed, in m/s2. */
  accelerationOn(bodyIndex: number, positionM: Vec3, velocityMps: Vec3, spinRadps: Vec3): Vec3;
  /**
   * What water, and a net on a ball, do to a body, beyond gravity and air, `leadS` after the states: fills `out` and returns
   * true, or returns false where nothing acts. Held for a step, with a lead of half a step less half of one of the engine's
   * own substeps, it makes bobbing neither grow nor fade.
   */
  pushOn(bodyIndex: number, states: BodyStates, leadS: number, out: Push): boolean;
  /** Whether there is anything but gravity and air in the plan. */
  readonly hasPushes: boolean;
}

/** A body as it meets water. */
interface Immersible {
  readonly body: BodyPlan;
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
    ballRadiusM: ballRadiusOf(body),
    reachM: reachOf(body),
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
      if (distance(positionM, net.topM) > net.lengthM + net.topRadiusM + ballRadiusM) continue;
      const brush = brushOf(net, ball, positionM, velocityMps, dt);
      if (brush) total = add(total, brush.acceleration);
    }
    return total;
  }

  return {
    hasPushes,
    accelerationOn(bodyIndex, positionM, velocityMps, spinRadps) {
      const thing = things[bodyIndex]!;
      const aloft = accelerationInAir(air, thing.body.aero, thing.body.massKg, velocityMps, spinRadps);
      return hasPushes && thing.ballRadiusM > 0 ? amid(thing, positionM, velocityMps, aloft) : aloft;
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
}

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
