import { describe, expect, it } from 'vitest';
import { clockNote, heardCues, markedCues, wantedCues } from '../../../src/core/exporters/heard-cues.ts';
import { LEVELS } from '../dsp/fixtures.ts';
import { shotWith } from './wav/fixtures.ts';

describe('cues of a clip', () => {
  const shot = shotWith(
    [
      { label: 'late', timeS: 1.9, endTimeS: 2.5, heardAtS: 1.95 },
      { label: 'gone', timeS: -1, endTimeS: -0.5 },
      { label: 'early', timeS: -0.2, endTimeS: 0.3 },
      { label: 'muted', isMuted: true },
      { label: 'stem muted', stem: 'music', kind: 'music' },
      { label: 'nothing', kind: 'silence' },
      { label: 'no swish', kind: 'absence' },
      { label: 'instant', timeS: 1, endTimeS: 1 },
      { label: 'too late', timeS: 1.99, endTimeS: 2.4, heardAtS: 2 },
    ],
    { stems: { ...LEVELS, music: { gainDb: 0, isMuted: true } } },
  );
  const labels = (placed: ReturnType<typeof wantedCues>) => placed.map(({ cue }) => cue.label);

  it('are heard within it, when they reach the listener, cut at its ends', () => {
    const heard = heardCues(shot);
    expect(labels(heard)).toEqual(['early', 'instant', 'late']);
    expect(heard.map(({ onsetS, offsetS }) => [onsetS, offsetS])).toEqual([
      [0, 0.3],
      [1, 1],
      [1.95, 2],
    ]);
  });

  it('end where a silence begins, and begin where it ends', () => {
    const bed = { kind: 'ambience', stem: 'ambience' } as const;
    const quiet = { label: 'quiet', kind: 'silence', timeS: 0.6, heardAtS: 0.6, endTimeS: 1 } as const;
    const heard = heardCues(
      shotWith([
        { ...bed, label: 'into', timeS: 0, endTimeS: 0.7 },
        { ...bed, label: 'out of', timeS: 0.8, endTimeS: 1.5 },
        { ...bed, label: 'over', timeS: 0, endTimeS: 2 },
        { label: 'before', timeS: 0.5, endTimeS: 0.55 },
        quiet,
      ]),
    );
    expect(heard.map(({ cue, onsetS, offsetS }) => [cue.label, onsetS, offsetS])).toEqual([
      ['into', 0, 0.6],
      ['over', 0, 2],
      ['before', 0.5, 0.55],
      ['out of', 1, 1.5],
    ]);
  });

  it('are marked with silences and what is absent, where they begin within it', () => {
    expect(labels(markedCues(shot))).toEqual(['nothing', 'no swish', 'instant', 'late']);
  });

  it('are wanted whole, unless they or their stems are muted', () => {
    expect(labels(wantedCues(shot))).not.toContain('stem muted');
    expect(wantedCues(shot).at(-2)).toMatchObject({ onsetS: 1.95, offsetS: 2.55 });
  });

  it('say which clock their times are on', () => {
    expect(clockNote(shot).message).toContain('contacts');
    expect(clockNote(shotWith([], { clock: 'heard' })).message).toContain('343 m/s');
  });
});
