import { describe, expect, it } from 'vitest';
import { planBake } from '../../../src/core/bake/plan-bake.ts';
import { missedFreeThrow } from '../../../src/core/scenes/missed-free-throw/missed-free-throw.ts';
import { steadinessOf } from '../../../src/core/trials/steadiness.ts';
import { varyPlan } from '../../../src/core/trials/vary-plan.ts';

const scene = missedFreeThrow.make();
const plan = planBake(scene, 'take-1');

describe('a varied plan', () => {
  it('turns and quickens the release, and leaves the rest alone', () => {
    const varied = varyPlan(plan, { speedFactor: 1.01, elevationRad: 0.01, azimuthRad: 0.02 });
    const [vx, vy, vz] = varied.bodies.find((body) => body.id === 'ball')!.velocityMps;
    expect(Math.hypot(vx, vy, vz)).toBeCloseTo(8.2 * 1.01, 9);
    expect(Math.asin(vy / (8.2 * 1.01))).toBeCloseTo((49.5 * Math.PI) / 180 + 0.01, 9);
    expect(Math.atan2(-vx, -vz)).toBeCloseTo(0.02, 9);
    expect(varied.bodies.filter((body) => body.id !== 'ball')).toEqual(
      plan.bodies.filter((body) => body.id !== 'ball'),
    );
  });

  it('moves bounce and slip to the ends of their ranges and no further', () => {
    const key = 'basketball|steel';
    expect(varyPlan(plan, { restitutionPlace: 1 }).pairs[key]!.restitution).toBe(0.65);
    expect(varyPlan(plan, { restitutionPlace: -1 }).pairs[key]!.restitution).toBe(0.55);
    expect(varyPlan(plan, { frictionPlace: 0 }).pairs[key]!.friction).toBe(plan.pairs[key]!.friction);
  });
});

describe('steadiness', () => {
  it('of the missed free throw: at least 40 of 45 releases, every surface, and twice the step rate', async () => {
    const result = await steadinessOf(scene, plan);
    const kept = Object.fromEntries(result.varied.map((group) => [group.what, [group.kept, group.trials]]));
    expect(kept.release![1]).toBe(45);
    expect(kept.release![0]).toBeGreaterThanOrEqual(40);
    expect(kept.surfaces).toEqual([8, 8]);
    expect(kept['step rate']).toEqual([1, 1]);
    expect(result.keptByCondition.miss).toBe(result.trials);
  });

  it('tells a lucky throw from a steady one', async () => {
    // 8.05 m/s at 52 degrees with 3 Hz of backspin lies where made and missed alternate within 0.05 m/s.
    const lucky = missedFreeThrow.make();
    const speed = 8.05;
    const elevation = (52 * Math.PI) / 180;
    lucky.props.ball!.release = {
      velocityMps: [0, speed * Math.sin(elevation), -speed * Math.cos(elevation)],
      angularVelocityRadps: [3 * 2 * Math.PI, 0, 0],
    };
    const result = await steadinessOf(lucky, planBake(lucky, 'take-1'));
    expect(result.kept / result.trials).toBeLessThan(0.7);
  });

  it('stops when told to', async () => {
    const controller = new AbortController();
    const trial = steadinessOf(scene, plan, { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(trial).rejects.toThrow(/abort/i);
  });
});
