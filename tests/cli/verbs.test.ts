import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parseScene } from '../../src/core/scene/load.ts';
import { readSceneFile } from '../../src/core/scene/project-file.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { emptyFolder, run } from './run.ts';

const ALL = 'shot-json,prompt,realestate10k,tracks-json,cues-tsv,wav';

describe('rimshot', () => {
  it('tells what it can do', async () => {
    for (const argv of [['--help'], ['help'], ['-h']]) {
      const { code, out } = await run(argv);
      expect(code).toBe(0);
      for (const verb of ['scenes', 'new', 'bake', 'check', 'export', 'formats', 'schema'])
        expect(out).toContain(`rimshot ${verb}`);
    }
    expect((await run(['bake', '--help'])).out).toContain('--take');
    expect((await run(['help', 'export'])).out).toContain('--rate');
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  it('says what is wrong with a call', async () => {
    const wrong: readonly (readonly [argv: string[], words: string])[] = [
      [[], 'rimshot scenes'],
      [['fly'], 'no verb "fly"'],
      [['bake'], 'takes one argument'],
      [['bake', 'a', 'b'], 'takes one argument'],
      [['scenes', 'x'], 'takes no argument'],
      [['bake', 'missed-free-throw', '--speed', '3'], "Unknown option '--speed'"],
      [['bake', 'missed-free-throw', '--take', 'gone'], 'no take "gone"'],
      [['bake', 'missed-free-throw', '--set', 'durationS'], 'path=value'],
      [['bake', 'missed-free-throw', '--set', 'settings.colour.hue=1'], 'no settings.colour'],
      [['bake', 'missed-free-throw', '--set', 'settings.__proto__=1'], 'cannot stand there'],
      [['bake', 'missed-free-throw', '--set', '__proto__.polluted=1'], 'no __proto__'],
      [['bake', 'missed-free-throw', '--set', 'settings.gravityMps2.y=1'], 'cannot stand there'],
      [['bake', 'missed-free-throw', '--set', 'settings.durationS=-1'], 'at least 0.1'],
      [['schema', 'toString'], 'no schema "toString"'],
      [['new', 'gone'], 'no ready-made scene "gone"'],
      [['export', 'missed-free-throw', '-o', 'x'], '--to'],
      [['export', 'missed-free-throw', '--to', 'prompt'], '-o'],
      [['export', 'missed-free-throw', '--to', 'prompt,fax', '-o', 'x'], 'no format "fax"'],
      [['export', 'missed-free-throw', '--to', 'prompt', '-o', 'x', '--rate', 'fast'], '24000/1001'],
      [['export', 'missed-free-throw', '--to', 'prompt', '-o', 'x', '--rate', '24/0'], '24000/1001'],
      [['export', 'missed-free-throw', '--to', 'prompt', '-o', 'x', '--size', '1280'], '1280x720'],
      [['export', 'missed-free-throw', '--to', 'prompt', '-o', 'x', '--shot', 'gone'], 'no shot "gone"'],
    ];
    for (const [argv, words] of wrong) {
      const { code, out, err } = await run(argv);
      expect({ argv, code, out }).toEqual({ argv, code: 2, out: '' });
      expect(err).toContain(words);
    }
  });
});

describe('scenes, formats, schema', () => {
  it('list in columns, and as data', async () => {
    expect((await run(['scenes'])).out).toMatch(/^missed-free-throw +Missed free throw +\S/m);
    const { scenes } = JSON.parse((await run(['scenes', '--json'])).out);
    expect(scenes.map(({ id }: { id: string }) => id)).toEqual(readyScenes.all.map(({ id }) => id));
    const { formats } = JSON.parse((await run(['formats', '--json'])).out);
    expect(formats.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(ALL.split(',')));
    for (const which of ['scene', 'shot']) {
      const plain = await run(['schema', which]);
      expect(JSON.parse(plain.out).$schema).toContain('2020-12');
      expect((await run(['schema', which, '--json'])).out).toBe(plain.out);
    }
  });
});

describe('new', () => {
  it('writes a document that loads, to standard output, a file or a project', async () => {
    const folder = emptyFolder();
    const printed = await run(['new', 'missed-free-throw']);
    const scene = parseScene(new TextEncoder().encode(printed.out));
    expect(scene.ok).toBe(true);
    for (const name of ['a.json', 'deep/er/b.rimshot']) {
      const file = path.join(folder, name);
      expect((await run(['new', 'missed-free-throw', '-o', file])).code).toBe(0);
      const read = readSceneFile(readFileSync(file));
      expect({ ...read, value: read.ok && read.value.scene }).toEqual(scene);
      const again = await run(['new', 'missed-free-throw', '-o', file]);
      expect(again).toMatchObject({ code: 2, out: '' });
      expect(again.err).toContain('--force');
      expect((await run(['new', 'missed-free-throw', '-o', file, '--force'])).code).toBe(0);
      // Both sorts of file can be given to every verb.
      expect((await run(['bake', file])).code).toBe(0);
    }
    expect(readFileSync(path.join(folder, 'a.json'), 'utf8')).toBe(printed.out);
  });
});

describe('bake', () => {
  it('tells bodies, contacts, outcome and key', async () => {
    const { code, out, err } = await run(['bake', 'missed-free-throw']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('4 s at 240 Hz in 7 ms');
    expect(out).toMatch(/Hoop board × Basketball/);
    expect(out).toMatch(/Outcome {2}as wanted/);
    expect(out).toMatch(/Bake key {2}[0-9a-f]{64}/);
    const json = JSON.parse((await run(['bake', 'missed-free-throw', '--json'])).out);
    expect(out).toContain(json.bakeKey);
    expect(json.outcome.isMet).toBe(true);
    const impacts = json.contacts.filter((c: { phase: string }) => c.phase === 'impact');
    const met = impacts.map((c: { partIds: string[] }) => c.partIds.find((id) => id !== 'ball'));
    expect([...new Set(met)]).toEqual(['board', 'rim', 'floor']);
  });

  it('takes changes, and exits with 1 where the outcome is lost', async () => {
    const { code, out } = await run([
      'bake',
      'missed-free-throw',
      '--set',
      'props.ball.release.velocityMps=[0,1,0]',
      '--set',
      'settings.durationS=1',
    ]);
    expect(code).toBe(1);
    expect(out).toContain('not as wanted');
    expect(out).toContain('1 s at 240 Hz');
  });
});

describe('check', () => {
  it('tells findings, outcome and steadiness', async () => {
    const { code, out } = await run(['check', 'missed-free-throw']);
    expect(code).toBe(0);
    expect(out).toMatch(/Findings {2}/);
    expect(out).toMatch(/Steadiness {2}(\d+) of \1 trials/);
    expect(out).toMatch(/release +45 of 45/);
  });

  it('exits with 1 for what is impossible, unless it is meant', async () => {
    // A crate half inside the floor.
    const crate = JSON.stringify({
      name: 'Crate',
      kind: 'box',
      order: 'a5',
      positionM: [5, 0, 5],
      rotation: [0, 0, 0, 1],
      drive: { type: 'still' },
      params: {},
    });
    const sunk = ['missed-free-throw', '--set', `props.crate=${crate}`, '--set', 'outcome={}'];
    const free = [...sunk, '--set', 'props.crate.drive.type=free'];
    const { code, out } = await run(['check', ...free]);
    expect(code).toBe(1);
    expect(out).toContain('Impossible');
    const { findings } = JSON.parse((await run(['check', ...free, '--json'])).out);
    const intended = Object.fromEntries(findings.map(({ id }: { id: string }) => [id, { note: 'A trick' }]));
    const meant = await run(['check', ...free, '--set', `intended=${JSON.stringify(intended)}`]);
    expect(meant.out).toContain('(intended)');
    expect(meant.code).toBe(0);
  });
});

describe('export into a folder that is there and empty', () => {
  it('fills the folder one stands in', async () => {
    const folder = emptyFolder();
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect((await run(['export', 'missed-free-throw', '--to', 'prompt', '-o', '.'])).code).toBe(0);
    } finally {
      process.chdir(before);
    }
    expect(readdirSync(folder)).toContain('manifest.json');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('fills what a link leads to, and leaves the link', async () => {
    const folder = emptyFolder();
    mkdirSync(path.join(folder, 'real'));
    symlinkSync(path.join(folder, 'real'), path.join(folder, 'link'));
    const ran = await run(['export', 'missed-free-throw', '--to', 'prompt', '-o', path.join(folder, 'link')]);
    expect(ran.code).toBe(0);
    expect(lstatSync(path.join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(readdirSync(path.join(folder, 'real'))).toContain('manifest.json');
  });
});

describe('export', () => {
  it('writes the same package twice, into a folder and a zip', async () => {
    const folder = emptyFolder();
    const to = (name: string) => ['export', 'missed-free-throw', '--to', ALL, '-o', path.join(folder, name)];
    expect((await run(to('one'))).code).toBe(0);
    expect((await run(to('two'))).code).toBe(0);
    expect((await run(to('three.zip'))).code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['one', 'three.zip', 'two']);
    const zipped = unzipSync(readFileSync(path.join(folder, 'three.zip')));
    const names = readdirSync(path.join(folder, 'one'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(path.join(folder, 'one'), path.join(entry.parentPath, entry.name)))
      .map((name) => name.split(path.sep).join('/'))
      .sort();
    expect(Object.keys(zipped).sort()).toEqual(names);
    for (const name of names) {
      const bytes = readFileSync(path.join(folder, 'one', name));
      expect(readFileSync(path.join(folder, 'two', name)).equals(bytes)).toBe(true);
      expect(bytes.equals(zipped[name]!)).toBe(true);
    }
    // A package can be opened again.
    expect((await run(['bake', path.join(folder, 'one', 'scene.json')])).code).toBe(0);
  });

  it('samples anew at another rate and size, and writes one shot alone', async () => {
    const folder = emptyFolder();
    const out = path.join(folder, 'out');
    const { code, err } = await run([
      'export',
      'missed-free-throw',
      '--to',
      'shot-json',
      '-o',
      out,
      '--rate',
      '23.976',
      '--size',
      '640x360',
      '--shot',
      'B rim close',
    ]);
    expect({ code, err }).toMatchObject({ code: 0 });
    const { clip, shots } = JSON.parse(readFileSync(path.join(out, 'shot.json'), 'utf8'));
    expect(clip).toMatchObject({ frameRate: { num: 24000, den: 1001 }, widthPx: 640, heightPx: 360 });
    expect(shots).toHaveLength(1);
    // 76 frames at 24 are 3.1667 s: 75.9 frames at 24000/1001.
    expect(Math.abs(clip.frameCount - 75.9)).toBeLessThan(1);
  });

  it('spares what is there, unless forced; then it takes the place of the package alone', async () => {
    const folder = emptyFolder();
    const argv = (formats: string, ...more: string[]) => [
      'export',
      'missed-free-throw',
      '--to',
      formats,
      '-o',
      folder,
      ...more,
    ];
    writeFileSync(path.join(folder, 'mine.txt'), 'mine');
    const refused = await run(argv('prompt'));
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('not empty');
    expect(readdirSync(folder)).toEqual(['mine.txt']);
    expect((await run(argv('prompt,cues-tsv', '--force'))).code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([
      'README.md',
      'manifest.json',
      'mine.txt',
      'prompt.txt',
      'scene.json',
      'shot.json',
      'sound',
      'top-view.svg',
    ]);
    expect((await run(argv('prompt', '--force'))).code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([
      'README.md',
      'manifest.json',
      'mine.txt',
      'prompt.txt',
      'scene.json',
      'shot.json',
      'top-view.svg',
    ]);
    expect(readdirSync(path.dirname(folder)).filter((name) => name.includes(path.basename(folder)))).toHaveLength(1);
  });

  it('leaves nothing where it is broken off or cannot write', async () => {
    const folder = emptyFolder();
    const control = new AbortController();
    control.abort();
    const broken = await run(
      ['export', 'missed-free-throw', '--to', 'prompt', '-o', path.join(folder, 'a/b')],
      control.signal,
    );
    expect(broken.code).toBe(130);
    writeFileSync(path.join(folder, 'file'), '');
    const blocked = await run(['export', 'missed-free-throw', '--to', 'prompt', '-o', path.join(folder, 'file/x')]);
    expect(blocked.code).toBe(2);
    expect(blocked.err).toContain('Cannot write');
    expect(readdirSync(folder)).toEqual(['file']);
    mkdirSync(path.join(folder, 'd.zip'));
    expect(
      (await run(['export', 'missed-free-throw', '--to', 'prompt', '-o', path.join(folder, 'd.zip'), '--force'])).code,
    ).toBe(2);
  });

  it('writes, warns and exits with 1 where the scene does not end as wanted', async () => {
    const out = path.join(emptyFolder(), 'out');
    const { code, err } = await run([
      'export',
      'missed-free-throw',
      '--to',
      'prompt',
      '-o',
      out,
      '--set',
      'settings.durationS=1',
    ]);
    expect(code).toBe(1);
    expect(err).toContain('does not end as wanted');
    expect(readdirSync(out)).toContain('prompt.txt');
  });
});
