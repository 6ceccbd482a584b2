import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { composeScene } from '../../src/core/scenes/compose.ts';
import { hasProgram } from '../support/has-program.ts';
import { openedPage } from '../support/opened-page.ts';
import type {} from './pages/model-films/main.ts';

const hasFfmpeg = hasProgram('ffmpeg', '-version') && hasProgram('ffprobe', '-version');

/** A ball that drops in the middle of a still picture. */
const drop = () =>
  composeScene({
    name: 'Drop',
    durationS: 1,
    props: {
      floor: { name: 'Floor', kind: 'floor', positionM: [0, 0, 0], drive: { type: 'still' }, params: {} },
      ball: { name: 'Ball', kind: 'ball', positionM: [0, 1.2, 0], drive: { type: 'free' }, params: {} },
    },
    cameras: {
      side: {
        name: 'Side',
        rig: { kind: 'fixed', params: { positionM: [0, 0.7, 3] } },
        lens: { focalLengthMm: 35, fStop: 4, focus: { type: 'prop', propId: 'ball' } },
        sensorMm: [36, 24],
        squeeze: 1,
      },
    },
    shots: {
      a: { name: 'A', cameraId: 'side', takeId: 'take-1', sourceStartS: 0, durationFrames: 24, speed: 1 },
    },
    outcome: {},
    words: { setting: '', style: '', lighting: '', mood: '', background: '' },
  });

/** The film, one after the other: exporter, options, how much smaller, film and stills, frames, rate. */
const films = [
  [
    'vace',
    { tasks: ['repaint', 'layout-box'] },
    4,
    'vace/repaint/src_video.mp4',
    'vace/src_ref_images/1.png',
    17,
    '16/1',
  ],
  ['wan-fun', { controls: ['canny'] }, 8, 'wan-fun/control_canny.mp4', 'wan-fun/start_image.png', 17, '16/1'],
  ['ltx', { videos: ['tracks'], framesPerSecond: '25' }, 4, 'ltx/tracks.mp4', 'ltx/first_frame.png', 25, '25/1'],
  ['das', {}, 4, 'das/tracking.mp4', 'das/first_frame.png', 49, '8/1'],
  [
    'comfyui',
    { workflow: 'ltx-control' },
    4,
    'comfyui/ltx-control/control.mp4',
    'comfyui/ltx-control/start.png',
    25,
    '24/1',
  ],
] as const;

describe.skipIf(!hasFfmpeg)('films for models, as ffprobe reads them', () => {
  const page = openedPage('model-films');
  const folder = mkdtempSync(path.join(tmpdir(), 'rimshot-model-films-'));
  const saved = (name: string, base64: string) => {
    const file = path.join(folder, name.replaceAll('/', '-'));
    writeFileSync(file, Buffer.from(base64, 'base64'));
    return file;
  };
  const grey = (file: string, frame: number) =>
    execFileSync('ffmpeg', [
      ...['-v', 'error', '-i', file, '-vf', `select=eq(n\\,${frame})`, '-frames:v', '1'],
      ...['-pix_fmt', 'gray', '-f', 'rawvideo', '-'],
    ]);
  const shot = (id: string, options: object, smaller: number) =>
    page().evaluate(
      ([scene, exporterId, chosen, times]) => window.filmFor(JSON.parse(scene), exporterId, chosen, times),
      [JSON.stringify(drop()), id, options, smaller] as const,
    );

  afterAll(async () => {
    rmSync(folder, { recursive: true });
  });

  it.each(films)('%s', async (id, options, smaller, film, still, frames, rate) => {
    const { files, widthPx, heightPx, frameCount } = await shot(id, options, smaller);
    expect(frameCount).toBe(frames);
    const told = JSON.parse(
      execFileSync('ffprobe', [
        ...['-v', 'error', '-count_frames', '-show_streams', '-of', 'json', saved(film, files[film]!)],
      ]).toString(),
    );
    expect(told.streams).toHaveLength(1);
    expect(told.streams[0]).toMatchObject({
      codec_name: 'h264',
      width: widthPx,
      height: heightPx,
      pix_fmt: 'yuv420p',
      r_frame_rate: rate,
      avg_frame_rate: rate,
      nb_read_frames: String(frames),
    });
    const picture = JSON.parse(
      execFileSync('ffprobe', [
        ...['-v', 'error', '-show_streams', '-of', 'json', saved(still, files[still]!)],
      ]).toString(),
    );
    expect(picture.streams[0]).toMatchObject({ codec_name: 'png', pix_fmt: 'rgb24' });
  });

  it('what VACE paints is 127 grey in the film and white in its mask, and the rest is black in the mask', async () => {
    const { files, widthPx, heightPx } = await shot('vace', { tasks: ['repaint'] }, 4);
    const video = grey(saved('src_video.mp4', files['vace/repaint/src_video.mp4']!), 8);
    const mask = grey(saved('src_mask.mp4', files['vace/repaint/src_mask.mp4']!), 8);
    // Squares that the encoder leaves alone: all of one kind for four pixels around.
    let painted = 0;
    let kept = 0;
    for (let y = 4; y < heightPx - 4; y++) {
      for (let x = 4; x < widthPx - 4; x++) {
        const around = [-4, 0, 4].flatMap((dy) => [-4, 0, 4].map((dx) => mask[(y + dy) * widthPx + x + dx]!));
        if (around.every((value) => value > 200)) {
          painted++;
          // Luma has 219 steps for 255 greys, and quantization adds a few.
          expect(Math.abs(video[y * widthPx + x]! - 127)).toBeLessThanOrEqual(4);
          expect(mask[y * widthPx + x]).toBeGreaterThanOrEqual(250);
        } else if (around.every((value) => value < 50)) {
          kept++;
          expect(mask[y * widthPx + x]).toBeLessThanOrEqual(5);
        }
      }
    }
    expect(painted).toBeGreaterThan(20);
    expect(kept).toBeGreaterThan(1000);
  });
});
