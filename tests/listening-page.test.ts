import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Cue } from '../src/core/cues/cue.ts';
import { soundOf } from '../src/core/dsp/voices/index.ts';
import { materials } from '../src/core/materials/index.ts';
import { readyScenes } from '../src/core/scenes/index.ts';
import { madeCue } from './core/dsp/voices/made-cue.ts';
import { rootFolder } from './support/files.ts';

const folder = path.join(rootFolder, 'docs/listening');
const OLD = 'The listening page is out of date: run "npm run listening-page".';

interface Bundle {
  readonly materials: typeof materials;
  readonly soundOf: typeof soundOf;
}
interface SceneCues {
  readonly id: string;
  readonly cues: readonly Cue[];
}

const bundle: Bundle = await import(pathToFileURL(path.join(folder, 'sound.js')).href);
const scenes: readonly SceneCues[] = JSON.parse(readFileSync(path.join(folder, 'scenes.json'), 'utf8'));

describe('the listening page', () => {
  it('lists every material, as the table has it', () => {
    expect(bundle.materials.all, OLD).toEqual(materials.all);
  });

  it.each(['impact', 'rattle', 'roll', 'slide', 'whoosh', 'splash', 'break'] as const)(
    'sounds a %s as we do',
    (like) => {
      for (const { id } of materials.all) {
        const cue = madeCue(like, { materials: [id, 'hardwood'], sizesM: [0.2, 3], endTimeS: 0.2 });
        expect(bundle.soundOf(cue, 8000), OLD).toEqual(soundOf(cue, 8000));
      }
    },
  );

  it('plays every ready-made scene, with cues that sound', () => {
    expect(
      scenes.map(({ id }) => id),
      OLD,
    ).toEqual(readyScenes.all.map(({ id }) => id));
    for (const { id, cues } of scenes) {
      const made = cues.filter(({ source }) => source.type === 'made');
      expect(made.length, id).toBeGreaterThan(0);
      expect(
        bundle.soundOf(made[0]!, 8000)[0]?.some((value) => value !== 0),
        id,
      ).toBe(true);
    }
  });

  it('is small: less than 2 MB', () => {
    const bytes = ['index.html', 'page.js', 'sound.js', 'scenes.json'].map(
      (file) => statSync(path.join(folder, file)).size,
    );
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2e6);
  });
});
