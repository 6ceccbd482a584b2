import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { optionsOf, readFormatOptions, valueText } from '../../src/cli/format-options.ts';
import { readWanted } from '../../src/cli/wanted-package.ts';
import { families, firstFormats } from '../../src/core/exporters/families.ts';
import { exporters } from '../../src/core/exporters/index.ts';
import { emptyFolder, run } from './run.ts';

/** Exports the free throw, and reads a JSON file of the package. */
async function exported(file: string, ...argv: string[]) {
  const out = path.join(emptyFolder(), 'out');
  const ran = await run(['export', 'missed-free-throw', '-o', out, ...argv]);
  return { ...ran, json: () => JSON.parse(readFileSync(path.join(out, file), 'utf8')) };
}

describe('formats', () => {
  it('are listed family by family, each once', async () => {
    const { out } = await run(['formats']);
    for (const { label } of families) expect(out).toMatch(new RegExp(`^${label}$`, 'm'));
    for (const { id } of exporters.all) expect(out.match(new RegExp(`^ +${id} `, 'gm'))).toHaveLength(1);
  });

  it('are told one by one, with every option, its default and what it takes', async () => {
    for (const exporter of exporters.all) {
      const { code, out } = await run(['formats', exporter.id]);
      expect(code).toBe(0);
      expect(out).toContain(exporter.readers);
      for (const { name, takes } of optionsOf(exporter)) {
        expect(out).toContain(`${exporter.id}.${name}=`);
        expect(takes).not.toBe('');
      }
    }
    const { options } = JSON.parse((await run(['formats', 'wav', '--json'])).out);
    expect(options).toContainEqual({
      name: 'sampleRate',
      label: 'Sample rate',
      hint: null,
      takes: '16000, 44100, 48000 or 96000 Hz',
      byDefault: 48_000,
    });
  });

  it('take their own defaults as they are listed', () => {
    for (const exporter of exporters.all)
      for (const { name, byDefault } of optionsOf(exporter)) {
        if (byDefault === '') continue;
        const set = readFormatOptions([`${exporter.id}.${name}=${valueText(byDefault)}`], [exporter.id]);
        expect(set).toEqual({ [exporter.id]: { [name]: byDefault } });
      }
  });
});

describe('trials', () => {
  it('tell how steady the ending is, unless they are left out', async () => {
    const tried = await exported('shot.json', '--to', 'shot-json');
    expect(tried.json().outcome.steadiness.trials).toBeGreaterThan(0);
    const untried = await exported('shot.json', '--to', 'shot-json', '--no-trials');
    expect(untried.json().outcome.steadiness).toBeNull();
  });
});

describe('options of formats', () => {
  it('are read as JSON, as words and as lists', () => {
    const settings = [
      'frames.series=depth,seg',
      'frames.maxWidthPx=640',
      'control-videos.videos=["flow"]',
      'cosmos3.resolution=256',
      'cosmos3.aspect=16,9',
      'upload-kit.hasSound=false',
      'cues-tsv.filename=a=b.wav',
      'frames.maxWidthPx=320',
    ];
    const formats = ['frames', 'control-videos', 'cosmos3', 'upload-kit', 'cues-tsv'];
    expect(readFormatOptions(settings, formats)).toEqual({
      frames: { series: ['depth', 'seg'], maxWidthPx: 320 },
      'control-videos': { videos: ['flow'] },
      cosmos3: { resolution: '256', aspect: '16,9' },
      'upload-kit': { hasSound: false },
      'cues-tsv': { filename: 'a=b.wav' },
    });
  });

  it('reach what is written', async () => {
    const { code, json } = await exported('manifest.json', '--to', 'wav', '--option', 'wav.sampleRate=16000');
    expect(code).toBe(0);
    const { options } = json().exporters.find(({ id }: { id: string }) => id === 'wav');
    expect(options.sampleRate).toBe(16_000);
  });

  it('are refused with what would do', async () => {
    const wrong: readonly (readonly [argv: string[], words: string])[] = [
      [['--option', 'wav'], 'format.name=value'],
      [['--option', 'fax.size=1'], 'no format "fax". Choose among: wav, otio'],
      [['--option', 'vace.size=480p'], 'vace is not written. Add it to --to'],
      [['--option', 'wav.colour=red'], 'no option "colour". Choose among: files, sampleRate'],
      [['--option', 'wav.__proto__=1'], 'no option "__proto__"'],
      [['--option', 'wav.bitDepth=8'], 'Bit depth takes 16, 24 or 32 bit, not "8"'],
      [['--option', 'wav.timecodeOriginS=-1'], 'takes a number from 0 to 86399 s, not "-1"'],
      [['--option', 'otio.startTimecode=noon'], 'Timecode'],
      [['--for', 'kling-9'], 'no generator "kling-9". There are: seedance-2.5'],
      [['--fit'], 'Say which with --for'],
      [['--from', 'soon'], '--from soon is no time'],
      [['--length', '601'], 'from 0 to 600 s'],
      [['--from', '60'], 'the clip ends after'],
    ];
    for (const [argv, words] of wrong) {
      const { code, out, err } = await run(['export', 'missed-free-throw', '--to', 'wav,otio', '-o', 'x', ...argv]);
      expect({ argv, code, out }).toEqual({ argv, code: 2, out: '' });
      expect(err).toContain(words);
    }
    const twice = ['--dialect', 'kling', '--option', 'prompt.dialects=veo'];
    expect((await exported('', '--to', 'prompt', ...twice)).err).toContain('Dialects are said twice');
  });
});

describe('the clip', () => {
  it('is a part of the cut, and goes on where it is longer', async () => {
    const whole = (await exported('shot.json', '--to', 'shot-json')).json();
    const part = await exported('shot.json', '--to', 'shot-json', '--from', '0.5', '--length', '1', '--rate', '24');
    const { clip, camera } = part.json();
    expect(clip).toMatchObject({ frameCount: 24, durationS: 1 });
    expect(clip.sceneTimesS[0]).toBe(whole.clip.sceneTimesS[12]);
    expect(camera.positionsM[0]).toEqual(whole.camera.positionsM[12]);
    const longer = (await exported('shot.json', '--to', 'shot-json', '--length', '20')).json();
    expect(longer.clip.durationS).toBe(20);
  });

  it('begins where it does for formats with a clip of their own, too', async () => {
    const of = async (...argv: string[]) =>
      (await exported('recammaster/camera_extrinsics.json', '--to', 'recammaster', ...argv)).json();
    const [begun, told] = [
      await of('--from', '1', '--shot', 'B rim close'),
      await of('--option', 'recammaster.beginAtS=1', '--shot', 'B rim close'),
    ];
    expect(begun).toEqual(told);
  });

  it('is held against a generator, and filmed as it takes it', async () => {
    const held = await exported('shot.json', '--to', 'shot-json', '--for', 'kling-3', '--length', '1');
    expect(held.code).toBe(1);
    expect(held.err).toMatch(/error: clip\.durationS: The clip lasts 1 s, and Kling 3\.0 makes/);
    expect(held.json().clip.durationS).toBe(1);
    const fitted = await exported('shot.json', '--to', 'shot-json', '--for', 'kling-3', '--length', '1', '--fit');
    expect(fitted.code).toBe(0);
    expect(fitted.err).not.toContain('error:');
    expect(fitted.json().clip.durationS).toBeGreaterThanOrEqual(3);
  });
});

describe('formats that are not named one by one', () => {
  it('are those of a first upload, and all there are', () => {
    expect(readWanted({ out: 'x', to: ['default'] }).formats).toEqual(firstFormats);
    expect(readWanted({ out: 'x', to: ['default,wav', 'prompt'] }).formats).toEqual([...firstFormats, 'wav']);
    expect(readWanted({ out: 'x', to: ['all'] })).toMatchObject({
      formats: exporters.all.map(({ id }) => id),
      isAll: true,
    });
    expect(() => readWanted({ out: 'x', to: ['every'] })).toThrow('There are: default, all, ');
  });

  it('have the kit made for the generator that is named', () => {
    const { optionsById } = readWanted({ out: 'x', to: ['default'], for: 'kling-3' });
    expect(optionsById['upload-kit']).toEqual({ clipFor: 'kling-3', sheets: ['kling-3'] });
    const said = readWanted({ out: 'x', to: ['default'], for: 'kling-3', option: ['upload-kit.clipFor=any'] });
    expect(said.optionsById['upload-kit']).toMatchObject({ clipFor: 'any' });
  });

  it('have the prompt made for that generator, in its dialect where none is named', () => {
    const promptOf = (more: object) =>
      readWanted({ out: 'x', to: ['prompt'], for: 'veo-3.1', ...more }).optionsById.prompt;
    expect(promptOf({})).toEqual({ promptFor: 'veo-3.1', dialects: ['veo'] });
    expect(promptOf({ dialect: ['sora,flux'] })).toEqual({ promptFor: 'veo-3.1', dialects: ['sora', 'flux'] });
    expect(promptOf({ option: ['prompt.dialects=ltx'] })).toEqual({ promptFor: 'veo-3.1', dialects: ['ltx'] });
    expect(promptOf({ option: ['prompt.promptFor=any'] })).toEqual({ promptFor: 'any', dialects: ['veo'] });
  });
});

describe('what was written', () => {
  it('is told folder by folder, with what to open first', async () => {
    const { out } = await exported('', '--to', 'wav,realestate10k', '--no-trials');
    expect(out).toMatch(/^ {2}sound\/ +\d files? /m);
    expect(out).toMatch(/^ {2}realestate10k\/ +1 file /m);
    expect(out).not.toContain('mix.wav');
    expect(out).toContain('Open first: README.md, top-view.svg, shot.json.');
    expect(out).toMatch(/^\d+ files, [\d.]+ [kM]B, in \d+ s\./m);
  });
});
