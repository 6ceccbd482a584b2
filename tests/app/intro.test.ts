import { describe, expect, it } from 'vitest';
import { introRate } from '../../src/app/intro.ts';

describe('the first showing', () => {
  it('goes slowly about the contacts and at full pace between them', () => {
    const contacts = [0.93, 1.58];
    expect(introRate(0.5, contacts)).toBe(1);
    expect(introRate(0.93, contacts)).toBeLessThan(0.5);
    expect(introRate(1.25, contacts)).toBe(1);
    expect(introRate(1.55, contacts)).toBeLessThan(0.5);
    expect(introRate(0.5, [])).toBe(1);
  });
});
