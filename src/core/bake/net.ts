import { rotate } from '../base/quat.ts';
import { addScaled, dot, length, sub, type Vec3 } from '../base/vec3.ts';
import { netRadiusAt } from '../props/net-shape.ts';
import type { Net } from '../props/prop-kind.ts';
import type { BakePlan } from './plan.ts';
import { withoutOvershoot } from './water.ts';

/** A net that hangs still in the world. */
export interface HungNet extends Net {
  readonly bodyIndex: number;
}

/** Every net of a still body, in the world; nets that are moved about do not act. */
export function netsOf(plan: BakePlan): HungNet[] {
  const hung: HungNet[] = [];
  plan.bodies.forEach(({ nets, drive, positionM, rotation }, bodyIndex) => {
    if (drive !== 'still') return;
    for (const net of nets) {
      const topM = addScaled(positionM, rotate(rotation, net.topM), 1);
      hung.push({ ...net, bodyIndex, topM, axis: rotate(rotation, net.axis) });
    }
  });
  return hung;
}

/** Whether a ball at a place, in the three places of `p` from `from` on, may touch a net: false only where it is clear of the whole tube. */
export function mayTouchNet(net: HungNet, radiusM: number, p: Float64Array, from: number): boolean {
  const { topM, axis, lengthM, topRadiusM } = net;
  const dx = p[from]! - topM[0];
  const dy = p[from + 1]! - topM[1];
  const dz = p[from + 2]! - topM[2];
  const up = dx * axis[0] + dy * axis[1] + dz * axis[2];
  if (up >= radiusM || -up >= lengthM + radiusM) return false;
  const reach = topRadiusM + radiusM;
  return dx * dx + dy * dy + dz * dz - up * up < reach * reach * (1 + 1e-9);
}

/** How far a ball at a place is from a net at least, in metres; negative where it may touch it. */
export function clearOfNet({ topM, axis, lengthM, topRadiusM }: HungNet, radiusM: number, p: Vec3): number {
  const d = sub(p, topM);
  const up = dot(d, axis);
  const aside = Math.sqrt(Math.max(0, dot(d, d) - up * up));
  return Math.max(up, -up - lengthM, aside - topRadiusM) - radiusM;
}

/** Heights at which a net is compared with a ball. */
const ROWS = 24;
/**
 * What a net takes per squeeze: force against a ball along the tube, in N per (m/s)^2 where the net is stretched by the
 * ball's own radius along its own radius. Set so that a basketball whose free fall would leave the net at 5.3 m/s leaves
 * it at 3.5 m/s, as in a soft-body tube of 12 by 5 cords.
 */
const SQUEEZE_DRAG = 17;
/** Cords that a ball carries along, of a net of some 60 g; estimate. */
const CARRIED_KG = 0.03;
/** Cords that pull a ball towards the middle: stiffness and damping, soft and without a bounce; estimate. */
const CENTERING_NPM = 150;
const CENTERING_NSPM = 40;
/** However far a ball is off the middle, cords pull no harder than at this stretch, in metres; estimate. */
const TIGHTEST_M = 0.05;
/** Cords that a ball meets from outside give way and hang limp: no bounce, and 5 m/s stopped within 5 cm; estimate. */
const OUTSIDE_NPM = 1250;
const OUTSIDE_NSPM = 56;

/** A ball counts as inside until its middle is this share of its radius beyond the cords: it carries the net along. */
const INSIDE_SHARE = 0.4;

/** What a net does to a ball. */
export interface Brush {
  /** In m/s2. */
  readonly acceleration: Vec3;
  /** Where the two touch most, and from the net towards the ball. */
  readonly pointM: Vec3;
  readonly normal: Vec3;
}

/**
 * A net on a ball, by the ball's overlap with the hanging tube; null where they do not touch. Inside, cords that are
 * stretched resist the fall by its speed squared, which can neither stop a ball nor throw it back, and pull it to the
 * middle. From outside, they turn it away, up to about 8 m/s; a faster ball goes through. Steady in steps of `dt` seconds.
 */
export function brushOf(
  net: HungNet,
  ball: { readonly radiusM: number; readonly massKg: number },
  positionM: Vec3,
  velocityMps: Vec3,
  dt: number,
): Brush | null {
  const r = ball.radiusM;
  const offset = sub(positionM, net.topM);
  const deep = -dot(offset, net.axis);
  if (deep <= -r || deep >= net.lengthM + r) return null;
  const lateral = addScaled(offset, net.axis, deep);
  const asideM = length(lateral);
  if (asideM >= net.topRadiusM + r) return null;
  const outwards: Vec3 = asideM > 1e-9 ? [lateral[0] / asideM, lateral[1] / asideM, lateral[2] / asideM] : [0, 0, 0];
  const hanging = netRadiusAt(net, Math.min(Math.max(deep / net.lengthM, 0), 1));
  const isInside = asideM < hanging + INSIDE_SHARE * r;
  let squeeze = 0;
  let nearM = 0;
  let farM = 0;
  let touchedM = 0;
  for (let row = 0; row <= ROWS; row++) {
    const down = row / ROWS;
    const above = down * net.lengthM - deep;
    const square = r * r - above * above;
    if (square <= 0) continue;
    const reach = Math.sqrt(square);
    const radius = netRadiusAt(net, down);
    const stretched = isInside ? asideM + reach - radius : reach - (asideM - radius);
    if (stretched > nearM) {
      nearM = stretched;
      touchedM = down * net.lengthM;
    }
    if (!isInside) continue;
    farM = Math.max(farM, reach - asideM - radius);
    // The net swings along with a ball beside its middle, which therefore stretches it no more than one in the middle.
    squeeze += Math.max(0, reach - radius);
  }
  if (nearM <= 0) return null;
  const massKg = ball.massKg + CARRIED_KG;
  const along = dot(velocityMps, net.axis);
  const aside = dot(velocityMps, outwards);
  const pointM = addScaled(
    addScaled(net.topM, net.axis, -touchedM),
    outwards,
    netRadiusAt(net, touchedM / net.lengthM),
  );
  if (!isInside) {
    const damping = (OUTSIDE_NSPM / massKg) * withoutOvershoot((OUTSIDE_NSPM / massKg) * dt);
    const push = Math.max(0, (OUTSIDE_NPM / massKg) * nearM - damping * aside);
    return { acceleration: [push * outwards[0], push * outwards[1], push * outwards[2]], pointM, normal: outwards };
  }
  const share = (squeeze * net.lengthM) / ROWS / (r * r);
  const rate = (SQUEEZE_DRAG * share * Math.abs(along)) / massKg;
  const drag = rate * withoutOvershoot(rate * dt) * along;
  // Only as firm as the cords are tight, so that the first touch is soft.
  const firm = (CENTERING_NSPM / massKg) * Math.min(1, nearM / (0.1 * r));
  // It pulls to the middle and never past it: slack cords do not push.
  const tight = Math.min(nearM - farM, TIGHTEST_M);
  const pull = (CENTERING_NPM / massKg) * tight + firm * withoutOvershoot(firm * dt) * aside;
  const centering = asideM > 0 ? Math.max(0, pull) : 0;
  return {
    acceleration: [
      -drag * net.axis[0] - centering * outwards[0],
      -drag * net.axis[1] - centering * outwards[1],
      -drag * net.axis[2] - centering * outwards[2],
    ],
    pointM,
    normal: [-outwards[0], -outwards[1], -outwards[2]],
  };
}
