import { describe, expect, it } from 'vitest';
import { createTimeLeft } from '../../../src/core/exporters/time-left.ts';

describe('createTimeLeft', () => {
  it('tells nothing at first, then what is left at an even pace', () => {
    const left = createTimeLeft();
    expect(left.note(0, 100)).toBeNull();
    expect(left.note(0.05, 101)).toBeNull();
    // A hundredth each 0.2 s: 0.9 of the work takes 18 s.
    expect(left.note(0.1, 102)).toBeCloseTo(18, 9);
  });

  it('forgets a slow start', () => {
    const left = createTimeLeft();
    left.note(0, 0);
    left.note(0.02, 100);
    for (let s = 1; s <= 40; s++) left.note(0.02 + 0.01 * s, 100 + s);
    expect(left.note(0.43, 141)).toBeCloseTo(57, 6);
  });
});
