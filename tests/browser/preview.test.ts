import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { composeScene } from '../../src/core/scenes/compose.ts';
import { hasProgram } from '../support/has-program.ts';
import { openedPage } from '../support/opened-page.ts';
import type {} from './pages/preview/main.ts';

const hasFfmpeg = hasProgram('ffmpeg', '-version');

const FRAMES_PER_S = 24;
const WIDTH = 320;
const HEIGHT = 180;
const AUDIO_HZ = 48_000;

/** A basketball that drops through the middle of a still picture onto a floor. */
const drop = () =>
  composeScene({
    name: 'Drop',
    durationS: 1.5,
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
      a: {
        name: 'A',
        cameraId: 'side',
        takeId: 'take-1',
        sourceStartS: 0,
        durationFrames: 1.5 * FRAMES_PER_S,
        speed: 1,
      },
    },
    outcome: {},
    words: { setting: '', style: '', lighting: '', mood: '', background: '' },
  });

describe.skipIf(!hasFfmpeg)('the preview, as ffmpeg reads it', () => {
  const page = openedPage('preview');
  const folder = mkdtempSync(path.join(tmpdir(), 'rimshot-preview-'));
  const file = path.join(folder, 'preview.mp4');
  const decode = (...args: string[]) =>
    execFileSync('ffmpeg', ['-v', 'error', '-i', file, ...args, '-'], { maxBuffer: 2 ** 28 });

  afterAll(async () => {
    rmSync(folder, { recursive: true });
  });

  it('shows the first contact within one frame of when it sounds', async () => {
    const { base64, impactS } = await page().evaluate(
      (scene) => window.previewOf(JSON.parse(scene)),
      JSON.stringify(drop()),
    );
    writeFileSync(file, Buffer.from(base64, 'base64'));

    const pixels = decode('-vf', `scale=${WIDTH}:${HEIGHT}`, '-pix_fmt', 'rgb24', '-f', 'rawvideo');
    const heights = heightsOfOrange(pixels);
    expect(heights.length).toBe(1.5 * FRAMES_PER_S);
    // Down to the floor and up again: the lowest picture before it first rises is that of the contact.
    const lowest = heights.findIndex((row, frame) => frame > 0 && (heights[frame + 1] ?? row) < row);
    const seenS = lowest / FRAMES_PER_S;

    const raw = decode('-ac', '1', '-ar', String(AUDIO_HZ), '-f', 'f32le');
    const samples = new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(peak).toBeGreaterThan(0.001);
    const heardS = samples.findIndex((sample) => Math.abs(sample) > peak / 10) / AUDIO_HZ;

    expect(Math.abs(seenS - heardS)).toBeLessThanOrEqual(1 / FRAMES_PER_S);
    expect(Math.abs(heardS - impactS)).toBeLessThanOrEqual(1 / FRAMES_PER_S);
  });
});

/** The mean row of what is orange, in each picture. */
function heightsOfOrange(pixels: Buffer): number[] {
  const size = WIDTH * HEIGHT * 3;
  return Array.from({ length: Math.floor(pixels.length / size) }, (_, frame) => {
    let rows = 0;
    let count = 0;
    for (let i = 0; i < WIDTH * HEIGHT; i++) {
      const at = frame * size + i * 3;
      if (pixels[at]! - pixels[at + 2]! < 60) continue;
      rows += Math.floor(i / WIDTH);
      count++;
    }
    return rows / count;
  });
}
