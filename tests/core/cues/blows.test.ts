import { describe, expect, it } from 'vitest';
import { blowGroups, LEAST_RATTLE, MERGE_S, RATTLE_GAP_S } from '../../../src/core/cues/blows.ts';
import { contact } from './fixtures.ts';

const groups = (blows: readonly (readonly [timeS: number, impulseNs: number])[]) =>
  blowGroups(blows.map(([timeS, impulseNs]) => contact(timeS, { impulseNs })))
    .map(({ isRattle, blows: hits }) => [isRattle, hits.map(({ timeS }) => timeS)])
    .sort();

describe('blows of a pair', () => {
  it('far apart are heard each for itself', () => {
    expect(
      groups([
        [1, 1],
        [1.2, 1],
        [1.4, 1],
        [1.6, 1],
      ]),
    ).toHaveLength(4);
  });

  it('many, small and quick, are one rattle', () => {
    expect([LEAST_RATTLE, RATTLE_GAP_S, MERGE_S]).toEqual([4, 0.12, 0.05]);
    expect(
      groups([
        [1, 1],
        [1.1, 1],
        [1.2, 1.2],
        [1.3, 0.9],
      ]),
    ).toEqual([[true, [1, 1.1, 1.2, 1.3]]]);
    expect(
      groups([
        [1, 1],
        [1.1, 1],
        [1.2, 1],
      ]),
    ).toHaveLength(3);
  });

  it('that stand out of a rattle are heard for themselves, with what is merged into them', () => {
    expect(
      groups([
        [1, 9],
        [1.1, 1],
        [1.2, 1],
        [1.3, 1],
        [1.4, 1],
      ]),
    ).toEqual([
      [false, [1]],
      [true, [1.1, 1.2, 1.3, 1.4]],
    ]);
  });

  it('go to the strongest near them, and to one alone', () => {
    // 1.04 lies within 50 ms of 1.00 and of 1.08, and goes to the stronger.
    expect(
      groups([
        [1, 5],
        [1.04, 1],
        [1.08, 6],
      ]),
    ).toEqual([
      [false, [1]],
      [false, [1.04, 1.08]],
    ]);
  });

  it('are counted once each, however they fall', () => {
    const blows = Array.from({ length: 200 }, (_, i) => [1 + ((i * 37) % 200) * 0.03, 1 + ((i * 13) % 17)] as const);
    const times = groups(blows).flatMap(([, hits]) => hits as number[]);
    expect(times.sort()).toEqual(blows.map(([timeS]) => timeS).sort());
  });
});
