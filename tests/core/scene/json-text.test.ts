import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTextFault, MAX_DEPTH, MAX_VALUES } from '../../../src/core/scene/json-text.ts';

describe('findTextFault', () => {
  it('agrees with JSON.parse on what is JSON, for texts near to it', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"a"',
      '"b\\u00e9"',
      '1',
      '-2.5e-3',
      '01',
      '1.',
      'true',
      'null',
      'nul',
      ' ',
      '\n',
      '"',
      '\\',
      "'",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (chosen) => {
        const text = chosen.join('');
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const fault = findTextFault(text);
        // The one thing that JSON.parse takes and we do not: a key that stands twice.
        if (isJson && fault) expect(fault.message).toContain('twice');
        else expect(fault === null).toBe(isJson);
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  it('accepts whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        expect(findTextFault(JSON.stringify(value, null, indent))).toBeNull();
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('says where and what', () => {
    expect(findTextFault('{\n  "a": NaN\n}')).toEqual({
      line: 2,
      column: 8,
      message: 'NaN is not a number that JSON can hold; write a finite number.',
    });
    expect(findTextFault('[1,\n 2,\n]')).toMatchObject({ line: 3, column: 1 });
    expect(findTextFault('{"a": 1, "a": 2}')?.message).toContain('"a" appears twice');
    expect(findTextFault('{"a": {"a": 1}, "b": [{"a": 1}]}')).toBeNull();
    expect(findTextFault('{"\\u0061": 1, "a": 2}')?.message).toContain('twice');
    expect(findTextFault('{"a": [1, 2')?.message).toContain('cut off');
    expect(findTextFault('-Infinity')?.message).toContain('-Infinity');
  });

  it('stops at the depth and count that no scene needs', () => {
    expect(findTextFault('['.repeat(MAX_DEPTH) + ']'.repeat(MAX_DEPTH))).toBeNull();
    expect(findTextFault('['.repeat(MAX_DEPTH + 1) + ']'.repeat(MAX_DEPTH + 1))?.message).toContain('deeper than');
    expect(findTextFault('{"a":'.repeat(2_000_000))?.message).toContain('deeper than');
    // The list is one value, its members the rest.
    const list = (length: number) => `[${'0,'.repeat(length - 2)}0]`;
    expect(findTextFault(list(MAX_VALUES))).toBeNull();
    expect(findTextFault(list(MAX_VALUES + 1))?.message).toContain('more than');
  });

  it('takes long tokens without overflowing the stack', () => {
    expect(findTextFault(`"${'x\\n'.repeat(3_000_000)}"`)).toBeNull();
    expect(findTextFault('9'.repeat(5_000_000))?.line).toBe(1);
    expect(findTextFault(`${' '.repeat(5_000_000)}1`)).toBeNull();
  });
});
