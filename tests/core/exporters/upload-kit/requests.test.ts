import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { kitOf } from '../../../../src/core/exporters/upload-kit/kit.ts';
import { requestInput, requestOf, requestText } from '../../../../src/core/exporters/upload-kit/requests/request.ts';
import { videosFirstFrame } from '../../../../src/core/exporters/upload-kit/requests/videos-api.ts';
import { uploadKit } from '../../../../src/core/exporters/upload-kit/upload-kit.ts';
import { nearestClip } from '../../../../src/core/profiles/nearest-clip.ts';
import { profiles } from '../../../../src/core/profiles/profiles.ts';
import { cutOf } from '../../../../src/core/scene/queries.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { readyScenes } from '../../../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import { bakeTake, type TakeResult } from '../../../../src/core/tasks.ts';
import { rootFolder } from '../../../support/files.ts';
import { sampleCue, sampleInput, sampleScene, sampleShot } from '../../shot/sample.ts';
import { atRest } from '../filmed-for.ts';

const withRequest = profiles.all.filter(({ id, ended }) => !ended && id !== 'kling-4').map(({ id }) => id);

let scene: Scene;
const results: Record<string, TakeResult> = {};
beforeAll(async () => {
  scene = readyScenes.get('missed-free-throw').make();
  for (const takeId of new Set(cutOf(scene).map(({ shot }) => shot.takeId)))
    results[takeId] = await bakeTake({ scene, takeId });
}, 120_000);

/** The ready scene filmed for a product. */
function kitFor(id: string, durationS?: number) {
  const input = { scene, results, steadiness: null, version: 'test' };
  const { clip } = buildShotSpec(input);
  const wanted = durationS === undefined ? clip : { ...clip, frameCount: durationS * 24 };
  const { frameRate, startFrame, frameCount, widthPx, heightPx } = nearestClip(wanted, profiles.get(id));
  const shot = buildShotSpec({ ...input, frameRate, sizePx: [widthPx, heightPx], range: { startFrame, frameCount } });
  return kitOf(shot, { contactStills: 5, hasSound: true, written: {} });
}

describe('requests from a ready scene', () => {
  it.each(withRequest)('%s: its body is JSON, holds the prompt, and leaves addresses to be put in', (id) => {
    const profile = profiles.get(id);
    const kit = kitFor(id);
    const text = requestText(kit, profile)!;
    const parsed = JSON.parse(text);
    expect(parsed).toEqual(JSON.parse(JSON.stringify({ for: profile.label, ...requestOf(kit, profile) })));
    expect(JSON.stringify(parsed.body)).toContain(JSON.stringify(requestInput(kit, profile).prompt).slice(1, -1));
    const files = [...text.matchAll(/<address of ([^ ]+) once it is uploaded>/g)].map(([, file]) => file!);
    expect(files.length).toBeGreaterThan(0);
    const known = ['first.png', 'last.png', 'reference.mp4', 'mix.wav', ...kit.stills.map(({ file }) => file)];
    expect(files.filter((file) => !known.includes(file))).toEqual([]);
  });

  it('ask for the length and the shape of the clip', () => {
    const bodyOf = (id: string, s?: number) => requestOf(kitFor(id, s), profiles.get(id))!.body;
    expect(bodyOf('kling-3-omni', 7)).toMatchObject({ duration: '7', aspect_ratio: '16:9' });
    expect(bodyOf('seedance-2', 9)).toMatchObject({ model: 'seedance2', duration: 9, ratio: '1280:720' });
    expect(bodyOf('veo-3.1', 8)).toMatchObject({ duration: '8s', aspect_ratio: '16:9' });
    expect(bodyOf('gemini-omni-1.1', 6)).toMatchObject({ response_format: { duration: '6s', resolution: '720p' } });
    expect(bodyOf('videos-api', 5)).toMatchObject({ seconds: '5', size: '1280x720' });
    expect(bodyOf('wan-ati')).toMatchObject({ resolution: '720p' });
  });

  it('place the pictures of contacts at their times for Aleph, five at most', () => {
    const kit = kitFor('runway-aleph-2');
    const { keyframes } = requestOf(kit, profiles.get('runway-aleph-2'))!.body as {
      keyframes: { seconds: number; uri: string }[];
    };
    expect(keyframes.map(({ seconds }) => seconds)).toEqual(kit.stills.map(({ atS }) => atS).slice(0, 5));
    expect(keyframes.length).toBeGreaterThan(0);
  });

  it('lead ATI along the paths of what moves: 121 places in the picture for each', () => {
    const kit = kitFor('wan-ati', 5);
    const { track } = requestOf(kit, profiles.get('wan-ati'))!.body as { track: { x: number; y: number }[][] };
    expect(track.length).toBeGreaterThan(0);
    const ball = kit.shot.tracks2d.find(({ bodyId }) => bodyId.startsWith('ball')) ?? kit.shot.tracks2d[0]!;
    for (const places of track) {
      expect(places.length).toBeLessThanOrEqual(121);
      expect(places.length).toBe(kit.shot.clip.frameCount);
    }
    // The spec's own projection, made elsewhere; places are told to a tenth of a pixel.
    const [x, y] = ball.centersPx[0]!;
    expect(track.some(([first]) => Math.abs(first!.x - x) <= 0.06 && Math.abs(first!.y - y) <= 0.06)).toBe(true);
  });

  it('are none where the clip may not go in, where nothing moves for ATI, and where there is no public package', () => {
    const short = kitOf(buildShotSpec(sampleInput(sampleScene({ a: sampleShot('a0', { durationFrames: 12 }) }))), {
      contactStills: 5,
      hasSound: true,
      written: {},
    });
    expect(requestOf(short, profiles.get('seedance-2.5'))).toBeNull();
    expect(requestOf(short, profiles.get('wan-ati'))).toBeNull();
    expect(requestOf(short, profiles.get('veo-3.1'))).not.toBeNull();
    const still = kitFor('wan-ati', 5);
    expect(requestOf({ ...still, shot: atRest(still.shot) }, profiles.get('wan-ati'))).toBeNull();
    expect(requestOf(kitFor('kling-4'), profiles.get('kling-4'))).toBeNull();
  });

  it('are within the limits of the types for clips of any length and shape', () => {
    for (const id of withRequest)
      for (const durationFrames of [12, 100, 1440])
        for (const [widthPx, heightPx] of [
          [1280, 720],
          [720, 1280],
          [1000, 1000],
          [2048, 858],
        ] as const) {
          const input = sampleInput(sampleScene({ a: sampleShot('a0', { durationFrames }) }), [sampleCue({})]);
          const any = buildShotSpec({ ...input, sizePx: [widthPx, heightPx] });
          // Throws where a length or a shape is none of those that the types have.
          requestOf(kitOf(any, { contactStills: 5, hasSound: true, written: {} }), profiles.get(id));
          expect(uploadKit.options.safeParse({ clipFor: id }).success).toBe(true);
        }
  });
});

describe('/v1/videos', () => {
  const file = path.join(rootFolder, '../shared/fixtures/openai-videos/openapi.videos.json');
  const isHere = existsSync(file);
  if (!isHere) process.stdout.write(`Skipped: ${path.basename(file)}, the public schema of /v1/videos, is not here.\n`);

  it.skipIf(!isHere)('bodies are those of the public schema', () => {
    const document = JSON.parse(readFileSync(file, 'utf8'));
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema(document, 'openapi');
    const isBody = ajv.compile({ $ref: 'openapi#/components/schemas/CreateVideoJsonBody' });
    const kit = kitFor('sora-2', 8);
    const input = requestInput(kit, profiles.get('sora-2'));
    const body = { ...videosFirstFrame(input, '8'), input_reference: { image_url: 'https://example.com/first.png' } };
    expect([isBody(body), isBody.errors]).toEqual([true, null]);
    for (const wrong of [
      { seconds: 8 },
      { seconds: '7' },
      { size: '1280:720' },
      { prompt: '' },
      { input_reference: { image_url: 'first frame' } },
    ])
      expect([wrong, isBody({ ...body, ...wrong })]).toEqual([wrong, false]);
  });
});
