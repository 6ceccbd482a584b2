import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../src/core/shot/build.ts';
import type { ShotSpec } from '../../src/core/shot/shot-spec.ts';
import { bakeTake } from '../../src/core/tasks.ts';
import { hasProgram } from '../support/has-program.ts';
import { openedPage } from '../support/opened-page.ts';
import type {} from './pages/video/main.ts';

const hasFfmpeg = hasProgram('ffmpeg', '-version') && hasProgram('ffprobe', '-version');
const FRAMES = 10;
/** A rate that is no whole number, so that its fraction must be kept. */
const FRAME_RATE = { num: 24_000, den: 1001 };

describe('videos', () => {
  const page = openedPage('video');
  let shot: ShotSpec;
  const folder = mkdtempSync(path.join(tmpdir(), 'rimshot-video-'));

  beforeAll(async () => {
    const scene = readyScenes.get('missed-free-throw').make();
    const result = await bakeTake({ scene, takeId: scene.activeTakeId });
    shot = buildShotSpec({
      scene,
      results: { [result.takeId]: result },
      steadiness: null,
      version: 'test',
      sizePx: [192, 108],
      frameRate: FRAME_RATE,
    });
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
  });

  const videoOf = async (codec: 'avc' | 'vp9' | 'av1', name: string) => {
    const { base64, sha256 } = await page().evaluate(([of, as, count]) => window.videoOf(of, as, count), [
      shot,
      codec,
      FRAMES,
    ] as const);
    const file = path.join(folder, name);
    const bytes = Buffer.from(base64, 'base64');
    writeFileSync(file, bytes);
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    return file;
  };
  const decoded = (file: string) =>
    execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-f', 'framemd5', '-'], { encoding: 'utf8' });

  it.skipIf(!hasFfmpeg).each([
    ['avc', 'h264', 'High'],
    ['vp9', 'vp9', 'Profile 0'],
    ['av1', 'av1', 'Main'],
  ] as const)('%s has the exact rate, count and pixels, as ffprobe reads it', async (codec, name, profile) => {
    const file = await videoOf(codec, `${codec}.mp4`);
    const entries = 'stream=codec_name,profile,pix_fmt,r_frame_rate,avg_frame_rate,nb_read_frames,width,height';
    const args = [
      '-v',
      'error',
      '-count_frames',
      '-select_streams',
      'v',
      '-show_entries',
      entries,
      '-of',
      'json',
      file,
    ];
    const [stream] = JSON.parse(execFileSync('ffprobe', args, { encoding: 'utf8' })).streams;
    expect(stream).toEqual({
      codec_name: name,
      profile,
      pix_fmt: 'yuv420p',
      width: 192,
      height: 108,
      r_frame_rate: '24000/1001',
      avg_frame_rate: '24000/1001',
      nb_read_frames: String(FRAMES),
    });
  });

  it.skipIf(!hasFfmpeg)('decode to the same frames twice', async () => {
    expect(decoded(await videoOf('avc', 'one.mp4'))).toBe(decoded(await videoOf('avc', 'two.mp4')));
  });

  it('leave nothing when they are cancelled half-way', async () => {
    const broken = await page().evaluate(([of, how]) => window.breakOff(of, how), [shot, { cancelAt: 0.5 }] as const);
    expect(broken).toEqual({ message: expect.stringMatching(/abort/i), ended: ['abort'], delivered: 0 });
  });

  it('leave nothing where the disk is full', async () => {
    const broken = await page().evaluate(([of, how]) => window.breakOff(of, how), [shot, { diskBytes: 4000 }] as const);
    expect(broken).toEqual({ message: 'The disk is full.', ended: ['abort'], delivered: 0 });
  });
});
