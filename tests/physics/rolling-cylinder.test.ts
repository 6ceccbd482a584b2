import { expect, it } from 'vitest';
import type { BodyPlan } from '../../src/core/bake/plan.ts';
import { bodyOf } from '../support/motion-builders.ts';
import { bake, bodyAt, pairOf, planWith, slab } from './plans.ts';

const R = 0.2;
const MASS = 5;
const SPEED = 2;

/** A solid cylinder that rolls along x on its side, its axis along z. */
function roller(change: Partial<BodyPlan> = {}): BodyPlan {
  const along = (MASS * R * R) / 2;
  const across = (MASS * (3 * R * R + 0.4 * 0.4)) / 12;
  const shape = { type: 'cylinder', radiusM: R, heightM: 0.4 } as const;
  const rotation = [Math.SQRT1_2, 0, 0, Math.SQRT1_2] as const;
  return bodyOf('roller', shape, 'free', {
    massKg: MASS,
    // The principal axes are the body's own, of which y is the axis of the cylinder.
    inertiaKgm2: [across, along, across],
    positionM: [0, R, 0],
    rotation,
    velocityMps: [SPEED, 0, 0],
    angularVelocityRadps: [0, 0, -SPEED / R],
    ...change,
  });
}

const rolledBy = async (rollingResistance: number, body: BodyPlan, durationS: number) =>
  bake(
    planWith([slab(), body], 0, 0.6, durationS, {
      pairs: { 'rubber|rubber': { ...pairOf(0, 0.6), rollingResistance } },
    }),
  );

it('a cylinder rolls on, and slows by 2/3 c g where the pair resists', async () => {
  const c = 0.03;
  const untilS = 3;
  const freely = bodyAt(await rolledBy(0, roller(), untilS), untilS, 'roller').velocityMps[0];
  const resisted = bodyAt(await rolledBy(c, roller(), untilS), untilS, 'roller').velocityMps[0];
  // Torque c N r about the point that rolls, with I = 3/2 m r^2: a = c N r^2 / I = 2/3 c g.
  const lost = (2 / 3) * c * 9.81 * untilS;
  // The engine itself takes 2 to 4 % of the speed of a disc on its side.
  expect(freely / SPEED).toBeGreaterThan(0.93);
  // The load is known a step late and includes friction, which adds c^2: 5 % is the engine's own loss again.
  expect(Math.abs((freely - resisted) / lost - 1)).toBeLessThan(0.05);
});

it('it comes to rest, never rolls back, and spins freely on its end', async () => {
  const motion = await rolledBy(0.2, roller(), 3);
  let least = SPEED;
  for (let t = 0; t < 3; t += 1 / 240) least = Math.min(least, bodyAt(motion, t, 'roller').velocityMps[0]);
  expect(least).toBeGreaterThan(-0.005);
  expect(Math.abs(bodyAt(motion, 3, 'roller').velocityMps[0])).toBeLessThan(0.005);
  const upright = { positionM: [0, 0.2, 0], rotation: [0, 0, 0, 1], velocityMps: [0, 0, 0] } as const;
  const spun = roller({ ...upright, angularVelocityRadps: [0, 8, 0] });
  const bare = bodyAt(await rolledBy(0, spun, 0.5), 0.5, 'roller').angularVelocityRadps[1];
  const same = bodyAt(await rolledBy(0.2, spun, 0.5), 0.5, 'roller').angularVelocityRadps[1];
  expect(same).toBe(bare);
});

it.each([60, 240])('a cylinder that rolls slowly goes on as it was, at %i Hz', async (stepHz) => {
  const [speed, untilS] = [0.1, 3];
  const body = roller({ velocityMps: [speed, 0, 0], angularVelocityRadps: [0, 0, -speed / R] });
  const motion = await bake(planWith([slab(), body], 0, 0.6, untilS, { stepHz }));
  // Level, without resistance: no acceleration. The engine's point of touch moved half a degree off the axis would be
  // 2/3 g sin 0.5 = 0.06 m/s2; its float32 and what it does to the sides of a disc leave less than a sixth of that.
  const gained = (bodyAt(motion, untilS, 'roller').velocityMps[0] - speed) / untilS;
  expect(Math.abs(gained)).toBeLessThan(0.01);
});

it('a cylinder of two halves is held back as the whole is', async () => {
  const whole = roller();
  const [part] = whole.parts;
  const half = (id: string, y: number) => ({
    ...part!,
    id,
    shape: { type: 'cylinder', radiusM: R, heightM: 0.2 } as const,
    positionM: [0, y, 0] as const,
  });
  const halves = { ...whole, parts: [half('left', -0.1), half('right', 0.1)] };
  const plan = planWith([slab(), halves], 0, 0.6, 3, {
    pairs: { 'rubber|rubber': { ...pairOf(0, 0.6), rollingResistance: 0.03 } },
  });
  const apart = bodyAt(await bake(plan), 3, 'roller').velocityMps[0];
  const one = bodyAt(await rolledBy(0.03, whole, 3), 3, 'roller').velocityMps[0];
  // Both lose 0.59 m/s to the same loads; what the engine takes of a disc differs by a per cent or two of the speed.
  expect(Math.abs(apart - one)).toBeLessThan(0.03 * SPEED);
});
