import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { FramesPort } from '../../../../src/core/base/ports.ts';
import { contactSheet } from '../../../../src/core/exporters/contact-sheet/contact-sheet.ts';
import { pickFrames } from '../../../../src/core/exporters/contact-sheet/pick-frames.ts';
import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import { createPixels } from '../../../../src/core/passes/pixels.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import { sampleInput, sampleScene, sampleShot } from '../../shot/sample.ts';

/** 48 frames in two shots; the ball bounces at 0.766 s, in frame 18. */
const shot = buildShotSpec({
  ...sampleInput(),
  scene: sampleScene({
    a: sampleShot('a0'),
    b: sampleShot('a1', { cameraId: 'cam-b', sourceStartS: 0, durationFrames: 24 }),
  }),
});

describe('pickFrames', () => {
  test('has the first of each shot, the last, and the bounces, then the widest gaps', () => {
    expect(shot.clip.frameCount).toBe(48);
    expect(pickFrames(shot, 3)).toEqual([0, 24, 47]);
    expect(pickFrames(shot, 5)).toEqual([0, 18, 24, 42, 47]);
    expect(pickFrames(shot, 6)).toEqual([0, 9, 18, 24, 42, 47]);
    expect(pickFrames(shot, 40)).toHaveLength(40);
  });

  test('has every frame once where there are few', () => {
    const short = buildShotSpec({ ...sampleInput(), range: { startFrame: 0, frameCount: 3 } });
    expect(pickFrames(short, 12)).toEqual([0, 1, 2]);
    expect(pickFrames(buildShotSpec({ ...sampleInput(), range: { startFrame: 0, frameCount: 1 } }), 12)).toEqual([0]);
  });
});

describe('contact-sheet', () => {
  test('lays the picked frames out in rows of four, each above its number and time', async () => {
    const sink = createMemorySink();
    const frames: FramesPort = {
      async draw({ frameCount, widthPx, heightPx }, take) {
        for (let frame = 0; frame < frameCount; frame++) {
          await take({ frame, data: null, color: { read: async () => createPixels(widthPx, heightPx, 100 + frame) } });
        }
      },
      openVideo: () => Promise.reject(new Error('A contact sheet is no video.')),
    };
    const options = contactSheet.options.parse({ frames: 6, widthPx: 160 });
    await contactSheet.write({ shot, options, sink, recordings: new Map(), frames });
    const { widthPx, heightPx, greyAt } = readRgbPng(sink.files.get('contact-sheet.png')!);
    // Four columns and two rows of 160 x 90, gaps of 12 and lines of 24.
    expect([widthPx, heightPx]).toEqual([4 * 172 + 12, 2 * (90 + 24 + 12) + 12]);
    const picked = [0, 9, 18, 24, 42, 47];
    for (const [i, frame] of picked.entries()) {
      const [x, y] = [12 + (i % 4) * 172, 12 + Math.floor(i / 4) * 126];
      expect(greyAt(x, y)).toBe(100 + frame);
      expect(greyAt(x + 159, y + 89)).toBe(100 + frame);
      expect(greyAt(x + 160, y)).toBe(24);
      // The first column of the sharp has ink on its third and fifth line of seven.
      const lines = Array.from({ length: 7 }, (_, line) => greyAt(x, y + 90 + 5 + 2 * line) > 200);
      expect(lines).toEqual([false, false, true, false, true, false, false]);
    }
    expect(greyAt(12 + 2 * 172, 12 + 126)).toBe(24);
  });
});

/** Reads a PNG of 8-bit RGB whose rows are filtered by "none" or "up". */
function readRgbPng(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [widthPx, heightPx] = [view.getUint32(16), view.getUint32(20)];
  const data: Uint8Array[] = [];
  for (let at = 8; at < bytes.length; at += 12 + view.getUint32(at)) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  const rows = new Uint8Array(inflateSync(Buffer.concat(data)));
  const stride = 3 * widthPx;
  const samples = new Uint8Array(stride * heightPx);
  for (let y = 0; y < heightPx; y++) {
    const isUp = rows[y * (stride + 1)] === 2;
    for (let i = 0; i < stride; i++) {
      const above = isUp && y > 0 ? samples[(y - 1) * stride + i]! : 0;
      samples[y * stride + i] = rows[y * (stride + 1) + 1 + i]! + above;
    }
  }
  return { widthPx, heightPx, greyAt: (x: number, y: number) => samples[y * stride + 3 * x]! };
}
