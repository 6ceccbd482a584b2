import { describe, expect, it } from 'vitest';
import { mostSalient } from '../../../src/core/base/most-salient.ts';
import { deriveCues } from '../../../src/core/cues/derive.ts';
import type { Contact } from '../../../src/core/motion/contact.ts';
import { contact, motionOf, plan, sceneOf } from './fixtures.ts';

/** Blows of a ball on a rim, too far apart for a rattle; weaker and stronger by turns. */
const blows = (count: number): Contact[] =>
  Array.from({ length: count }, (_, i) =>
    contact((i + 1) * 0.13, { id: `blow#${i}`, impulseNs: 0.05 * (1 + (i % 97)) }),
  );

describe('a scene with 5,000 contacts', () => {
  const cues = deriveCues(sceneOf(), 'take-1', plan, motionOf(blows(5000)));

  it('lists every one', () => {
    expect(cues).toHaveLength(5000);
    expect(cues.every((cue, i) => i === 0 || cue.timeS >= cues[i - 1]!.timeS)).toBe(true);
  });

  it('is pruned to the ones that would be missed most, in order of time', () => {
    const few = mostSalient(cues, 8);
    expect(few).toHaveLength(8);
    const least = Math.min(...few.map((cue) => cue.salience));
    const rest = cues.filter((cue) => !few.includes(cue));
    expect(rest.every((cue) => cue.salience <= least)).toBe(true);
    expect(few.map((cue) => cue.timeS)).toEqual([...few.map((cue) => cue.timeS)].sort((a, b) => a - b));
    expect(mostSalient(cues, 9999)).toBe(cues);
    expect(mostSalient(cues, 0)).toEqual([]);
  });

  it('of one pair in a heap is one rattle', () => {
    const heap = Array.from({ length: 5000 }, (_, i) => contact(1 + i * 0.001, { id: `blow#${i}` }));
    const [rattle, ...others] = deriveCues(sceneOf(), 'take-1', plan, motionOf(heap));
    expect(others).toEqual([]);
    expect(rattle).toMatchObject({ kind: 'rattle', timeS: 1, stem: 'effects' });
    expect(rattle!.hits).toHaveLength(5000);
  });
});
