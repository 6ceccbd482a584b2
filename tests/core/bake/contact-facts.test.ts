import { describe, expect, it } from 'vitest';
import { type BakePlan, pairKey } from '../../../src/core/bake/plan.ts';
import { simulate } from '../../../src/core/bake/simulate.ts';
import { bodyOf, floorBody, planOf } from '../../support/motion-builders.ts';

const G = 9.81;
const KG = 3;
const inertia = (KG * 0.4 * 0.4) / 6;

function box(id: string, change = {}) {
  return bodyOf(id, { type: 'box', sizeM: [0.4, 0.4, 0.4] }, 'free', {
    massKg: KG,
    inertiaKgm2: [inertia, inertia, inertia],
    positionM: [0, 0.2, 0],
    ...change,
  });
}

function withPair(plan: BakePlan, restitution: number, friction: number): BakePlan {
  const key = pairKey('rubber', 'rubber');
  return { ...plan, pairs: { [key]: { ...plan.pairs[key]!, restitution, friction, restitutionCurve: [] } } };
}

describe('what the engine says of contacts', () => {
  it('a sliding box: normal impulse m g t, friction mu m g t', async () => {
    const plan = withPair(planOf([floorBody(), box('box', { velocityMps: [4, 0, 2] })], { durationS: 0.8 }), 0, 0.3);
    const slide = (await simulate(plan)).contacts.find((c) => c.phase === 'slide')!;
    const weightNs = KG * G * (slide.endTimeS - slide.timeS);
    // A span is believed 0.08 s after it began and counts impulses from then on.
    expect(slide.impulseNs / weightNs).toBeGreaterThan(0.85);
    expect(slide.frictionNs / slide.impulseNs).toBeCloseTo(0.3, 5);
  });

  it('a box that stands on a slope: friction holds m g sin a', async () => {
    const a = 0.2;
    const turn = [0, 0, Math.sin(a / 2), Math.cos(a / 2)] as const;
    const plan = withPair(
      planOf(
        [
          { ...floorBody(), rotation: turn, positionM: [0.5 * Math.sin(a), -0.5 * Math.cos(a), 0] },
          box('box', {
            rotation: turn,
            positionM: [-0.2 * Math.sin(a), 0.2 * Math.cos(a), 0],
            velocityMps: [0, -1e-6, 0],
          }),
        ],
        { durationS: 1.5 },
      ),
      0,
      0.5,
    );
    const rest = (await simulate(plan)).contacts.find((c) => c.phase === 'rest')!;
    expect(rest.frictionNs / rest.impulseNs).toBeCloseTo(Math.tan(a), 1);
    expect(rest.normalSpeedMps).toBe(0);
    expect(rest.reboundSpeedMps).toBe(0);
  });

  it('a flat landing: leaves at e times the speed it came with, and gave (1 + e) m v', async () => {
    const drop = 0.5;
    const plan = withPair(
      planOf([floorBody(), box('box', { positionM: [0, 0.2 + drop, 0] })], { durationS: 0.5 }),
      0.5,
      0.3,
    );
    const hit = (await simulate(plan)).contacts[0]!;
    const v = Math.sqrt(2 * G * drop);
    expect(hit.phase).toBe('impact');
    // The engine strikes up to a step late, by g / 240 = 0.04 m/s.
    expect(Math.abs(hit.normalSpeedMps - v)).toBeLessThan(0.05);
    expect(Math.abs(hit.reboundSpeedMps / hit.normalSpeedMps - 0.5)).toBeLessThan(0.02);
    expect(Math.abs(hit.impulseNs / (1.5 * KG * v) - 1)).toBeLessThan(0.03);
    expect(hit.frictionNs).toBeLessThan(0.01 * hit.impulseNs);
  });

  it('a box that lands while it flies along: what friction took is what the body lost, within the cone', async () => {
    const plan = withPair(
      planOf([floorBody(), box('box', { positionM: [0, 0.7, 0], velocityMps: [3, 0, 0] })], { durationS: 0.5 }),
      0,
      0.2,
    );
    const motion = await simulate(plan);
    const hit = motion.contacts[0]!;
    const track = motion.tracks[1]!;
    const n = track.timesS.findIndex((t) => t > hit.timeS + 0.01);
    const lostNs = KG * (3 - track.velocitiesMps[3 * n]!);
    expect(hit.frictionNs).toBeGreaterThan(0);
    expect(hit.frictionNs).toBeLessThanOrEqual(0.2 * hit.impulseNs * (1 + 1e-6));
    // What the box lost while it lay there for a step or two longer, sliding under its weight, is not the blow's.
    expect(Math.abs(hit.frictionNs - lostNs)).toBeLessThan(0.2 * KG * G * 0.02);
  });

  it('two boxes that meet in the air: the same impulse on both, by e', async () => {
    const plan = withPair(
      planOf([box('a', { positionM: [-1, 5, 0], velocityMps: [3, 0, 0] }), box('b', { positionM: [0, 5, 0] })], {
        durationS: 0.6,
        gravityMps2: [0, 0, 0],
      }),
      0.5,
      0.3,
    );
    const hit = (await simulate(plan)).contacts[0]!;
    expect(hit.normalSpeedMps).toBeCloseTo(3, 3);
    // The engine shares the blow unevenly among the four corners, so that 3 % of the speed apart turn into spin.
    expect(Math.abs(hit.reboundSpeedMps / 1.5 - 1)).toBeLessThan(0.05);
    // Reduced mass m / 2.
    expect(Math.abs(hit.impulseNs / ((KG / 2) * 1.5 * 3) - 1)).toBeLessThan(0.02);
  });
});

describe('the bytes of a bake', () => {
  it('do not depend on the order of keys in the plan', async () => {
    const plan = planOf([floorBody(), box('a'), box('b', { positionM: [0.1, 0.7, 0] })], {
      durationS: 0.5,
      joints: [
        {
          id: 'j',
          shape: { type: 'rope', lengthM: 1 },
          bodyIds: ['b', null],
          pointsM: [
            [0, 0, 0],
            [0, 1.5, 0],
          ],
          breakForceN: 500,
          collide: true,
        },
      ],
    });
    const reversed = JSON.parse(JSON.stringify(plan), (_, value: unknown) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as BakePlan;
    expect(JSON.stringify(reversed)).not.toBe(JSON.stringify(plan));
    expect(await simulate(reversed)).toEqual(await simulate(plan));
  });
});
