import { describe, expect, it } from 'vitest';
import type { BakePlan, JointPlan } from '../../../src/core/bake/plan.ts';
import { simulate } from '../../../src/core/bake/simulate.ts';
import type { Vec3 } from '../../../src/core/base/vec3.ts';
import { stateAt, trackOf } from '../../../src/core/motion/sample.ts';
import { ballBody, bodyOf, floorBody, planOf } from '../../support/motion-builders.ts';

/** States come back from the engine and from tracks as float32: 24 bits, over a few steps. */
const FLOAT32 = 1e-5;
const FLOATING: Partial<BakePlan> = { gravityMps2: [0, 0, 0], durationS: 0.4 };

function surface(restitution: number, friction: number): BakePlan['pairs'] {
  const pair = planOf([]).pairs['rubber|rubber']!;
  return { 'rubber|rubber': { ...pair, restitution, friction } };
}

function box(id: string, sizeM: Vec3, massKg: number, positionM: Vec3) {
  const [x, y, z] = sizeM;
  const part = massKg / 12;
  const inertiaKgm2: Vec3 = [part * (y * y + z * z), part * (x * x + z * z), part * (x * x + y * y)];
  return bodyOf(id, { type: 'box', sizeM }, 'free', { massKg, inertiaKgm2, positionM });
}

function hinge(id: string, bodyId: string, axis: Vec3, atBody: Vec3, atSet: Vec3): JointPlan {
  const shape = { type: 'hinge', axis, limitsRad: null, motor: null } as const;
  return { id, shape, bodyIds: [bodyId, null], pointsM: [atBody, atSet], breakForceN: null, collide: false };
}

describe('a ball', () => {
  it('gives a free box off its centre J = (1 + e) v / (1/m + 1/M + d^2/I)', async () => {
    const ball = ballBody('ball', { positionM: [-1, 0.2, 0], velocityMps: [5, 0, 0] });
    const target = box('box', [0.4, 0.6, 0.3], 2, [0, 0, 0]);
    const motion = await simulate(planOf([target, ball], { ...FLOATING, pairs: surface(0.8, 0) }));
    const j = (1.8 * 5) / (1 / 0.6 + 1 / 2 + (0.2 * 0.2) / target.inertiaKgm2[2]);
    expect(motion.contacts).toHaveLength(1);
    expect(Math.abs(motion.contacts[0]!.timeS - 0.7 / 5)).toBeLessThan(1e-8);
    expect(Math.abs(motion.contacts[0]!.impulseNs / j - 1)).toBeLessThan(FLOAT32);
    const after = stateAt(trackOf(motion, 'box')!, 0.4);
    expect(Math.abs(after.velocityMps[0] - j / 2)).toBeLessThan(FLOAT32);
    // The engine lets spin grow by 0.08 % in 10 s: in 0.26 s that is 0.002 %, and its step once more.
    expect(Math.abs(after.angularVelocityRadps[2] / ((-0.2 * j) / target.inertiaKgm2[2]) - 1)).toBeLessThan(1e-4);
    expect(Math.abs(after.positionM[0] - (j / 2) * (0.4 - 0.14))).toBeLessThan(10 * FLOAT32);
    expect(Math.abs(stateAt(trackOf(motion, 'ball')!, 0.4).velocityMps[0] - (5 - j / 0.6))).toBeLessThan(FLOAT32);
  });

  it('bounces off a box that stands on the floor as off the floor, awake or asleep', async () => {
    for (const fallS of [0.3, 1.2]) {
      const ball = ballBody('ball', { positionM: [0.05, 0.5 + (9.81 * fallS * fallS) / 2, 0] });
      const bodies = [floorBody(), box('box', [0.4, 0.4, 0.4], 2, [0, 0.2, 0]), ball];
      const motion = await simulate(planOf(bodies, { durationS: fallS + 0.1 }));
      const hit = motion.contacts.find(({ phase, bodyIds }) => phase === 'impact' && bodyIds.includes('ball'))!;
      // 0.6 kg, restitution 0.8: J = 1.8 m v. The box sinks below 0.1 mm into the floor, which is 0.1 ms of the fall.
      expect(Math.abs(hit.impulseNs / (1.8 * 0.6 * 9.81 * fallS) - 1)).toBeLessThan(0.001);
    }
  });

  it('leaves a racket at its speed and e times the closing speed', async () => {
    const marks = [1, -4].map((x, n) => {
      return { timeS: n, positionM: [x, 0, 0] as Vec3, rotation: [0, 0, 0, 1] as const, easing: 'linear' as const };
    });
    const racket = bodyOf('racket', { type: 'box', sizeM: [0.02, 0.3, 0.3] }, 'animated', { marks });
    const motion = await simulate(planOf([racket, ballBody('ball', { velocityMps: [3, 0, 0] })], FLOATING));
    expect(Math.abs(motion.contacts[0]!.timeS - 0.89 / 8)).toBeLessThan(1e-8);
    expect(stateAt(trackOf(motion, 'ball')!, 0.4).velocityMps[0]).toBeCloseTo(-5 - 0.8 * 8, 5);
  });

  it('swings a hinged door by J = (1 + e) v / (1/m + d^2/I_hinge)', async () => {
    const door = box('door', [0.9, 2, 0.04], 20, [0.45, 0, 0]);
    const ball = ballBody('ball', { positionM: [0.7, 0.3, 1.12], velocityMps: [0, 0, -8] });
    const joints = [hinge('hinge', 'door', [0, 1, 0], [-0.45, 0, 0], [0, 0, 0])];
    const motion = await simulate(planOf([door, ball], { ...FLOATING, pairs: surface(0.6, 0), joints }));
    const about = door.inertiaKgm2[1] + 20 * 0.45 * 0.45;
    const j = (1.6 * 8) / (1 / 0.6 + (0.7 * 0.7) / about);
    expect(Math.abs(motion.contacts[0]!.impulseNs / j - 1)).toBeLessThan(FLOAT32);
    // The engine's hinge keeps the swing to 0.01 %.
    expect(
      Math.abs(stateAt(trackOf(motion, 'door')!, 0.4).angularVelocityRadps[1] / ((0.7 * j) / about) - 1),
    ).toBeLessThan(1e-4);
  });
});

it('passes a cradle on from ball to ball, 1 mm apart: the last leaves with ((1 + e) / 2)^4 of the speed', async () => {
  const [r, length, lift, spacing] = [0.025, 0.3, 0.6, 0.051];
  const inertia = 0.4 * 0.5 * r * r;
  const balls = [0, 1, 2, 3, 4].map((n) => {
    const angle = n === 0 ? -lift : 0;
    return bodyOf(`b${n}`, { type: 'ball', radiusM: r }, 'free', {
      massKg: 0.5,
      inertiaKgm2: [inertia, inertia, inertia],
      positionM: [n * spacing + length * Math.sin(angle), -length * Math.cos(angle), 0],
      rotation: [0, 0, Math.sin(angle / 2), Math.cos(angle / 2)],
    });
  });
  const joints = balls.map(({ id }, n) => hinge(`j${n}`, id, [0, 0, 1], [0, length, 0], [n * spacing, 0, 0]));
  const motion = await simulate(planOf(balls, { joints, durationS: 0.4, pairs: surface(0.95, 0) }));
  const last = motion.contacts.find(({ bodyIds }) => bodyIds.includes('b4'))!;
  // A rigid pendulum: m L^2 + I turns. Before the last impact the fourth ball has ((1 + e) / 2)^3 of the first's speed.
  const first = Math.sqrt((2 * 9.81 * length * (1 - Math.cos(lift))) / (1 + (0.4 * r * r) / (length * length)));
  expect(Math.abs(last.normalSpeedMps / (first * 0.975 ** 3) - 1)).toBeLessThan(0.02);
  expect(motion.contacts.filter(({ normalSpeedMps }) => normalSpeedMps > 0.5)).toHaveLength(4);
});
