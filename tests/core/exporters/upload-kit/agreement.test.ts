import { beforeAll, describe, expect, it } from 'vitest';
import { type Kit, kitOf, placed, unpicturedS } from '../../../../src/core/exporters/upload-kit/kit.ts';
import { requestOf } from '../../../../src/core/exporters/upload-kit/requests/request.ts';
import { sheetText } from '../../../../src/core/exporters/upload-kit/sheet.ts';
import { uploadKit } from '../../../../src/core/exporters/upload-kit/upload-kit.ts';
import { nearestClip } from '../../../../src/core/profiles/nearest-clip.ts';
import { profiles } from '../../../../src/core/profiles/profiles.ts';
import { strongestBlows } from '../../../../src/core/prompts/blows.ts';
import { cutOf } from '../../../../src/core/scene/queries.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { readyScenes } from '../../../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { bakeTake, type TakeResult } from '../../../../src/core/tasks.ts';
import { filmed } from '../filmed-for.ts';

const ids = profiles.all.map(({ id }) => id);
const hosted = ids.filter((id) => !['kling-4', 'sora-2'].includes(id));

let scene: Scene;
let results: Record<string, TakeResult>;
beforeAll(async () => {
  scene = readyScenes.get('missed-free-throw').make();
  const takeId = scene.activeTakeId;
  results = { [takeId]: await bakeTake({ scene, takeId }) };
}, 120_000);

/** The free throw filmed for a product: its two shots, or the second, in which everything is struck, from its start. */
function shotFor(id: string, shots: 'both' | 'second'): ShotSpec {
  const second = cutOf(scene)[1]!;
  const input = { scene, results, steadiness: null, version: 'test', ...(shots === 'second' && { shotId: second.id }) };
  const { clip } = buildShotSpec(input);
  const { frameRate, startFrame, frameCount, widthPx, heightPx } = nearestClip(clip, profiles.get(id));
  return buildShotSpec({ ...input, frameRate, sizePx: [widthPx, heightPx], range: { startFrame, frameCount } });
}

const kitFor = (id: string, shots: 'both' | 'second', contactStills = 5): Kit =>
  kitOf(shotFor(id, shots), { contactStills, hasSound: true, written: {} });

/** What the sheet says to upload in one mode: file by field. */
function uploadsIn(sheet: string, mode: string): readonly (readonly [file: string, field: string])[] {
  const part = sheet.split(`## ${mode}`)[1]!.split('\n## ')[0]!;
  return [...part.matchAll(/^\d+\. `([^`]+)` → ([^:\n]+)/gm)].map(([, file, field]) => [file!, field!] as const);
}

describe.each(['both', 'second'] as const)('of a clip of %s shots', (shots) => {
  it.each(hosted)('the request for %s holds the files of the sheet, each of them and no other', (id) => {
    const profile = profiles.get(id);
    const kit = kitFor(id, shots);
    const request = requestOf(kit, profile)!;
    const body = request.body as Record<string, unknown>;
    const listed = uploadsIn(sheetText(kit, profile, null), profile.modes[0]!.name).map(([file]) => file);
    const addressed = [...JSON.stringify(body).matchAll(/<address of ([^ ]+) once/g)].map(([, file]) => file!);
    const held = 'track' in body ? [...addressed, 'tracks.json'] : addressed;
    expect([...held].sort()).toEqual([...listed].sort());
    expect(listed.length).toBeGreaterThan(0);
  });

  it.each(hosted)('the request for %s asks for sound where the sheet does', (id) => {
    const profile = profiles.get(id);
    const kit = kitFor(id, shots);
    const body = requestOf(kit, profile)!.body as Record<string, unknown>;
    const row = /\| Sound \| ([^|]+) \|/.exec(sheetText(kit, profile, null))![1]!;
    const isMixIn = placed(kit, profile, profile.modes[0]!).some(({ slot }) => slot.file === 'mix.wav');
    const asked = ['generate_audio', 'keep_audio', 'audio'].flatMap((key) => (key in body ? [body[key]] : []));
    for (const one of asked) expect(one).toBe(row.startsWith('on') && isMixIn);
    if (profile.sound === 'none') expect(asked).toEqual([]);
  });
});

describe('a cut', () => {
  it.each(ids)('of %s leaves out pictures of the second shot where the clip does not go in', (id) => {
    const profile = profiles.get(id);
    const kit = kitFor(id, 'both');
    const sheet = sheetText(kit, profile, null);
    const isLater = (file: string) => file === 'last.png' || file.startsWith('contact-');
    // In the first shot nothing is struck.
    expect(kit.stills.every(({ frame }) => frame >= kit.shot.shots[1]!.startFrame)).toBe(true);
    for (const { name, slots } of profile.modes) {
      if (slots.some(({ file }) => file === 'reference.mp4')) continue;
      const part = sheet.split(`## ${name}`)[1]!.split('\n## ')[0]!;
      expect(uploadsIn(sheet, name).filter(([file]) => isLater(file))).toEqual([]);
      const takes = slots.filter(({ file }) => file === 'last.png' || file === 'contacts');
      expect(part.includes('Deliver one shot at a time')).toBe(takes.length > 0);
      for (const { file } of takes) expect(part).toContain(file === 'contacts' ? kit.stills[0]!.file : `\`${file}\``);
    }
    const whole = sheetText(kitFor(id, 'second'), profile, null);
    expect(whole).not.toContain('Deliver one shot at a time');
  });

  it('makes Veo begin at the first frame alone, by the endpoint that takes it', () => {
    const sendOf = (shots: 'both' | 'second') => requestOf(kitFor('veo-3.1', shots), profiles.get('veo-3.1'))!.send;
    expect(sendOf('both')).toContain('"fal-ai/veo3.1/image-to-video"');
    expect(sendOf('second')).toContain('"fal-ai/veo3.1/first-last-frame-to-video"');
  });
});

describe('tracks for ATI', () => {
  const ati = profiles.get('wan-ati');
  const small = (shot: ShotSpec): ShotSpec => ({ ...shot, clip: { ...shot.clip, widthPx: 32, heightPx: 18 } });

  it('are a file of the kit, with the places that the request has', async () => {
    const shot = shotFor('wan-ati', 'second');
    const { paths, json } = await filmed(uploadKit, small(shot), { sheets: ['wan-ati'], hasRequests: true });
    expect(paths).toContain('upload/tracks.json');
    const tracks = json('upload/tracks.json') as { x: number; y: number }[][];
    expect(tracks).toEqual(json('upload/requests/wan-ati.json').body.track);
    expect(tracks.map((places) => places.length)).toEqual([121]);
    // The spec's own projection, made elsewhere.
    const [x, y] = shot.tracks2d.find(({ bodyId }) => bodyId === 'ball')!.centersPx[40]!;
    expect(Math.hypot(tracks[0]![40]!.x - x, tracks[0]![40]!.y - y)).toBeLessThan(0.1);
    const sheet = sheetText(kitFor('wan-ati', 'second'), ati, null);
    expect(uploadsIn(sheet, 'Image and tracks')).toEqual([
      ['first.png', 'image_url'],
      ['tracks.json', 'track'],
    ]);
    expect(sheet).not.toMatch(/no tracks\.json|a model that follows tracks/);
  });

  it('of two shots are warned of, before export and in the sheet', () => {
    const warned =
      'The clip has 2 shots, and a model that follows tracks begins at one first frame: from the cut at 0.83 s';
    const shot = shotFor('wan-ati', 'both');
    const problems = uploadKit.preflight(shot, uploadKit.options.parse({ sheets: ['wan-ati'] }));
    expect(problems).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining(warned) }),
    );
    const sheet = sheetText(kitFor('wan-ati', 'both'), ati, null);
    expect(sheet).toContain(`- ${warned}`);
    expect(sheet).not.toContain('within its limits.');
  });

  it('are missed where the clip has not the frames, and not written for products that take none', async () => {
    // 4 s at 24 fps, as the scene is cut.
    const shot = shotFor('seedance-2.5', 'both');
    const sheet = sheetText(kitOf(shot, { contactStills: 5, hasSound: true, written: {} }), ati, null);
    expect(sheet).toContain('There is no tracks.json, without which Wan ATI (tracks) makes nothing');
    expect(sheet).toContain('Not for this clip: tracks.json (track)');
    const { paths } = await filmed(uploadKit, small(shot), { sheets: ['wan-ati', 'veo-3.1'] });
    expect(paths).not.toContain('upload/tracks.json');
  });
});

describe('stills', () => {
  const timesOf = (kit: Kit) => kit.stills.map(({ atS }) => atS.toFixed(2));

  it('are of every contact that is wanted, however close, and then of the strongest', () => {
    // Board, rim and floor are wanted, at 0.898, 1.041 and 2.214 s; the floor is struck again at 3.440 s.
    expect(timesOf(kitFor('seedance-2.5', 'both'))).toEqual(['0.92', '1.04', '2.21', '3.46']);
    expect(timesOf(kitFor('seedance-2.5', 'both', 3))).toEqual(['0.92', '1.04', '2.21']);
    const nothingWanted = (shot: ShotSpec): ShotSpec => ({ ...shot, outcome: { ...shot.outcome, wanted: [] } });
    const shot = shotFor('seedance-2.5', 'both');
    const unwanted = strongestBlows(nothingWanted(shot), 9).map(({ atS }) => atS.toFixed(2));
    expect(unwanted).toEqual(['0.90', '2.21', '3.44']);
    // A second blow in the frame of the first is no other picture.
    const wanted = shot.outcome.wanted.map((one) => ({ ...one, clipTimesS: one.clipTimesS.map(() => 0.897712) }));
    expect(strongestBlows({ ...shot, outcome: { ...shot.outcome, wanted } }, 9)).toHaveLength(3);
  });

  it('that a slot has no room for are those that would be missed least', () => {
    const [mode] = profiles.get('kling-3-omni').modes;
    const kit = kitFor('kling-3-omni', 'both');
    const put = placed(kit, profiles.get('kling-3-omni'), mode!).find(({ slot }) => slot.file === 'contacts')!.files;
    expect(put).toEqual(kit.stills.slice(0, 3).map(({ file }) => file));
  });

  it('that are missing though they are wanted are said', () => {
    expect(unpicturedS(kitFor('seedance-2.5', 'both'))).toEqual([]);
    const shot = shotFor('seedance-2.5', 'both');
    const notes = (contactStills: number) =>
      uploadKit
        .preflight(shot, uploadKit.options.parse({ sheets: [], contactStills }))
        .filter(({ path }) => path === 'contacts')
        .map(({ message }) => message);
    expect(notes(5)).toEqual([]);
    expect(notes(0)).toEqual([]);
    expect(notes(1)).toEqual([
      expect.stringMatching(
        /^There will be no still of what the outcome wants at \d\.\d\d and \d\.\d\d s: .* Raise it\.$/,
      ),
    ]);
  });
});
