import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/core/base/canonical-json.ts';
import { hashBytes, hashValue } from '../../../src/core/base/hash.ts';
import { newId } from '../../../src/core/base/id.ts';
import { inOrder, orderAfterAll, orderBetween } from '../../../src/core/base/order.ts';
import { createRandom, seedFrom } from '../../../src/core/base/rng.ts';
import { frameToSeconds, rateLabel, secondsToFrame } from '../../../src/core/base/time.ts';

describe('time', () => {
  it('round-trips every frame of ten minutes at every usual rate', () => {
    for (const rate of [
      { num: 24, den: 1 },
      { num: 24000, den: 1001 },
      { num: 30000, den: 1001 },
      { num: 60, den: 1 },
    ]) {
      for (let frame = 0; frame < (600 * rate.num) / rate.den; frame++) {
        expect(secondsToFrame(frameToSeconds(frame, rate), rate)).toBe(frame);
      }
    }
  });

  it('is written as people write it', () => {
    expect(rateLabel({ num: 24000, den: 1001 })).toBe('23.976');
  });
});

describe('order', () => {
  it('sorts by key, then by id, and always finds room between', () => {
    const records = { b: { order: 'a1' }, a: { order: 'a1' }, c: { order: 'a0' } };
    expect(inOrder(records).map(([id]) => id)).toEqual(['c', 'a', 'b']);
    expect(orderAfterAll(records) > 'a1').toBe(true);
    let low = 'a0';
    for (let i = 0; i < 200; i++) {
      const middle = orderBetween(low, 'a1');
      expect(low < middle && middle < 'a1').toBe(true);
      low = middle;
    }
  });
});

describe('hashes and seeds', () => {
  it('are SHA-256, and blind to the order of keys', () => {
    // FIPS 180-2, the one-block message "abc".
    expect(hashBytes(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(hashValue({ a: 1, b: [{ d: 2, c: 3 }] })).toBe(hashValue({ b: [{ c: 3, d: 2 }], a: 1 }));
    expect(hashValue({ a: 1 })).not.toBe(hashValue({ a: 2 }));
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(/NaN/);
  });

  it('give the same even numbers for the same seed', () => {
    const a = createRandom(7);
    const b = createRandom(7);
    const numbers = Array.from({ length: 10_000 }, a);
    expect(numbers).toEqual(Array.from({ length: 10_000 }, b));
    // Mean of n uniform numbers: standard error 1 / sqrt(12 n) = 0.0029; four of those.
    expect(Math.abs(numbers.reduce((s, x) => s + x, 0) / 10_000 - 0.5)).toBeLessThan(0.012);
    expect(seedFrom('one')).not.toBe(seedFrom('two'));
  });

  it('make ids that load', () => {
    const random = createRandom(1);
    const ids = new Set(Array.from({ length: 2000 }, () => newId('prop', random)));
    expect(ids.size).toBe(2000);
    for (const id of ids) expect(id).toMatch(/^prop-[0-9a-z]{8}$/);
  });
});
