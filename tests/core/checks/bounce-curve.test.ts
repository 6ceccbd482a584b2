import { describe, expect, test } from 'vitest';
import type { PairPlan } from '../../../src/core/bake/plan.ts';
import { restitutionAt as baked, FULL_BOUNCE_MPS, LANDING_MPS } from '../../../src/core/bake/restitution.ts';
import { checks } from '../../../src/core/checks/index.ts';
import { restitutionAt } from '../../../src/core/checks/pair-of.ts';
import { ballBody, checkInput, flight, floorBody, impactOf, planOf } from '../../support/motion-builders.ts';

/** Full at 1 m/s and below, half at 5 m/s and above: at 3 m/s three quarters. */
const CURVE = [
  [1, 1],
  [5, 0.5],
] as const;

const pair = (change: Partial<PairPlan> = {}): PairPlan => ({
  restitution: 0.8,
  restitutionRange: [0.7, 0.9],
  friction: 0.5,
  frictionRange: [0.4, 0.6],
  restitutionCurve: CURVE,
  rollingResistance: 0,
  ...change,
});

function found(normalSpeedMps: number, kept: number) {
  const plan = planOf([ballBody(), floorBody()], { pairs: { 'rubber|rubber': pair() } });
  const contact = impactOf('ball', 'floor', 0.5, { normalSpeedMps, reboundSpeedMps: kept * normalSpeedMps });
  const knots = flight(0, 1, [0, 1, 0], [0, 0, 0], [0, 0, 0]);
  return checks.get('apparent-restitution').run(checkInput(plan, { ball: knots }, [contact]));
}

describe('a bounce is judged by what its pair keeps at its speed', () => {
  // 0.8 times 1, 0.75 and 0.5 are 0.8, 0.6 and 0.4; 0.05 either way are let be.
  test.each([
    [0.9, 0.8],
    [3, 0.6],
    [8, 0.4],
  ])('at %f m/s it keeps %f', (speedMps, e) => {
    expect([...found(speedMps, e - 0.049), ...found(speedMps, e), ...found(speedMps, e + 0.049)]).toEqual([]);
    expect(found(speedMps, e - 0.051)).toMatchObject([{ level: 'unlikely', title: 'Floor bounces too dead' }]);
    expect(found(speedMps, e + 0.051)).toMatchObject([{ level: 'unlikely', title: 'Floor bounces too well' }]);
  });

  test('what the bake tapers off to a landing is not judged', () => {
    // The slowest bounce that is judged comes ten times as fast as the fastest that is tapered.
    for (const speedMps of [LANDING_MPS, FULL_BOUNCE_MPS, 0.499]) {
      for (const kept of [0, 0.4]) expect(found(speedMps, kept)).toEqual([]);
    }
    expect(found(0.501, 0)).toHaveLength(1);
    expect(FULL_BOUNCE_MPS).toBeLessThan(0.5);
  });

  test('the judge’s own arithmetic and the bake’s agree wherever it judges, also where a curve rises above one', () => {
    const rising = pair({
      restitution: 0.9,
      restitutionCurve: [
        [0.5, 1.2],
        [2, 1],
        [20, 0.3],
      ],
    });
    for (const p of [pair(), rising, pair({ restitutionCurve: [] })]) {
      for (let speedMps = 0.5; speedMps < 25; speedMps += 0.13) {
        expect(restitutionAt(p, speedMps)).toBeCloseTo(baked(p, speedMps), 12);
      }
    }
    // 0.9 times 1.2 is more than any real pair keeps.
    expect(restitutionAt(rising, 0.5)).toBe(0.98);
  });
});
