import { describe, expect, it } from 'vitest';
import { cosmos3 } from '../../../../src/core/exporters/cosmos3/cosmos3.ts';
import { cosmos3Options } from '../../../../src/core/exporters/cosmos3/options.ts';
import { ASPECTS, MOST_FRAMES, RATES, SIZES, TIERS } from '../../../../src/core/exporters/cosmos3/sizes.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import { sampleInput, sampleScene, sampleShot } from '../../shot/sample.ts';
import { filmed, filmedFor, inSize, smallFilmFor, withoutSubject } from '../filmed-for.ts';
import { hasUpstream, MORE_FIELDS, TRANSFER_ONLY, upstreamText } from './upstream.ts';

const SPECS = ['transfer-depth', 'transfer-edge', 'transfer-seg', 'transfer-all', 'image2video', 'image2video-physics'];
const HINTS = ['depth', 'edge', 'seg'];
const options = (given: object = {}) => cosmos3Options.parse(given);
const delivered = buildShotSpec(sampleInput());
const formatOf = (given: object = {}, shot = delivered) => cosmos3.clip!(shot, options(given));
const messages = (shot = filmedFor(cosmos3), given: object = {}) =>
  cosmos3.preflight(shot, options(given), new Map()).map(({ message }) => message);

describe('the clip that Cosmos 3 is given', () => {
  it('has a size of its tier, the nearest in shape unless one is chosen', () => {
    for (const resolution of TIERS) {
      for (const aspect of ASPECTS) {
        const [width, height] = SIZES[resolution][aspect];
        expect(formatOf({ resolution, aspect })).toMatchObject({ widthPx: width, heightPx: height });
        const own = buildShotSpec(sampleInput(inSize(sampleScene(), width, height)));
        expect(formatOf({ resolution }, own)).toMatchObject({ widthPx: width, heightPx: height });
        // Latents are 16 pixels wide and high; control videos need even sides.
        expect([width % 16, height % 16]).toEqual([0, 0]);
        expect(Math.sign(width - height)).toBe(Math.sign(Number(aspect.split(',')[0]) - Number(aspect.split(',')[1])));
      }
    }
  });

  it.each([
    // A second at 24 fps is 24 frames, and 25 hold it.
    [1, {}, 25],
    // 10 frames would do, and Cosmos 3 is made for 24 at least.
    [1, { fps: 10 }, 25],
    [4, {}, 97],
    [4, { fps: 30 }, 121],
    // 240 frames: 189 are usual, 200 the most at 720, 300 at 480.
    [10, {}, 189],
    [10, { length: 'longest' }, 197],
    [10, { length: 'longest', resolution: '480' }, 241],
    [60, { length: 'longest', resolution: '256' }, 397],
  ])('holds %d s with %o in %d frames', (seconds, given, frameCount) => {
    const shots = delivered.shots.map((one) => ({ ...one, takeEndS: 99 }));
    const shot = { ...delivered, shots, clip: { ...delivered.clip, durationS: seconds } };
    const format = formatOf(given, shot);
    expect(format.frameCount).toBe(frameCount);
    expect(format.frameCount % 4).toBe(1);
    expect(format.frameCount).toBeLessThanOrEqual(MOST_FRAMES[options(given).resolution]);
  });

  it('is at one of the rates that were tried', () => {
    for (const fps of RATES) expect(formatOf({ fps }).frameRate).toEqual({ num: fps, den: 1 });
    expect(cosmos3.options.safeParse({ fps: 25 }).success).toBe(false);
  });
});

describe('what is written', async () => {
  // The sample's ball strikes the floor; the picture is an eighth of its size, which is all that the made-up frames need.
  const shot = smallFilmFor(cosmos3);
  const { paths, json, files, asked } = await filmed(cosmos3, shot);
  const text = (file: string) => new TextDecoder().decode(files.get(`cosmos3/${file}`));

  it('is one folder of specs and what they name', () => {
    expect(paths).toEqual(
      [
        ...[...SPECS, 'audio-image2video', 'forward-dynamics'].map((name) => `${name}.json`),
        ...HINTS.map((hint) => `${hint}.mp4`),
        'prompt.json',
        'prompt.txt',
        'physics-prompt.txt',
        'physics-prompts.json',
        'camera-actions.json',
        'first-frame.png',
        'mix.wav',
      ]
        .map((file) => `cosmos3/${file}`)
        .sort(),
    );
    const named = paths
      .filter((path) => /(transfer|image2video|dynamics).*json$/.test(path))
      .flatMap((path) => pathsIn(json(path)));
    for (const file of named) expect(paths, file).toContain(`cosmos3/${file}`);
    expect(new Set(named).size).toBe(9);
  });

  it('has videos of the clip, at its size, rate and number of frames', () => {
    expect(asked).toHaveLength(3);
    for (const { video, added } of asked) {
      expect(video).toMatchObject({
        widthPx: 160,
        heightPx: 90,
        frameRate: { num: 24, den: 1 },
        codec: 'avc',
        sound: null,
      });
      expect(added).toHaveLength(25);
    }
    expect([...files.get('cosmos3/first-frame.png')!.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  it('has a mix as long as the clip, at 48 kHz', () => {
    const wav = files.get('cosmos3/mix.wav')!;
    const view = new DataView(wav.buffer, wav.byteOffset);
    const at = text('mix.wav').indexOf('fmt ');
    expect(view.getUint32(at + 12, true)).toBe(48_000);
    const data = [...wav].findIndex(
      (_, i) => wav[i] === 0x64 && String.fromCharCode(...wav.subarray(i, i + 4)) === 'data',
    );
    // 25 frames at 24 fps, two channels of three bytes.
    expect(view.getUint32(data + 4, true)).toBe(6 * Math.round((48_000 * 25) / 24));
  });

  it('is the same twice', async () => {
    const again = await filmed(cosmos3, shot);
    for (const [path, bytes] of files) expect(Buffer.compare(again.files.get(path)!, bytes), path).toBe(0);
  });

  it('tells the same prompt in both of its files, and the same physics', () => {
    expect(JSON.parse(text('prompt.txt'))).toEqual(json('cosmos3/prompt.json'));
    expect(text('prompt.txt')).not.toMatch(/\n/);
    const [entry] = json('cosmos3/physics-prompts.json');
    expect(JSON.parse(entry.prompt)).toEqual(JSON.parse(text('physics-prompt.txt')));
  });

  it.each(SPECS.slice(0, 4))('gives %s what transfer was tuned with', (name) => {
    const spec = json(`cosmos3/${name}.json`);
    const own = HINTS.filter((hint) => hint in spec);
    expect(own).toEqual(
      name === 'transfer-all' ? ['edge', 'depth', 'seg'].filter((h) => own.includes(h)).sort() : [name.slice(9)],
    );
    expect(spec).toMatchObject({
      guidance: 3,
      control_guidance: name === 'transfer-seg' ? 2 : 1.5,
      shift: 10,
      num_frames: 25,
      num_video_frames_per_chunk: 25,
    });
  });

  describe.skipIf(!hasUpstream)('agrees with NVIDIA’s own specs', () => {
    const samples = ['depth', 'edge', 'seg', 'blur', 'wsm'].map((hint) =>
      JSON.parse(upstreamText(`specs/${hint}.json`)),
    );
    const action = JSON.parse(upstreamText('action_forward_dynamics_camera.json'));
    const known = new Set([...samples, action].flatMap((sample) => Object.keys(sample)).concat(MORE_FIELDS));
    const ours = [...SPECS, 'audio-image2video', 'forward-dynamics'].map((name) => json(`cosmos3/${name}.json`));

    it('in the names of fields, at the top and in blocks', () => {
      const blockFields = new Set(
        samples.flatMap((s) => [...HINTS, 'blur', 'wsm'].flatMap((h) => Object.keys(s[h] ?? {}))),
      );
      for (const spec of ours) {
        for (const key of Object.keys(spec)) expect(known, key).toContain(key);
        for (const hint of HINTS) for (const key of Object.keys(spec[hint] ?? {})) expect(blockFields).toContain(key);
        // Control fields are refused where no control video is.
        if (!HINTS.some((hint) => hint in spec)) for (const key of TRANSFER_ONLY) expect(spec).not.toHaveProperty(key);
        expect(['video2video', 'image2video', 'audio_image2video', 'forward_dynamics']).toContain(spec.model_mode);
        if ('resolution' in spec) expect(['256', '480', '720']).toContain(spec.resolution);
        if ('aspect_ratio' in spec) expect(['16,9', '1,1', '9,16', '4,3', '3,4']).toContain(spec.aspect_ratio);
        expect([10, 16, 24, 30]).toContain(spec.fps);
      }
    });

    it.each(['depth', 'edge', 'seg'])('in what a %s spec says, but for clip, seed and files', (hint) => {
      const sample = samples.find((one) => hint in one);
      const spec = json(`cosmos3/transfer-${hint}.json`);
      const own = [
        'num_frames',
        'fps',
        'num_video_frames_per_chunk',
        'prompt_path',
        'negative_prompt_file',
        'seed',
        hint,
      ];
      for (const [key, value] of Object.entries(sample)) if (!own.includes(key)) expect(spec[key], key).toEqual(value);
      expect(Object.keys(spec[hint])).toEqual(Object.keys(sample[hint]));
    });

    it('in the sampling of camera paths', () => {
      const spec = json('cosmos3/forward-dynamics.json');
      for (const key of ['domain_name', 'view_point', 'model_mode', 'guidance', 'num_steps', 'shift', 'image_size'])
        expect(spec[key], key).toEqual(action[key]);
      expect(spec.action_chunk_size).toBe(json('cosmos3/camera-actions.json').length);
    });
  });
});

describe('what is said beforehand', () => {
  it('names what is left out where nothing sounds, and leaves it out', async () => {
    const silent = { ...smallFilmFor(cosmos3), audio: { ...delivered.audio, cues: [] } };
    expect(messages(silent).join('\n')).toMatch(/audio-image2video\.json and mix\.wav are left out/);
    const { paths } = await filmed(cosmos3, silent);
    expect(paths).not.toContain('cosmos3/mix.wav');
    expect(paths).not.toContain('cosmos3/audio-image2video.json');
  });

  it('tells a clip that was not filmed for it what it should have', () => {
    const odd = buildShotSpec({
      ...sampleInput(),
      sizePx: [1920, 1080],
      range: { startFrame: 0, frameCount: 300 },
    });
    const said = messages(odd).join('\n');
    expect(said).toMatch(/1920 × 1080; at tier 720 Cosmos 3 makes 1280 × 720, /);
    expect(said).toMatch(/300 frames; at tier 720 Cosmos 3 is made for 24 to 200/);
    expect(said).toMatch(/makes 4k \+ 1 and rounds up.*Film 301 frames/);
    expect(messages().join('\n')).not.toMatch(/Film |is made for/);
  });

  it('tells of a camera that stands still, of cuts, and of rates that physics prompts do not have', () => {
    expect(messages().join('\n')).toMatch(/camera stands still: camera-actions\.json holds 24 rows/);
    const scene = sampleScene({
      a: sampleShot('a0', { durationFrames: 12 }),
      b: sampleShot('a1', { cameraId: 'cam-b' }),
    });
    expect(messages(filmedFor(cosmos3, {}, scene)).join('\n')).toMatch(/cuts between 2 shots/);
    expect(messages(filmedFor(cosmos3, { fps: 30 }), { fps: 30 }).join('\n')).toMatch(/counts frames at 30 fps/);
  });

  it('counts the words of the prompt, and says what is left out where they are few', () => {
    expect(messages().join('\n')).toMatch(/prompt\.json has \d+ words/);
    expect(messages(filmedFor(cosmos3), { promptWords: 150 }).join('\n')).toMatch(
      /leaves out .* to stay within 150 words/,
    );
  });

  it('does the sensible thing with nothing to see, nothing to touch and a name that is no file', async () => {
    const name = `🏀/..\\${'ä'.repeat(300)}\n`;
    const unseen = { ...filmedFor(cosmos3, {}, withoutSubject()), contacts: [] };
    expect(messages(unseen).join('\n')).toMatch(
      /Nothing of the scene is ever in frame|Never in frame, so not in the prompt/,
    );
    expect(messages(unseen).join('\n')).toMatch(/Nothing touches anything/);
    const small = smallFilmFor(cosmos3);
    const bare = {
      ...small,
      clip: { ...small.clip, name },
      subjects: [],
      contacts: [],
      shots: small.shots.map((s) => ({ ...s, subjectId: null })),
    };
    const { paths, json } = await filmed(cosmos3, bare);
    for (const path of paths) expect(path).toMatch(/^cosmos3\/[a-z0-9-]+\.(json|txt|mp4|wav|png)$/);
    const prompt = json('cosmos3/prompt.json');
    expect(prompt.subjects).toEqual([]);
    expect([...prompt.context].length).toBe(80);
    expect(prompt.context).toMatch(/^🏀.*…$/u);
  });
});

/** Every file that a spec names. */
function pathsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, own]) => (key.endsWith('_path') ? [String(own)] : pathsIn(own)));
}
