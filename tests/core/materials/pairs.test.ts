import { expect, test } from 'vitest';
import { materials } from '../../../src/core/materials/index.ts';
import { surfacePair } from '../../../src/core/materials/pairs.ts';

const ids = materials.all.map((material) => material.id);

test('a pair is the same in either order, in range, and never bounces more than 0.98', () => {
  for (const a of ids) {
    for (const b of ids) {
      const pair = surfacePair(a, b);
      expect(pair).toEqual(surfacePair(b, a));
      for (const { value, low, high } of [pair.restitution, pair.friction]) {
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(value);
        expect(value).toBeLessThanOrEqual(high);
      }
      expect(pair.restitution.high).toBeLessThanOrEqual(0.98);
    }
  }
});

test.each([
  ['basketball', 'hardwood', 0.77, 0.758, 0.776, 0.5],
  ['basketball', 'tempered-glass', 0.72, 0.7, 0.75, 0.4],
  ['basketball', 'steel', 0.6, 0.55, 0.65, 0.4],
])('%s on %s bounces as measured', (a, b, value, low, high, friction) => {
  const pair = surfacePair(a, b);
  expect(pair.restitution).toMatchObject({ value, low, high });
  expect(pair.friction.value).toBe(friction);
});

test.each([
  ['steel', 'ice', 0.02],
  ['ice', 'ice', 0.03],
  ['hardwood', 'hardwood', 0.3],
  ['hardwood', 'steel', 0.3],
  ['steel', 'steel', 0.3],
  ['rubber', 'concrete', 0.8],
])('%s slides on %s as measured', (a, b, friction) => {
  expect(surfacePair(a, b).friction.value).toBeCloseTo(friction, 12);
});

test('billiard balls keep 0.95 of their speed', () => {
  expect(surfacePair('phenolic', 'phenolic').restitution.value).toBe(0.95);
});

test('a bowling ball is no more slippery than its rules allow', () => {
  expect(surfacePair('urethane', 'hardwood').friction.high).toBeLessThanOrEqual(0.32);
});

test('where nothing was measured the softer body decides the bounce', () => {
  // Steel is 100 000 times stiffer than rubber, so the mean lies within 1e-5 of rubber's own 0.8.
  expect(surfacePair('rubber', 'steel').restitution.value).toBeCloseTo(0.8, 4);
  expect(surfacePair('cloth', 'steel').restitution.value).toBeCloseTo(0, 4);
  expect(surfacePair('tennis-felt', 'concrete').restitution.value).toBeCloseTo(0.745, 4);
});

test('equally stiff bodies share the bounce, and friction is the geometric mean', () => {
  // Glass and aluminium both have 70 GPa in the table: (0.66 + 0.5) / 2; friction sqrt(0.4 * 0.4).
  const pair = surfacePair('glass', 'aluminium');
  expect(pair.restitution.value).toBeCloseTo(0.58, 12);
  expect(pair.friction.value).toBeCloseTo(0.4, 12);
});

test('an unknown material is our mistake and throws', () => {
  expect(() => surfacePair('steel', 'unobtainium')).toThrow('unobtainium');
});

test('rolling resistance lies in its range, names its source, and is least where both are hard', () => {
  for (const a of ids) {
    for (const b of ids) {
      const { value, low, high, source } = surfacePair(a, b).rollingResistance;
      expect(low).toBeGreaterThan(0);
      expect(low).toBeLessThanOrEqual(value);
      expect(value).toBeLessThanOrEqual(high);
      expect(source.length).toBeGreaterThan(5);
    }
  }
  const share = (a: string, b: string) => surfacePair(a, b).rollingResistance.value;
  expect(share('steel', 'steel')).toBeLessThan(share('phenolic', 'cloth'));
  expect(share('glass', 'steel')).toBeLessThan(share('rubber', 'steel'));
});

test('restitution falls with speed, and never above 0.98, where a curve is known', () => {
  // Johnson: v^(-1/4), from 1 m/s to 16 times as fast, is a half.
  const steel = surfacePair('steel', 'steel').restitutionCurve;
  const factor = (v: number) => {
    const n = steel.findIndex(([speed]) => speed >= v);
    const [x0, y0] = steel[n - 1] ?? steel[n]!;
    const [x1, y1] = steel[n]!;
    return x1 > x0 ? y0 + ((y1 - y0) * (v - x0)) / (x1 - x0) : y1;
  };
  // Straight lines between the points lie up to 2 % above the curve.
  for (const v of [1, 2, 5, 8, 10, 16, 30]) expect(factor(v) / (v / 5) ** -0.25).toBeCloseTo(1, 1.3);
  for (const a of ids) {
    for (const b of ids) {
      const { restitutionCurve, restitution } = surfacePair(a, b);
      const factors = restitutionCurve.map(([, f]) => f);
      const speeds = restitutionCurve.map(([v]) => v);
      expect([...factors].sort((x, y) => y - x)).toEqual(factors);
      expect([...speeds].sort((x, y) => x - y)).toEqual(speeds);
      for (const f of factors) expect(f * restitution.value).toBeLessThanOrEqual(0.98);
    }
  }
});
