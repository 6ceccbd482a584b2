import { closeSync, ftruncateSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { saveScene } from '../../src/core/scene/save.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { emptyFolder, run } from './run.ts';

const good = saveScene(readyScenes.get('missed-free-throw').make());
const changed = (from: string | RegExp, to: string) => {
  const text = good.replace(from, to);
  expect(text).not.toBe(good);
  return text;
};

/** What each file says, and what must be said of it. */
const files: readonly (readonly [what: string, content: () => string, words: string])[] = [
  ['nothing', () => '', 'not valid JSON'],
  ['no JSON', () => 'a scene, please', 'line 1, column 1'],
  ['half a file', () => good.slice(0, 1000), 'cut off'],
  ['another format', () => changed('"rimshot-scene"', '"blender"'), 'its format is "blender"'],
  ['a list', () => '[]', 'not a scene'],
  ['a newer version', () => changed(/"version": \d+/, '"version": 7'), 'newer Rimshot (version 7'],
  ['NaN', () => changed('"durationS": 4', '"durationS": NaN'), 'NaN is not a number'],
  ['Infinity', () => changed('"durationS": 4', '"durationS": Infinity'), 'Infinity is not a number'],
  ['-Infinity', () => changed('"durationS": 4', '"durationS": -Infinity'), '-Infinity is not a number'],
  ['1e999', () => changed('"durationS": 4', '"durationS": 1e999'), 'not a finite number'],
  [
    'a negative size',
    () => changed(/("kind": "ball"[^}]*"params": \{)/, '$1"radiusM": -0.12'),
    'at least 0.005 m, but is -0.12',
  ],
  ['an absurd size', () => changed(/("kind": "ball"[^}]*"params": \{)/, '$1"radiusM": 1e30'), 'at most 10 m'],
  [
    'a missing reference',
    () => changed('"cameraId": "wide"', '"cameraId": "gone"'),
    'the camera "gone", which does not exist',
  ],
  ['an unknown kind', () => changed('"kind": "ball"', '"kind": "planet"'), '"planet" is not a kind'],
  ['a million seconds', () => changed('"durationS": 4', '"durationS": 1000000'), 'at most 600 s, but is 1000000'],
  ['deep nesting', () => '[{"a":'.repeat(500_000), 'deeper than 64 levels'],
  [
    'deep nesting within a scene',
    () => changed('"joints": {}', `"joints": ${'['.repeat(3000)}${']'.repeat(3000)}`),
    'deeper than 64 levels',
  ],
  ['__proto__', () => changed('"joints": {}', '"joints": {}, "__proto__": {"polluted": true}'), '"__proto__"'],
  [
    'an escaped __proto__',
    () => changed('"joints": {}', '"joints": {"\\u005f_proto__": {"polluted": true}}'),
    '"__proto__"',
  ],
  ['constructor', () => changed('"joints": {}', '"joints": {"constructor": {"prototype": {}}}'), '"constructor"'],
  ['a key that stands twice', () => changed('"joints": {}', '"joints": {}, "joints": {}'), 'twice'],
];

describe('bad input', () => {
  it.each(files)('%s: a clear problem, exit code 2, nothing written', async (_, content, words) => {
    const folder = emptyFolder();
    const file = path.join(folder, 'scene.json');
    writeFileSync(file, content());
    const calls = [
      ['bake', file],
      ['check', file],
      ['export', file, '--to', 'shot-json', '-o', path.join(folder, 'out')],
      ['export', file, '--to', 'shot-json', '-o', path.join(folder, 'out.zip')],
    ];
    for (const argv of calls) {
      const { code, out, err } = await run(argv);
      expect({ argv, code, out }).toEqual({ argv, code: 2, out: '' });
      expect(err).toContain(words);
      expect(err).toMatch(/^error: /);
    }
    expect(readdirSync(folder)).toEqual(['scene.json']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const { problems } = JSON.parse((await run(['bake', file, '--json'])).out);
    expect(problems[0]).toMatchObject({ level: 'error', message: expect.stringContaining(words) });
  });

  it('a 200 MB file is refused by its size, without being read', async () => {
    const folder = emptyFolder();
    const file = path.join(folder, 'scene.json');
    // A file with a hole takes no room on most disks.
    const handle = openSync(file, 'w');
    ftruncateSync(handle, 200 * 1024 * 1024);
    closeSync(handle);
    const { code, out, err } = await run(['export', file, '--to', 'shot-json', '-o', path.join(folder, 'out')]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('200 MB; a scene file may have 64 MB');
    expect(readdirSync(folder)).toEqual(['scene.json']);
  });

  it('a file that is not there, a folder, a damaged project', async () => {
    const folder = emptyFolder();
    expect((await run(['bake', path.join(folder, 'none.json')])).err).toContain('does not exist');
    expect((await run(['bake', folder])).err).toContain('not a file');
    expect((await run(['bake', 'no-such-scene'])).err).toContain('Ready-made: missed-free-throw');
    const project = path.join(folder, 'a.rimshot');
    writeFileSync(project, Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2, 3));
    const { code, err } = await run(['bake', project]);
    expect(code).toBe(2);
    expect(err).toContain('damaged');
  });
});
