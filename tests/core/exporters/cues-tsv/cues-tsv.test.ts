import { describe, expect, it } from 'vitest';
import { cuesTsv } from '../../../../src/core/exporters/cues-tsv/cues-tsv.ts';
import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { shotWith } from '../wav/fixtures.ts';

async function write(shot: ShotSpec, options: unknown = {}): Promise<string> {
  const sink = createMemorySink();
  const paths = await cuesTsv.write({ shot, options: cuesTsv.options.parse(options), sink, recordings: new Map() });
  expect(paths).toEqual(['sound/cues.tsv']);
  return new TextDecoder().decode(sink.files.get('sound/cues.tsv'));
}

describe('cues-tsv', () => {
  it('writes a header and a row for each cue, seconds to three decimals', async () => {
    const text = await write(
      shotWith([
        { timeS: 0.93, endTimeS: 1.4256, label: 'basketball hits board' },
        { timeS: 1.1, endTimeS: 1.9, label: 'basketball hits rim' },
      ]),
    );
    expect(text).toBe(
      'filename\tonset\toffset\tevent_label\n' +
        'mix.wav\t0.930\t1.426\tbasketball hits board\n' +
        'mix.wav\t1.100\t1.900\tbasketball hits rim\n',
    );
  });

  it('keeps within the clip, and leaves out what is not heard', async () => {
    const text = await write(
      shotWith([
        { timeS: -0.5, endTimeS: 0.2, label: 'before' },
        { timeS: -0.5, endTimeS: -0.1, label: 'gone' },
        { timeS: 1.9, endTimeS: 2.5, label: 'after' },
        { timeS: 2, endTimeS: 2.5, label: 'late' },
        { timeS: 1, endTimeS: 1.5, label: 'muted', isMuted: true },
        { timeS: 1, endTimeS: 1.5, label: 'nothing', kind: 'silence' },
      ]),
    );
    expect(text.trimEnd().split('\n').slice(1)).toEqual([
      'mix.wav\t0.000\t0.200\tbefore',
      'mix.wav\t1.900\t2.000\tafter',
    ]);
  });

  it('keeps every row to four columns, whatever people write', async () => {
    const text = await write(shotWith([{ label: 'clang\tof\r\nsteel\u2028!' }, { label: '\t' }]), {
      filename: 'a\tb.wav',
    });
    const rows = text.trimEnd().split('\n');
    expect(rows).toHaveLength(3);
    expect(rows.every((row) => row.split('\t').length === 4)).toBe(true);
    expect(rows[1]).toBe('a b.wav\t0.500\t1.000\tclang of steel !');
  });

  it('says when there is nothing to list, and what is lost', () => {
    expect(cuesTsv.preflight(shotWith([]), {})).toHaveLength(1);
    expect(cuesTsv.preflight(shotWith([{}]), {})).toEqual([]);
    expect(cuesTsv.losses!(shotWith([{}]))[0]!.message).toContain('impulse');
  });
});
