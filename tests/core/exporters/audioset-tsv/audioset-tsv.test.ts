import { describe, expect, it } from 'vitest';
import { audioSetTsv } from '../../../../src/core/exporters/audioset-tsv/audioset-tsv.ts';
import { exported } from '../export-sample.ts';
import { shotWith } from '../wav/fixtures.ts';

const HEADER = 'segment_id\tstart_time_seconds\tend_time_seconds\tlabel\n';

describe('audioset-tsv', () => {
  const shot = shotWith([
    { timeS: 0.93, endTimeS: 1.4256, heardAtS: 0.95 },
    { timeS: 1, endTimeS: 2.5, kind: 'roll', source: { type: 'made', like: 'roll' }, stem: 'foley' },
    {
      kind: 'ambience',
      stem: 'ambience',
      label: 'hum',
      source: { type: 'bed', bed: 'room-tone' },
      timeS: 0,
      endTimeS: 2,
    },
    { isMuted: true },
  ]);

  it('names the segment by the clip and gives each cue its class, when it is heard', async () => {
    const text = (await exported(audioSetTsv, shot)).get('sound/audioset.tsv');
    expect(text).toBe(`${HEADER}Missed-throw_0\t0.950\t1.446\t/m/018w8\nMissed-throw_0\t1.000\t2.000\t/m/07s8j8t\n`);
    expect((await exported(audioSetTsv, shot)).get('sound/audioset.tsv')).toBe(text);
  });

  it('takes a clip id, and keeps it to letters that no reader trips over', async () => {
    const text = (await exported(audioSetTsv, shot, { clipId: 'Bálint\t№ 1' })).get('sound/audioset.tsv')!;
    expect(text.split('\n')[1]).toMatch(/^Balint-No-1_0\t/);
    expect((await exported(audioSetTsv, shot, { clipId: '日本' })).get('sound/audioset.tsv')).toContain('\nclip_0\t');
  });

  it('says what is left out', async () => {
    const options = audioSetTsv.options.parse({});
    expect(audioSetTsv.preflight(shot, options).map(({ message }) => message)).toEqual([
      'sound/audioset.tsv leaves out "hum": no class of AudioSet says just that.',
    ]);
    expect(audioSetTsv.preflight(shotWith([]), options)[0]!.message).toContain('no rows');
    expect((await exported(audioSetTsv, shotWith([]))).get('sound/audioset.tsv')).toBe(HEADER);
  });
});
