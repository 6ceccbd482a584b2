import { expect, it } from 'vitest';
import { gravities, gravityOf, gravityVector } from '../../../src/core/scene/gravities.ts';
import { MAX_GRAVITY_MPS2 } from '../../../src/core/scene/schema/limits.ts';
import { missedFreeThrow } from '../../../src/core/scenes/missed-free-throw/missed-free-throw.ts';

it('every gravity is found again by its value, and by no other’s', () => {
  for (const gravity of gravities) {
    const vector = gravityVector(gravity);
    expect(gravityOf(vector)).toBe(gravity);
    expect(Object.is(vector[1], -0)).toBe(false);
    expect(gravity.gravityMps2).toBeLessThanOrEqual(MAX_GRAVITY_MPS2);
  }
  expect(new Set(gravities.map(({ id }) => id)).size).toBe(gravities.length);
});

it('knows the scenes’ own pull and the standard one as Earth’s, and leaves the rest unnamed', () => {
  expect(gravityOf(missedFreeThrow.make().settings.gravityMps2)?.id).toBe('earth');
  expect(gravityOf([0, -9.80665, 0])?.id).toBe('earth');
  expect(gravityOf([0, -9.7, 0])).toBeUndefined();
  expect(gravityOf([0, 9.81, 0])).toBeUndefined();
  expect(gravityOf([1, -9.81, 0])).toBeUndefined();
});

it('things fall a sixth as fast on the Moon as on Earth', () => {
  const by = (id: string) => gravities.find((gravity) => gravity.id === id)!.gravityMps2;
  // G M / r^2 with 7.346e22 kg and 1737.4 km; 6.4171e23 kg and 3396.2 km: the sheet's values to its digits.
  expect(by('moon')).toBeCloseTo((6.6743e-11 * 7.346e22) / 1_737_400 ** 2, 2);
  expect(by('mars')).toBeCloseTo((6.6743e-11 * 6.4171e23) / 3_396_200 ** 2, 1);
  expect(by('earth') / by('moon')).toBeCloseTo(6.06, 1);
});
