import { describe, expect, it } from 'vitest';
import { reaper } from '../../../../src/core/exporters/reaper/reaper.ts';
import { quoted } from '../../../../src/core/exporters/reaper/rpp.ts';
import type { ShotCue, ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { exported } from '../export-sample.ts';
import { shotWith } from '../wav/fixtures.ts';

interface Block {
  readonly head: readonly string[];
  readonly rows: string[][];
  readonly blocks: Block[];
}

/** A project by the letter of its format: words apart by spaces, or in one of three quotes; blocks between < and >. */
function parseRpp(text: string): Block {
  const open: Block[] = [{ head: [], rows: [], blocks: [] }];
  for (const line of text.trimEnd().split('\n')) {
    const row = line.trim();
    const words = [...row.matchAll(/"([^"]*)"|'([^']*)'|`([^`]*)`|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? m[4]!);
    if (row === '>') open.pop();
    else if (row.startsWith('<')) {
      const block: Block = { head: [words[0]!.slice(1), ...words.slice(1)], rows: [], blocks: [] };
      open.at(-1)!.blocks.push(block);
      open.push(block);
    } else open.at(-1)!.rows.push(words);
  }
  expect(open).toHaveLength(1);
  expect(open[0]!.blocks).toHaveLength(1);
  return open[0]!.blocks[0]!;
}

const rowsOf = (block: Block, name: string) => block.rows.filter((row) => row[0] === name).map((row) => row.slice(1));

const bed: Partial<ShotCue> = {
  kind: 'ambience',
  stem: 'ambience',
  source: { type: 'bed', bed: 'wind' },
  timeS: -1,
  heardAtS: 0,
  endTimeS: 5,
  label: 'wind, "cold"',
};

describe('reaper', () => {
  const shot = shotWith([
    bed,
    { label: `ball "hits" rim's edge`, timeS: 0.5, heardAtS: 0.5101 },
    { label: 'רוח', kind: 'absence', source: { type: 'told' }, timeS: 1 },
    { label: 'muted', stem: 'music', kind: 'music', isMuted: true },
  ]);
  const project = async (of: ShotSpec, options: object = {}) =>
    parseRpp((await exported(reaper, of, options)).get('sound/session.rpp')!);

  it('has the rates, the tempo and where it begins', async () => {
    const root = await project(shot, { startTimecode: '01:00:00:12', sampleRate: 96_000 });
    expect(root.head.slice(0, 2)).toEqual(['REAPER_PROJECT', '0.1']);
    expect(rowsOf(root, 'PROJOFFS')).toEqual([['3600.5', '0', '0']]);
    expect(rowsOf(root, 'SAMPLERATE')[0]![0]).toBe('96000');
    expect(rowsOf(root, 'TEMPO')).toEqual([['120', '4', '4']]);
    expect(rowsOf(root, 'TIMEMODE')[0]!.slice(3, 5)).toEqual(['24', '0']);
  });

  it.each([
    [24_000, 1001, '24', '2'],
    [30_000, 1001, '30', '1'],
    [25, 1, '25', '0'],
  ])('counts frames at %i/%i', async (num, den, base, mode) => {
    const root = await project({ ...shot, clip: { ...shot.clip, frameRate: { num, den } } });
    expect(rowsOf(root, 'TIMEMODE')[0]!.slice(3, 5)).toEqual([base, mode]);
  });

  it('plays the stems that the wav format writes, as long as the clip, by relative paths', async () => {
    const tracks = (await project(shot)).blocks;
    expect(tracks.map((track) => rowsOf(track, 'NAME')[0]![0])).toEqual(['effects', 'ambience']);
    for (const track of tracks) {
      const [item] = track.blocks;
      const [source] = item!.blocks;
      expect([track.head, item!.head, source!.head]).toEqual([['TRACK'], ['ITEM'], ['SOURCE', 'WAVE']]);
      expect(rowsOf(item!, 'POSITION')).toEqual([['0']]);
      expect(rowsOf(item!, 'LENGTH')).toEqual([['2']]);
      expect(rowsOf(source!, 'FILE')).toEqual([[`stems/${rowsOf(track, 'NAME')[0]![0]}.wav`]]);
    }
  });

  it('has markers for instants and regions for what lasts, in the session and in the list', async () => {
    const files = await exported(reaper, shot, { startTimecode: '00:01:00:00' });
    expect(rowsOf(parseRpp(files.get('sound/session.rpp')!), 'MARKER')).toEqual([
      ['1', '0', `wind, "cold"`, '1'],
      ['1', '2', '', '1'],
      ['1', '0.5101', `ball "hits" rim's edge`, '0'],
      ['2', '1', 'רוח', '0'],
    ]);
    expect(files.get('sound/markers.csv')).toBe(
      '#,Name,Start,End,Length\n' +
        'R1,"wind, ""cold""",1:00.000,1:02.000,0:02.000\n' +
        `M1,"ball ""hits"" rim's edge",1:00.510,,\n` +
        'M2,"רוח",1:01.000,,\n',
    );
  });

  it('quotes names with whatever quotes they lack', () => {
    expect(quoted('plain')).toBe('"plain"');
    expect(quoted('say "hi"')).toBe(`'say "hi"'`);
    expect(quoted(`it's "hi"`)).toBe('`it\'s "hi"`');
    expect(quoted('`it\'s` "hi"\n> <TRACK')).toBe("`'it's' \"hi\" > <TRACK`");
    expect(quoted('')).toBe('""');
  });

  it('says what it needs, is whole for silence, and the same twice', async () => {
    const preflight = (of: ShotSpec, options: object = {}) => reaper.preflight(of, reaper.options.parse(options));
    expect(preflight(shot)[0]!.message).toContain('stems/effects.wav, stems/ambience.wav');
    expect(preflight(shotWith([]))[0]!.message).toContain('no tracks');
    expect(preflight(shot, { startTimecode: '00:00:00:30' })[0]!.level).toBe('error');
    const odd = { ...shot, clip: { ...shot.clip, frameRate: { num: 25, den: 2 } } };
    expect(preflight(odd).at(-1)!.message).toContain('25/2');
    expect((await project(shotWith([]))).blocks).toEqual([]);
    expect(await exported(reaper, shot)).toEqual(await exported(reaper, shot));
  });
});
