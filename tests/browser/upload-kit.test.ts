import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { hasProgram } from '../support/has-program.ts';
import { openedPage } from '../support/opened-page.ts';
import type {} from './pages/model-films/main.ts';

const hasFfmpeg = hasProgram('ffmpeg', '-version') && hasProgram('ffprobe', '-version');
/** A quarter of 720p. */
const SMALLER = 4;
/** Mean difference of grey that H.264 may make, of 255. */
const CODEC_GREY = 2;

/** The throw as far as the board, in one shot of 26 frames. */
function briefThrow() {
  const scene = readyScenes.get('missed-free-throw').make();
  const [first, ...others] = Object.keys(scene.shots).sort((a, b) =>
    scene.shots[a]!.order < scene.shots[b]!.order ? -1 : 1,
  );
  for (const id of others) delete scene.shots[id];
  scene.shots[first!]!.durationFrames = 26;
  return scene;
}

describe.skipIf(!hasFfmpeg)('the upload kit, as ffmpeg reads it', () => {
  const page = openedPage('model-films');
  const folder = mkdtempSync(path.join(tmpdir(), 'rimshot-upload-kit-'));

  afterAll(async () => {
    rmSync(folder, { recursive: true });
  });

  it('has a clip with sound, and stills that are its frames', async () => {
    const { files, widthPx, heightPx } = await page().evaluate(
      ([scene, smaller]) => window.filmFor(JSON.parse(scene), 'upload-kit', { sheets: ['veo-3.1'] }, smaller),
      [JSON.stringify(briefThrow()), SMALLER] as const,
    );
    expect([widthPx, heightPx]).toEqual([1280 / SMALLER, 720 / SMALLER]);
    const saved = (name: string) => {
      const file = path.join(folder, name.replaceAll('/', '-'));
      writeFileSync(file, Buffer.from(files[name]!, 'base64'));
      return file;
    };
    const film = saved('upload/reference.mp4');
    const { streams } = JSON.parse(
      execFileSync('ffprobe', ['-v', 'error', '-count_frames', '-show_streams', '-of', 'json', film]).toString(),
    );
    const of = (type: string) => streams.find((stream: { codec_type: string }) => stream.codec_type === type);
    expect(of('video')).toMatchObject({ codec_name: 'h264', width: widthPx, height: heightPx, nb_read_frames: '26' });
    expect(of('video')).toMatchObject({ pix_fmt: 'yuv420p', avg_frame_rate: '24/1' });
    expect(['aac', 'opus']).toContain(of('audio').codec_name);
    expect(of('audio').sample_rate).toBe('48000');

    const grey = (file: string, frame: number) =>
      execFileSync('ffmpeg', [
        ...['-v', 'error', '-i', file, '-vf', `select=eq(n\\,${frame})`, '-frames:v', '1'],
        ...['-pix_fmt', 'gray', '-f', 'rawvideo', '-'],
      ]);
    const stills = Object.keys(files).filter((name) => name.endsWith('.png'));
    const contacts = stills.filter((name) => name.includes('contact-'));
    expect(contacts.length).toBeGreaterThan(0);
    for (const name of stills) {
      const timeS = /-([\d.]+)s\.png$/.exec(name)?.[1];
      const frame = name.endsWith('first.png') ? 0 : name.endsWith('last.png') ? 25 : Math.round(Number(timeS) * 24);
      const still = grey(saved(name), 0);
      expect(still.length).toBe(widthPx * heightPx);
      const off = (filmed: Buffer) =>
        still.reduce((sum, value, i) => sum + Math.abs(value - filmed[i]!), 0) / still.length;
      const own = off(grey(film, frame));
      expect(own, name).toBeLessThan(CODEC_GREY);
      // The ball is elsewhere at the other end of the film.
      expect(own, name).toBeLessThan(off(grey(film, frame < 13 ? 25 : 0)));
    }
  });
});
