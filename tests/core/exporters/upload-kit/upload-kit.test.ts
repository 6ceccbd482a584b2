import { describe, expect, it } from 'vitest';
import type { Cue } from '../../../../src/core/cues/cue.ts';
import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import { kitOf } from '../../../../src/core/exporters/upload-kit/kit.ts';
import { sheetText } from '../../../../src/core/exporters/upload-kit/sheet.ts';
import { uploadKit } from '../../../../src/core/exporters/upload-kit/upload-kit.ts';
import { profiles } from '../../../../src/core/profiles/profiles.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { IMPACT_S, sampleCue, sampleInput, sampleScene, sampleShot } from '../../shot/sample.ts';
import { fakeFrames } from '../fake-frames.ts';
import { atRest, filmed, filmedFor, inSize } from '../filmed-for.ts';

const ids = profiles.all.map(({ id }) => id);
const live = profiles.all.filter(({ ended }) => !ended).map(({ id }) => id);
const parsed = (options: unknown = {}) => uploadKit.options.parse(options);
const lasting = (durationFrames: number) => sampleScene({ a: sampleShot('a0', { durationFrames }) });
const text = (files: ReadonlyMap<string, Uint8Array>, path: string) => new TextDecoder().decode(files.get(path));
const messages = (shot: ShotSpec, options: unknown = {}) =>
  uploadKit.preflight(shot, parsed(options)).map(({ message }) => message);

/** The sample filmed for a product or for any, with what is heard in it; pictures 8 times smaller where they are drawn. */
function clipOf(scene: Scene, options: unknown = {}, cues?: readonly Cue[]): ShotSpec {
  const input = sampleInput(scene, cues);
  const { frameRate, startFrame, frameCount, widthPx, heightPx } = uploadKit.clip!(
    buildShotSpec(input),
    parsed(options),
  );
  return buildShotSpec({ ...input, frameRate, sizePx: [widthPx, heightPx], range: { startFrame, frameCount } });
}
const small = (shot: ShotSpec): ShotSpec => ({ ...shot, clip: { ...shot.clip, widthPx: 32, heightPx: 18 } });

describe('files', () => {
  it('are the clip with its sound, stills, the mix, the prompt and a sheet for each product', async () => {
    const shot = small(clipOf(lasting(120)));
    const { paths, files, asked } = await filmed(uploadKit, shot, { sheets: ['veo-3.1', 'seedance-2.5'] });
    expect(paths).toEqual([
      // The ball strikes the floor at 0.77 s, in frame 18 of 24 a second.
      'upload/contact-01-0.75s.png',
      'upload/first.png',
      'upload/last.png',
      'upload/mix.wav',
      'upload/prompt.txt',
      'upload/reference.mp4',
      'upload/sheet-seedance-2.5.md',
      'upload/sheet-veo-3.1.md',
    ]);
    expect(IMPACT_S).toBeCloseTo(0.766, 3);
    const [{ video, added, request }] = asked as [(typeof asked)[number]];
    expect(added).toHaveLength(120);
    expect([request.widthPx, request.heightPx, request.frameCount]).toEqual([32, 18, 120]);
    expect(video).toMatchObject({ codec: 'avc', frameRate: { num: 24, den: 1 } });
    expect([video.sound!.sampleRate, video.sound!.channels[0]!.length]).toEqual([48_000, 5 * 48_000]);
    for (const name of ['first', 'last', 'contact-01-0.75s']) {
      const png = files.get(`upload/${name}.png`)!;
      expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
      expect(new DataView(png.buffer, png.byteOffset).getUint32(16)).toBe(32);
    }
    expect(text(files, 'upload/mix.wav').slice(0, 4)).toBe('RIFF');
  });

  it('are the same twice, and take the frames that are asked for', async () => {
    const shot = small(clipOf(sampleScene()));
    const options = { sheets: ids, hasRequests: true };
    const [one, two] = [await filmed(uploadKit, shot, options), await filmed(uploadKit, shot, options)];
    expect(one.files).toEqual(two.files);
    const { passes, ...request } = uploadKit.wants!(shot, parsed(options));
    expect(passes).toEqual(['color']);
    expect(one.asked[0]!.request).toEqual(request);
  });

  it('leave out the sound, stills and requests that are not wanted', async () => {
    const shot = small(clipOf(sampleScene()));
    const { paths, asked } = await filmed(uploadKit, shot, { hasSound: false, contactStills: 0, sheets: [] });
    expect(paths).toEqual(['upload/first.png', 'upload/last.png', 'upload/prompt.txt', 'upload/reference.mp4']);
    expect(asked[0]!.video.sound).toBeNull();
  });

  it('say what to do where the sound of the clip is Opus, and only then', async () => {
    // The frames of tests encode as browsers without AAC do.
    const shot = small(clipOf(lasting(120)));
    const written = async (options: object, frames = fakeFrames()) => {
      const told: string[] = [];
      const sink = createMemorySink();
      const job = { shot, options: parsed({ sheets: ['videos-api', 'veo-3.1'], ...options }), sink, frames };
      await uploadKit.write({ ...job, recordings: new Map(), tell: (p) => void told.push(p.message) });
      await sink.commit();
      const { files } = sink;
      return { told, sheet: (id: string) => text(files, `upload/sheet-${id}.md`), files };
    };
    const opus = await written({});
    expect(opus.told).toEqual([expect.stringContaining('The sound of reference.mp4 is Opus')]);
    expect(opus.sheet('videos-api')).toContain('-c:a aac reference-aac.mp4');
    // No clip goes into Veo.
    expect(opus.sheet('veo-3.1')).not.toContain('Opus');
    const silent = await written({ hasSilentClip: true });
    expect(silent.told).toEqual([]);
    expect(silent.files.has('upload/mix.wav')).toBe(true);
    expect(silent.sheet('videos-api')).toContain('`reference.mp4` is silent: the sound is in `mix.wav` alone.');
    const frames = fakeFrames();
    const aac = await written(
      {},
      {
        ...frames,
        openVideo: async (request, file) => ({ ...(await frames.openVideo(request, file)), soundCodec: 'aac' }),
      },
    );
    expect(aac.told).toEqual([]);
    expect(aac.sheet('videos-api')).not.toContain('Opus');
    expect(
      uploadKit.losses!(shot, parsed())
        .map(({ message }) => message)
        .join(),
    ).not.toContain('Opus');
  });

  it('say how heavy the clip came to be, where a product takes less', async () => {
    const shot = small(clipOf(lasting(120)));
    const told: string[] = [];
    const frames = fakeFrames();
    const heavy: typeof frames = {
      ...frames,
      openVideo: async (request, file) => {
        const writer = await frames.openVideo(request, file);
        return {
          ...writer,
          finish: async () => {
            await file.write(new Uint8Array(60_000_000));
            return writer.finish();
          },
        };
      },
    };
    const options = parsed({ sheets: ['seedance-2.5', 'kling-3-omni'] });
    const sink = createMemorySink();
    await uploadKit.write({
      shot,
      options,
      sink,
      recordings: new Map(),
      frames: heavy,
      tell: (p) => void told.push(p.message),
    });
    expect(told.filter((message) => !message.includes('Opus'))).toEqual([
      'reference.mp4 has 61 MB, and Seedance 2.5 takes 50 MB. Shorten the clip, or encode it anew.',
    ]);
  });

  it('are none where it is cancelled', async () => {
    const shot = small(clipOf(sampleScene()));
    const sink = createMemorySink();
    const job = { shot, options: parsed(), sink, recordings: new Map(), frames: fakeFrames() };
    await expect(uploadKit.write({ ...job, signal: AbortSignal.abort() })).rejects.toThrow();
    await expect(uploadKit.write({ ...job, frames: undefined as never })).rejects.toThrow('needs rendered frames');
  });
});

describe('the clip', () => {
  it('is 720p for any, the nearest that fits for a product', () => {
    expect(clipOf(inSize(lasting(120), 1920, 1080)).clip).toMatchObject({
      widthPx: 1280,
      heightPx: 720,
      frameCount: 120,
    });
    expect(clipOf(inSize(lasting(120), 1080, 1920)).clip).toMatchObject({ widthPx: 720, heightPx: 1280 });
    const veo = clipOf(inSize(lasting(120), 1000, 1000), { clipFor: 'veo-3.1' });
    expect(veo.clip).toMatchObject({ widthPx: 1280, heightPx: 720, frameCount: 144 });
  });

  it.each(ids)('filmed for %s has nothing amiss in its sheet but what no clip mends', (clipFor) => {
    const shot = filmedFor(uploadKit, { clipFor }, lasting(53));
    const levels = uploadKit
      .preflight(shot, parsed({ clipFor, sheets: [] }))
      .filter(({ level }) => level === 'warning');
    expect(levels.map(({ message }) => message)).toEqual(
      clipFor === 'sora-2' ? [expect.stringContaining('was shut down on 24 September 2026')] : [],
    );
  });
});

describe('sheets', () => {
  it.each(ids)('of %s name every file that there is, in order, with the prompt and what to choose', (id) => {
    const shot = filmedFor(uploadKit, { clipFor: id }, lasting(120));
    const profile = profiles.get(id);
    const sheet = sheetText(kitOf(shot, { contactStills: 5, hasSound: true, written: {} }), profile, null);
    expect(sheet).not.toMatch(/undefined|null|NaN|\[object/);
    expect(sheet.startsWith(`# Upload sheet: ${profile.label}\n`)).toBe(true);
    for (const { slots, name } of profile.modes) {
      const part = sheet.split(`## ${name}`)[1]!.split('\n## ')[0]!;
      const numbered = [...part.matchAll(/^(\d)\. `([^`]+)` → (.+)$/gm)].map(([, n, file]) => [Number(n), file]);
      expect(numbered.map(([n]) => n)).toEqual(numbered.map((_, i) => i + 1));
      expect(numbered.map(([, file]) => String(file).replace(/contact-.+/, 'contacts'))).toEqual(
        slots.map(({ file }) => file),
      );
    }
    for (const { name } of profile.sources) expect(sheet).toContain(name);
    for (const words of profile.ignores) expect(sheet).toContain(words);
    expect(sheet).toMatch(/\| Length \| \*\*[\d.]+ s\*\*/);
  });

  it.each(ids)('of %s paste a prompt that it takes', (id) => {
    const talk = sampleCue({
      id: 'line',
      kind: 'dialogue',
      stem: 'dialogue',
      contactId: null,
      timeS: 0.2,
      endTimeS: 0.9,
      text: 'word '.repeat(900),
      speaker: 'Coach',
    });
    const shot = clipOf(lasting(120), { clipFor: id }, [talk]);
    const { mostCharacters } = profiles.get(id).prompt;
    const sheet = sheetText(kitOf(shot, { contactStills: 5, hasSound: true, written: {} }), profiles.get(id), null);
    const pasted = [...sheet.matchAll(/^```text\n([\s\S]+?)\n```$/gm)].map(([, body]) => body!);
    expect(pasted).toHaveLength(profiles.get(id).modes.length);
    for (const body of pasted) {
      expect(body.length).toBeGreaterThan(100);
      expect(body.length).toBeLessThanOrEqual(mostCharacters ?? Number.POSITIVE_INFINITY);
    }
  });

  it('speak of the clip by the tags of the product, in short, where the clip goes in; of nothing that is not uploaded', () => {
    const sheetOf = (shot: ShotSpec, id: string) =>
      sheetText(kitOf(shot, { contactStills: 5, hasSound: true, written: {} }), profiles.get(id), null);
    const bodies = (sheet: string) => [...sheet.matchAll(/^```text\n([\s\S]+?)\n```$/gm)].map(([, body]) => body!);
    const cue = sampleCue({});
    const [short, long] = bodies(sheetOf(clipOf(lasting(120), {}, [cue]), 'seedance-2.5')) as [string, string];
    expect(short.match(/@\w+/g)).toEqual(['@Video1', '@Image1', '@Image2', '@Audio1']);
    expect(long).not.toContain('@');
    expect(long).toContain('Actions:');
    expect(bodies(sheetOf(clipOf(lasting(120), {}, []), 'seedance-2.5'))[0]!.match(/@\w+/g)).toEqual([
      '@Video1',
      '@Image1',
      '@Image2',
    ]);
    expect(bodies(sheetOf(clipOf(lasting(120), {}, [cue]), 'wan-3'))[0]).toMatch(
      /^Video 1 is the reference for the choreography/,
    );
    // Half a second is refused as a reference: the whole prompt tells it then.
    const half = sheetOf(clipOf(lasting(12), {}, [cue]), 'seedance-2.5');
    expect(bodies(half)[0]).not.toContain('@');
    expect(half).toContain('Not for this clip: reference.mp4');
    expect(half).toContain('**Before you pay:**\n\n- The clip lasts 0.5 s, and Seedance 2.5 makes 4 to 30 s');
  });

  it('never put the last frame of another camera beside the first without a word', () => {
    const cut = sampleScene({
      a: sampleShot('a0', { durationFrames: 60 }),
      b: sampleShot('a1', { durationFrames: 60, cameraId: 'cam-b' }),
    });
    const sheetOf = (scene: Scene) =>
      sheetText(kitOf(clipOf(scene), { contactStills: 5, hasSound: true, written: {} }), profiles.get('veo-3.1'), null);
    expect(sheetOf(cut)).toContain('The clip has 2 shots');
    expect(sheetOf(cut)).toContain(
      '`last.png` is left out, being of a later shot than `first.png`. Deliver one shot at a time to upload all of them.',
    );
    expect(sheetOf(cut)).not.toContain('`last.png` →');
    expect(sheetOf(lasting(120))).toContain('`last.png` → Last frame');
    expect(sheetOf(lasting(120))).not.toContain('left out');
  });

  it('are not broken by names and lines', () => {
    const scene = { ...lasting(120), name: '# *A* `name`\n| with <b>all</b> 🎬' };
    const talk = sampleCue({
      id: 'line',
      kind: 'dialogue',
      stem: 'dialogue',
      contactId: null,
      timeS: 0.2,
      endTimeS: 0.9,
      text: 'Say ```stop``` now',
      speaker: 'Coach',
    });
    const sheet = sheetText(
      kitOf(clipOf(scene, {}, [talk]), { contactStills: 5, hasSound: true, written: {} }),
      profiles.get('veo-3.1'),
      null,
    );
    expect(sheet).toContain('\\# \\*A\\* \\`name\\` \\| with \\<b\\>all\\</b\\> 🎬');
    expect(sheet).toMatch(/^````text\n[\s\S]+Say ```stop``` now[\s\S]+\n````$/m);
  });
});

describe('odd clips', () => {
  it('without sound, contacts or movement say so, and are written', async () => {
    const still = atRest({ ...small(clipOf(lasting(120), {}, [])), contacts: [] });
    const { paths, asked } = await filmed(uploadKit, still, { sheets: live });
    expect(paths.filter((path) => !path.includes('sheet-'))).toEqual([
      'upload/first.png',
      'upload/last.png',
      'upload/prompt.txt',
      'upload/reference.mp4',
    ]);
    expect(asked[0]!.video.sound).toBeNull();
    expect(messages(still, { sheets: [] })).toEqual([
      'There will be no mix.wav, and reference.mp4 is silent: no cue of this clip sounds.',
      'There will be no stills at contacts: nothing strikes anything in this clip.',
      'Nothing moves in this clip: a generator will make up what happens. Set something going.',
    ]);
  });

  it('of half a second and of a minute are told what each product takes, and how to get it', () => {
    for (const frames of [12, 1440]) {
      const told = messages(clipOf(lasting(frames)), { sheets: live });
      for (const id of live.filter((one) => one !== 'videos-api' || frames === 12)) {
        const rule = told.find((message) => message.includes(`and ${profiles.get(id).label} makes`));
        expect(rule).toMatch(frames === 12 ? /Hold it on at [\d.]+ s/ : /Cut it off at [\d.]+ s/);
        expect(rule).toContain('"Film the reference clip for" does it.');
      }
    }
    const clips = [12, 1440].map((frames) => clipOf(lasting(frames), { clipFor: 'veo-3.1' }).clip.frameCount);
    expect(clips).toEqual([96, 192]);
  });
});

describe('options', () => {
  it('know no other product', () => {
    expect(uploadKit.options.safeParse({ clipFor: 'sora-3' }).success).toBe(false);
    expect(uploadKit.options.safeParse({ sheets: ['sora-3'] }).success).toBe(false);
    expect(uploadKit.options.safeParse({ sheets: [] }).success).toBe(true);
  });
});
