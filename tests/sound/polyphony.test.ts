import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CueNote } from '../../src/core/cues/cue.ts';
import { voicesOf } from '../../src/sound/polyphony.ts';

const note = (startS: number, durationS: number, pitch = 60): CueNote => ({ startS, durationS, pitch, velocity: 1 });
const anyNote = fc
  .tuple(fc.double({ min: 0, max: 10, noNaN: true }), fc.double({ min: 0.01, max: 3, noNaN: true }))
  .map(([startS, durationS]) => note(startS, durationS));

describe('voices', () => {
  it('gives a line one voice and a chord one each', () => {
    expect(voicesOf([note(0, 0.5), note(2, 0.5), note(4, 0.5)], 1)).toHaveLength(1);
    expect(voicesOf([note(0, 1, 60), note(0, 1, 64), note(0, 1, 67)], 1)).toHaveLength(3);
    expect(voicesOf([], 1)).toEqual([]);
  });

  it('lets a voice ring before it sounds again', () => {
    expect(voicesOf([note(0, 0.5), note(1.4, 0.5)], 1)).toHaveLength(2);
    expect(voicesOf([note(0, 0.5), note(1.6, 0.5)], 1)).toHaveLength(1);
  });

  it('sounds every note once, in order, none over another of its voice, with no voice too many', () => {
    fc.assert(
      fc.property(fc.array(anyNote, { maxLength: 60 }), fc.double({ min: 0, max: 2, noNaN: true }), (notes, ringS) => {
        const voices = voicesOf(notes, ringS);
        expect(voices.flat().toSorted((a, b) => a.startS - b.startS)).toEqual(
          notes.toSorted((a, b) => a.startS - b.startS),
        );
        for (const line of voices)
          line.slice(1).forEach((next, i) => {
            expect(next.startS).toBeGreaterThan(line[i]!.startS + line[i]!.durationS + ringS);
          });
        // As many as sound at once somewhere: at the start of some note, the gap between two notes of a voice counted.
        const atOnce = notes.map(
          ({ startS }) =>
            notes.filter((other) => other.startS <= startS && startS < other.startS + other.durationS + ringS + 0.01)
              .length,
        );
        expect(voices.length).toBeLessThanOrEqual(Math.max(0, ...atOnce));
      }),
    );
  });
});
