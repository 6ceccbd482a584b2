import { describe, expect, it } from 'vitest';
import {
  formatLength,
  formatNumber,
  formatQuantity,
  parseShown,
  shownUnit,
  unitOfName,
} from '../../src/panels/units.ts';

describe('shown units', () => {
  it('turns radians into degrees and turns a second', () => {
    expect(formatQuantity(Math.PI / 4, shownUnit('rad'))).toBe('45°');
    expect(formatQuantity(4 * Math.PI, shownUnit('rad/s'))).toBe('2 rps');
  });

  it('shows what is small by default in centimetres and grams', () => {
    expect(formatQuantity(0.1205, shownUnit('m', 0.12))).toBe('12.05 cm');
    expect(formatQuantity(1.2, shownUnit('m', 3))).toBe('1.2 m');
    expect(formatQuantity(0.0027, shownUnit('kg', 0.0027))).toBe('2.7 g');
  });

  it('reads the unit off the end of a name', () => {
    expect(unitOfName('ringRadiusM')).toBe('m');
    expect(unitOfName('tiltRad')).toBe('rad');
    expect(unitOfName('focalLengthMm')).toBe('mm');
    expect(unitOfName('restitution')).toBe('');
  });

  it('writes a true minus and no trailing zeros', () => {
    expect(formatNumber(-1.5, 3)).toBe('−1.5');
    expect(formatNumber(-0.0001, 2)).toBe('0');
    expect(formatNumber(100, 0)).toBe('100');
    expect(formatLength(0.034)).toBe('3.4 cm');
    expect(formatLength(1.257)).toBe('1.26 m');
  });
});

describe('typed numbers', () => {
  const cm = shownUnit('m', 0.1);
  it('takes plain numbers, a decimal comma and the minus that we write', () => {
    expect(parseShown('12.5', cm)).toBe(12.5);
    expect(parseShown(' 12,5 cm', cm)).toBe(12.5);
    expect(parseShown('−3', cm)).toBe(-3);
  });

  it('converts a unit of the same kind and refuses another', () => {
    expect(parseShown('1.2 m', cm)).toBeCloseTo(120, 9);
    // One foot is 30.48 cm by definition.
    expect(parseShown("1'", cm)).toBeCloseTo(30.48, 9);
    expect(parseShown('36 km/h', shownUnit('m/s'))).toBeCloseTo(10, 9);
    expect(parseShown('120 rpm', shownUnit('rad/s'))).toBeCloseTo(2, 9);
    expect(parseShown('3 kg', cm)).toBeNull();
  });

  it('refuses what is no number', () => {
    for (const text of ['', 'abc', '1 2', '--1', 'NaN', 'Infinity', '1e999']) expect(parseShown(text, cm)).toBeNull();
  });
});
