import { describe, expect, it } from 'vitest';
import { imageTags } from '../../../../src/core/exporters/upload-kit/image-tags.ts';
import { type Kit, kitOf, placed, promptOf } from '../../../../src/core/exporters/upload-kit/kit.ts';
import { sheetText } from '../../../../src/core/exporters/upload-kit/sheet.ts';
import { profiles } from '../../../../src/core/profiles/profiles.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import type { ShotContact } from '../../../../src/core/shot/shot-spec.ts';
import { sampleInput, sampleScene, sampleShot } from '../../shot/sample.ts';

/** Five seconds of the sample, with so many contacts, half a second apart. */
function kitWith(contacts: number): Kit {
  const spec = buildShotSpec(sampleInput(sampleScene({ a: sampleShot('a0', { durationFrames: 120 }) })));
  const model = spec.contacts[0]!;
  const all = Array.from(
    { length: contacts },
    (_, i): ShotContact => ({ ...model, id: `hit-${i}`, clipTimesS: [0.5 + i / 2], impulseNs: 5 + i }),
  );
  return kitOf({ ...spec, contacts: all }, { contactStills: 9, hasSound: false, written: {} });
}

const spoken = profiles.all.filter(({ prompt }) => prompt.tags?.image);

describe('images that go in with the clip', () => {
  it.each(spoken.map(({ id }) => id))('%s: each is named by the place that the sheet gives it', (id) => {
    const profile = profiles.get(id);
    const kit = kitWith(4);
    const [mode] = profile.modes as [(typeof profile.modes)[number]];
    const { text } = promptOf(kit, profile, mode);
    const images = placed(kit, profile, mode).flatMap(({ files }) => files.filter((file) => file.endsWith('.png')));
    expect(images.length).toBeGreaterThan(2);
    const names = [...imageTags(images, profile.prompt.tags!.image!).values()];
    expect(text).toContain(`${names[0]} is the first frame`);
    images.slice(1).forEach((file, i) => {
      const atS = /-(\d+\.\d\d)s\.png$/.exec(file)![1];
      expect(text).toContain(`${names[i + 1]}: the instant at ${atS} s, composition only.`);
    });
    // In the sheet they stand in that order, each with its tag.
    const sheet = sheetText(kit, profile, null);
    const lines = sheet.split('\n').filter((line) => /^\d+\. `.+\.png`/.test(line));
    expect(lines.slice(0, images.length).map((line) => /`(.+)`/.exec(line)![1])).toEqual(images);
    lines.slice(1, images.length).forEach((line, i) => {
      expect(line).toContain(`(${names[i + 1]})`);
    });
  });

  it('are named no more where the prompt has to be short, and then the sheet does not say that they are', () => {
    const kit = kitWith(4);
    const profile = profiles.get('seedance-2.5');
    const long = promptOf(kit, profile, profile.modes[0]!).text.trimEnd().length;
    const tight = { ...profile, prompt: { ...profile.prompt, mostCharacters: long - 80 } };
    const { text, leftOut } = promptOf(kit, tight, tight.modes[0]!);
    expect(text.trimEnd().length).toBeLessThanOrEqual(long - 80);
    const named = [...text.matchAll(/@Image\d(?=: )/g)].map(([tag]) => tag);
    expect(named.length).toBeLessThan(4);
    expect(leftOut.join()).toMatch(/mentions? of (a )?further image/);
    expect([...sheetText(kit, tight, null).matchAll(/Further images \((@Image\d)\)/g)].map(([, tag]) => tag)).toEqual(
      named,
    );
  });

  it('one alone is the image, of several it is the first', () => {
    expect([...imageTags(['first.png'], 'The image').values()]).toEqual(['The image']);
    expect([...imageTags(['first.png', 'a.png'], 'The image')]).toEqual([
      ['first.png', 'The first image'],
      ['a.png', 'The second image'],
    ]);
    expect([...imageTags(['first.png', 'a.png'], 'Image 1').values()]).toEqual(['Image 1', 'Image 2']);
  });
});
