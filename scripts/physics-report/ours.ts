import type { Motion } from '../../src/core/motion/motion.ts';
import { trackOf } from '../../src/core/motion/sample.ts';
import { bake, ball, bodyAt, box, planWith, ringBody, slab } from '../../tests/physics/plans.ts';
import { apexTimes } from '../../tests/physics/reference/flight.ts';
import type { Ring, Shot } from '../../tests/physics/reference/ring.ts';
import type { V } from '../../tests/physics/reference/vectors.ts';
import { bodyOf } from '../../tests/support/motion-builders.ts';

/** The same experiments as in raw.ts, baked by us. */

export async function ourFlight(stepHz: number, p: V, v: V): Promise<V> {
  return bodyAt(await bake(planWith([ball({ p, v })], 0, 0, 1, { stepHz })), 1).positionM;
}

export async function ourApexes(stepHz: number, dropM: number, e: number, count: number): Promise<number[]> {
  const radiusM = 0.12;
  const times = apexTimes(dropM, e, count);
  const plan = planWith([slab(), ball({ radiusM, p: [0, radiusM + dropM, 0] })], e, 0.5, times.at(-1)! + 0.1, {
    stepHz,
  });
  const motion = await bake(plan);
  return times.map((t) => bodyAt(motion, t).positionM[1] - radiusM);
}

export async function ourBounce(
  stepHz: number,
  thrown: Parameters<typeof ball>[0],
  e: number,
  mu: number,
): Promise<{ readonly v: V; readonly w: V }> {
  const motion = await bake(planWith([slab(), ball(thrown)], e, mu, 0.6, { stepHz }));
  const { velocityMps, angularVelocityRadps } = bodyAt(motion, motion.contacts[0]!.timeS);
  return { v: velocityMps, w: angularVelocityRadps };
}

export interface OurShot {
  readonly bounceMps: V | null;
  readonly isMade: boolean;
}

export async function ourShot(
  stepHz: number,
  ring: Ring,
  e: number,
  { p, v }: Shot,
  durationS: number,
): Promise<OurShot> {
  const bodies = [ringBody(ring.ringM, ring.rodM), ball({ radiusM: ring.ballM, p, v })];
  const motion = await bake(planWith(bodies, e, 0, durationS, { stepHz }));
  const hit = motion.contacts[0];
  return { bounceMps: hit ? bodyAt(motion, hit.timeS).velocityMps : null, isMade: isWithin(motion, ring.ringM) };
}

/** Whether the ball was within a radius of the axis when it last came down through y = 0. */
export function isWithin(motion: Motion, radiusM: number): boolean {
  const { timesS, positionsM: p } = trackOf(motion, 'ball')!;
  for (let i = timesS.length - 1; i > 0; i--) {
    if (!(p[3 * i - 2]! >= 0 && p[3 * i + 1]! < 0)) continue;
    let a = timesS[i - 1]!;
    let b = timesS[i]!;
    for (let n = 0; n < 40; n++) {
      const middle = (a + b) / 2;
      if (bodyAt(motion, middle).positionM[1] >= 0) a = middle;
      else b = middle;
    }
    const [x, , z] = bodyAt(motion, b).positionM;
    return Math.hypot(x, z) < radiusM;
  }
  return false;
}

export async function ourPass(stepHz: number, clearM: number, phase: number): Promise<number> {
  const speed = 4;
  const radiusM = 0.12;
  const plate = bodyOf('plate', { type: 'box', sizeM: [1, 0.01, 1] }, 'still');
  const passing = ball({ radiusM, p: [0.5 + radiusM + clearM, 0.6 + (phase * speed) / stepHz, 0], v: [0, -speed, 0] });
  const motion = await bake(planWith([plate, passing], 0.65, 0.4, 0.4, { stepHz, gravityMps2: [0, 0, 0] }));
  const [x, y, z] = bodyAt(motion, 0.4).velocityMps;
  return Math.hypot(x, y + speed, z) / speed;
}

export async function ourSink(stepHz: number, sideM: number): Promise<number> {
  const boxes = Array.from({ length: 10 }, (_, i) =>
    box(`box${i}`, [sideM, sideM, sideM], 10, { positionM: [0, sideM * (i + 0.5), 0] }),
  );
  const motion = await bake(planWith([slab(), ...boxes], 0, 0.5, 10, { stepHz }));
  return sideM * 9.5 - bodyAt(motion, 10, 'box9').positionM[1];
}
