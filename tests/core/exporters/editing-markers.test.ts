import { describe, expect, it } from 'vitest';
import { editingCues, editingImpacts, unmarkedNote } from '../../../src/core/exporters/editing-markers.ts';
import { edl } from '../../../src/core/exporters/edl/edl.ts';
import { cutSpec } from './editing-specs.ts';
import { shotWith } from './wav/fixtures.ts';

/** A clip of 2 s has room for twelve sounds that physics makes. */
const ROOM = 12;
const labels = (cues: readonly { cue: { label: string } }[]) => cues.map(({ cue }) => cue.label);

describe('cues that are marked for an editor', () => {
  const flurry = Array.from({ length: 30 }, (_, i) => ({
    label: `hit ${i}`,
    timeS: 0.5 + i / 24,
    heardAtS: 0.5 + i / 24,
    frame: 12 + i,
    origin: 'physics' as const,
    salience: i % 2 === 0 ? 0.5 : 0.1 + i / 1000,
  }));

  it('are the most salient of many, and whatever a director or a voice adds', () => {
    const line = {
      label: 'line',
      kind: 'dialogue',
      stem: 'dialogue',
      origin: 'authored',
      salience: 0,
      frame: 13,
    } as const;
    const shot = shotWith([...flurry, line, { label: 'no swish', kind: 'absence', frame: 14, salience: 1 }]);
    const marked = labels(editingCues(shot, 'main'));
    expect(marked).toHaveLength(ROOM + 1);
    expect(marked).toContain('line');
    // Every other one; of equals the earlier.
    for (let i = 0; i < 2 * ROOM; i += 2) expect(marked).toContain(`hit ${i}`);
    expect(labels(editingCues(shot, 'all'))).toHaveLength(31);
    expect(unmarkedNote(shot, 'main', 'cues.edl')!.message).toContain('13 of 31 sounds');
    expect(unmarkedNote(shot, 'all', 'cues.edl')).toBeNull();
    const told = edl.preflight({ ...shot, shots: [] }, edl.options.parse({})).map(({ message }) => message);
    expect(told.some((message) => /cues\.edl marks 13 of 31 sounds/.test(message))).toBe(true);
  });

  it('are one a frame of those that physics makes', () => {
    const at = { timeS: 0.5, frame: 12, origin: 'physics' as const };
    const bed = {
      label: 'wind',
      kind: 'ambience',
      stem: 'ambience',
      origin: 'authored',
      frame: 12,
      timeS: 0.5,
    } as const;
    const shot = shotWith([{ ...at, label: 'weak', salience: 0.2 }, { ...at, label: 'strong', salience: 0.6 }, bed]);
    expect(labels(editingCues(shot, 'main'))).toEqual(['strong', 'wind']);
    expect(labels(editingCues(shot, 'all'))).toEqual(['weak', 'strong', 'wind']);
  });
});

describe('impacts that are marked for an editor', () => {
  const spec = cutSpec();
  const impact = { ...spec.contacts[0]!, phase: 'impact' as const };
  const [a, b] = impact.bodyIds;

  it('are the strongest on each frame, or the strongest of each pair', () => {
    const contacts = [
      { ...impact, id: 'weak', impulseNs: 1, clipTimesS: [0.25] },
      { ...impact, id: 'strong', impulseNs: 2, clipTimesS: [0.25] },
      { ...impact, id: 'other', impulseNs: 1, clipTimesS: [0.25], bodyIds: [b, a] as [string, string] },
    ];
    const ids = (choice: 'main' | 'all') =>
      editingImpacts({ ...spec, contacts }, choice).map(({ contact, frame }) => [contact.id, frame]);
    expect(ids('main')).toEqual([['strong', 6]]);
    expect(ids('all')).toEqual([
      ['strong', 6],
      ['other', 6],
    ]);
  });

  it('are those that a shot of their own take shows', () => {
    const contacts = [{ ...impact, takeId: 'elsewhere', clipTimesS: [0.25] }];
    expect(editingImpacts({ ...spec, contacts }, 'all')).toEqual([]);
  });
});
