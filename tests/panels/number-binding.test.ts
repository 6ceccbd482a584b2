import { describe, expect, it } from 'vitest';
import { movedBy, type NumberBinding, shownText, typedValue } from '../../src/panels/controls/number-binding.ts';
import { shownUnit } from '../../src/panels/units.ts';

const binding = (change: Partial<NumberBinding>): NumberBinding => ({
  label: 'Radius',
  value: 0.1,
  unit: shownUnit('m', 0.1),
  min: 0.01,
  max: 2,
  step: 0.001,
  edit: () => () => {},
  ...change,
});

describe('a number in a field', () => {
  it('moves by shown steps and stays on their grid', () => {
    // 0.1 m is 10 cm; three steps of 0.1 cm are 10.3 cm.
    expect(movedBy(binding({}), 0.1, 3)).toBeCloseTo(0.103, 12);
    expect(movedBy(binding({ unit: shownUnit('rad'), step: null, min: -7, max: 7 }), 0, 90)).toBeCloseTo(
      Math.PI / 4,
      12,
    );
  });

  it('stops at its bounds', () => {
    expect(movedBy(binding({}), 0.1, 1e9)).toBe(2);
    expect(movedBy(binding({}), 0.1, -1e9)).toBe(0.01);
    expect(typedValue(binding({}), '900 m')).toBe(2);
  });

  it('keeps whole numbers whole', () => {
    const whole = binding({ unit: shownUnit(''), isInteger: true, step: null, min: 1, max: 9, value: 3 });
    expect(movedBy(whole, 3, 1)).toBe(4);
    expect(typedValue(whole, '4.4')).toBe(4);
  });

  it('can be emptied only where that means something', () => {
    expect(typedValue(binding({}), ' ')).toBeNull();
    expect(typedValue(binding({ clear: () => {} }), '')).toBe('clear');
    expect(shownText(binding({ value: null, fallback: 0.7 }))).toBe('');
  });

  it('shows as many decimals as its step needs', () => {
    expect(shownText(binding({ value: 0.12345 }))).toBe('12.35');
    expect(shownText(binding({ value: 0.12345, step: 0.00001 }))).toBe('12.345');
  });
});
