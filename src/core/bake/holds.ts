import { rotate } from '../base/quat.ts';
import { add, cross, length, scale, sub, type Vec3 } from '../base/vec3.ts';
import {
  along,
  type Impact,
  impactOf,
  type Meeting,
  type Mobility,
  responseTo,
  type Striker,
  type Twist,
  wrenchAt,
} from './impact.ts';
import type { BodyPath } from './moving-part.ts';
import type { BakePlan } from './plan.ts';

/**
 * What keeps a struck body from giving way as if it were free: joints with unmovable things, and what it stands on. A door
 * answers a ball with its inertia about the hinge; a box on a floor cannot be driven into it.
 */

/** A wrench that holds a body: a force and a moment about its centre of mass. It forbids motion along itself. */
export interface Hold {
  readonly wrench: Twist;
  /** Whether it only forbids motion against itself: a floor, a taut rope. */
  readonly isOneWay: boolean;
  /** Index in the plan of the joint that it belongs to; null for what a body stands on. */
  readonly jointIndex: number | null;
}

/** What a joint gave the body that it holds in an impact, in N s in the world. */
export interface Jolt {
  readonly jointIndex: number;
  readonly impulse: Vec3;
}

/** An impact, and what it did to the joints of both. */
export interface HeldImpact extends Impact {
  readonly joltsA: readonly Jolt[];
  readonly joltsB: readonly Jolt[];
}

/** Ropes within this of their length are taut, as a share of it. */
const TAUT_SHARE = 1e-3;
/** Motions whose energy is below this share of their free size are already held. */
const ALREADY_HELD = 1e-9;
/** Speeds along a one-way hold below this, in m/s, are rounding. */
const STILL_MPS = 1e-9;
/** Contacts of a box on a floor number four; more than this hold nothing new. */
const MAX_HOLDS = 12;

/** A place where something unmovable stops a body. */
export interface Support {
  readonly pointM: Vec3;
  /** Unit vector towards the body. */
  readonly normal: Vec3;
}

/** The hold of something that a body stands on or leans against. */
export function supportHold({ pointM, normal }: Support, centerOfMassM: Vec3): Hold {
  return { wrench: wrenchAt(sub(pointM, centerOfMassM), normal), isOneWay: true, jointIndex: null };
}

/** A joint between a body and something unmovable. */
export interface Tie {
  readonly jointIndex: number;
  /** Index of the unmovable body in the plan; null for the set. */
  readonly toIndex: number | null;
  readonly pointM: Vec3;
  readonly toPointM: Vec3;
  /** In the body's frame; only for hinges and sliders. */
  readonly axis: Vec3;
  readonly type: 'fixed' | 'ball' | 'hinge' | 'slider' | 'rope';
  readonly lengthM: number;
}

/** By body of the plan: its joints with still or animated bodies and with the set. A spring holds nothing in an instant. */
export function tiesOf(plan: BakePlan): (readonly Tie[])[] {
  const indexOf = new Map(plan.bodies.map(({ id }, i) => [id, i]));
  const isUnmovable = (i: number | null) =>
    i === null || plan.bodies[i]!.drive === 'still' || plan.bodies[i]!.drive === 'animated';
  const ties: Tie[][] = plan.bodies.map(() => []);
  plan.joints.forEach(({ bodyIds, pointsM, shape }, jointIndex) => {
    if (shape.type === 'spring') return;
    const a = indexOf.get(bodyIds[0])!;
    const b = bodyIds[1] === null ? null : indexOf.get(bodyIds[1])!;
    const rest = { jointIndex, type: shape.type, lengthM: shape.type === 'rope' ? shape.lengthM : 0 };
    const axis: Vec3 = shape.type === 'hinge' || shape.type === 'slider' ? shape.axis : [0, 1, 0];
    if (isUnmovable(b) && !isUnmovable(a)) {
      ties[a]!.push({ ...rest, toIndex: b, pointM: pointsM[0], toPointM: pointsM[1], axis });
    } else if (b !== null && isUnmovable(a) && !isUnmovable(b)) {
      const [x, y, z, w] = plan.bodies[b]!.rotation;
      const inB = rotate([-x, -y, -z, w], rotate(plan.bodies[a]!.rotation, axis));
      ties[b]!.push({ ...rest, toIndex: a, pointM: pointsM[1], toPointM: pointsM[0], axis: inB });
    }
  });
  return ties;
}

/** What a joint forbids its body now; `anchorM` is where the unmovable end is in the world. */
export function tieHolds(tie: Tie, body: BodyPath, bodyCenterM: Vec3, anchorM: Vec3): Hold[] {
  const arm = rotate(body.rotation, sub(tie.pointM, bodyCenterM));
  const { jointIndex } = tie;
  const both = (wrench: Twist): Hold => ({ wrench, isOneWay: false, jointIndex });
  if (tie.type === 'rope') {
    const toAnchor = sub(anchorM, add(body.centerOfMassM, arm));
    const l = length(toAnchor);
    const isTaut = l > 0 && l >= tie.lengthM * (1 - TAUT_SHARE);
    return isTaut ? [{ wrench: wrenchAt(arm, scale(toAnchor, 1 / l)), isOneWay: true, jointIndex }] : [];
  }
  const axis = rotate(body.rotation, tie.axis);
  const [u, w] = acrossOf(axis);
  const points = tie.type === 'slider' ? [u, w] : [axis, u, w];
  const turns = tie.type === 'ball' ? [] : tie.type === 'hinge' ? [u, w] : [axis, u, w];
  return [...points.map((d) => both(wrenchAt(arm, d))), ...turns.map((d) => both({ linear: [0, 0, 0], angular: d }))];
}

/** A body at the instant of an impact, with what holds it. */
export interface HeldStriker extends Striker {
  readonly holds: readonly Hold[];
}

/** The impact of two bodies, neither of which can give way against what holds it; as `impactOf` otherwise. */
export function impactOfHeld(a: HeldStriker, b: HeldStriker, meeting: Meeting): HeldImpact | null {
  const sides = [sideOf(a), sideOf(b)] as const;
  for (let n = 0; ; n++) {
    const impact = impactOf(sides[0].striker(), sides[1].striker(), meeting);
    if (!impact) return null;
    const [pressedA, pressedB] = [sides[0].mostPressed(impact.changeA), sides[1].mostPressed(impact.changeB)];
    if (n === MAX_HOLDS || (!pressedA && !pressedB)) {
      const back = scale(impact.impulse, -1);
      return {
        ...impact,
        joltsA: sides[0].jolts(wrenchAt(sub(meeting.pointM, a.centerOfMassM), impact.impulse)),
        joltsB: sides[1].jolts(wrenchAt(sub(meeting.pointM, b.centerOfMassM), back)),
      };
    }
    if (pressedA) sides[0].hold(pressedA);
    if (pressedB) sides[1].hold(pressedB);
  }
}

/** One of the two, and the holds that have come to bear on it. */
function sideOf(body: HeldStriker) {
  const bearing: Bearing[] = [];
  for (const hold of body.holds) if (!hold.isOneWay) addBearing(bearing, body.mobility, hold);
  const open = body.holds.filter(({ isOneWay }) => isOneWay);
  return {
    striker: (): Striker => ({ ...body, mobility: heldBy(body.mobility, bearing) }),
    /** The one-way hold that a change of motion goes against most. */
    mostPressed(change: Twist): Hold | null {
      let worst = -STILL_MPS;
      let pressed: Hold | null = null;
      for (const hold of open) {
        const before = along(hold.wrench, body.motion);
        const against = before + along(hold.wrench, change) - Math.min(0, before);
        if (against < worst) {
          worst = against;
          pressed = hold;
        }
      }
      return pressed;
    },
    hold(pressed: Hold): void {
      addBearing(bearing, body.mobility, pressed);
      open.splice(open.indexOf(pressed), 1);
    },
    /** What its joints give it while `wrench` strikes it. */
    jolts(wrench: Twist): Jolt[] {
      const amounts = bearing.map(() => 0);
      for (const { motion, shares } of bearing) {
        const taken = along(motion, wrench);
        shares.forEach((share, k) => {
          amounts[k] = amounts[k]! - taken * share;
        });
      }
      const jolts: Jolt[] = [];
      bearing.forEach(({ hold: { jointIndex, wrench: own } }, k) => {
        if (jointIndex !== null) jolts.push({ jointIndex, impulse: scale(own.linear, amounts[k]!) });
      });
      return jolts;
    },
  };
}

/** A hold that bears, and what it takes from a body beyond those before it. */
interface Bearing {
  readonly hold: Hold;
  /** A motion, as in `Mobility.held`. */
  readonly motion: Twist;
  /** How much of the wrench of each hold, up to and with this one, gives that motion. */
  readonly shares: readonly number[];
}

function heldBy(mobility: Mobility, bearing: readonly Bearing[]): Mobility {
  return { ...mobility, held: bearing.map(({ motion }) => motion) };
}

/** Adds the motion that a hold takes, orthonormal to those that are taken, unless they take it already. */
function addBearing(bearing: Bearing[], mobility: Mobility, hold: Hold): void {
  const { wrench } = hold;
  const left = responseTo(heldBy(mobility, bearing), wrench);
  const size = along(wrench, left);
  if (!(size > ALREADY_HELD * along(wrench, responseTo(mobility, wrench)))) return;
  const s = 1 / Math.sqrt(size);
  const shares = [...bearing.map(() => 0), s];
  for (const before of bearing) {
    const common = s * along(before.motion, wrench);
    before.shares.forEach((share, k) => {
      shares[k] = shares[k]! - common * share;
    });
  }
  bearing.push({ hold, motion: { linear: scale(left.linear, s), angular: scale(left.angular, s) }, shares });
}

function acrossOf(axis: Vec3): [Vec3, Vec3] {
  const [x, y, z] = axis.map(Math.abs) as [number, number, number];
  const leastAlong: Vec3 = x <= y && x <= z ? [1, 0, 0] : y <= z ? [0, 1, 0] : [0, 0, 1];
  const raw = cross(axis, leastAlong);
  const u = scale(raw, 1 / length(raw));
  return [u, cross(axis, u)];
}
