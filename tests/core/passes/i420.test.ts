import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { i420Length, toI420 } from '../../../src/core/passes/i420.ts';
import { blankPixels } from '../../../src/core/passes/pixels.ts';

type Rgb = readonly [number, number, number];

function planesOf(widthPx: number, heightPx: number, colorAt: (pixel: number) => Rgb) {
  const picture = blankPixels(widthPx, heightPx);
  for (let i = 0; i < widthPx * heightPx; i++) picture.rgba.set([...colorAt(i), 255], 4 * i);
  const bytes = new Uint8Array(i420Length(widthPx, heightPx));
  toI420(picture, bytes);
  const count = widthPx * heightPx;
  return [bytes.subarray(0, count), bytes.subarray(count, (5 * count) / 4), bytes.subarray((5 * count) / 4)] as const;
}

/** BT.709-6: brightness, then blue and red less it, each over its greatest, put into the narrow range. */
function exact([r, g, b]: Rgb): Rgb {
  const luma = (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  return [16 + 219 * luma, 128 + (224 * (b / 255 - luma)) / 1.8556, 128 + (224 * (r / 255 - luma)) / 1.5748];
}

describe('I420', () => {
  // What bars of BT.709 are made of, in 8 bits (SMPTE RP 219, 100 %).
  it.each([
    ['white', [255, 255, 255], [235, 128, 128]],
    ['black', [0, 0, 0], [16, 128, 128]],
    ['red', [255, 0, 0], [63, 102, 240]],
    ['green', [0, 255, 0], [173, 42, 26]],
    ['blue', [0, 0, 255], [32, 240, 118]],
    ['yellow', [255, 255, 0], [219, 16, 138]],
  ] as const)('has %s as bars have it', (_, color, bytes) => {
    const [luma, cb, cr] = planesOf(2, 2, () => color);
    expect([[...luma], [...cb], [...cr]]).toEqual([Array(4).fill(bytes[0]), [bytes[1]], [bytes[2]]]);
  });

  it('is within half a step of the norm, whatever the colours', () => {
    const byte = fc.nat(255);
    fc.assert(
      fc.property(fc.array(fc.tuple(byte, byte, byte), { minLength: 24, maxLength: 24 }), (colors) => {
        const [widthPx, heightPx] = [6, 4];
        const [luma, cb, cr] = planesOf(widthPx, heightPx, (pixel) => colors[pixel]!);
        colors.forEach((color, i) => {
          expect(Math.abs(luma[i]! - exact(color)[0])).toBeLessThanOrEqual(0.51);
        });
        for (let block = 0; block < 6; block++) {
          const corner = 2 * (block % 3) + 2 * widthPx * Math.floor(block / 3);
          const four = [corner, corner + 1, corner + widthPx, corner + widthPx + 1].map((i) => exact(colors[i]!));
          const mean = (plane: 1 | 2) => four.reduce((sum, color) => sum + color[plane], 0) / 4;
          expect(Math.abs(cb[block]! - mean(1))).toBeLessThanOrEqual(0.51);
          expect(Math.abs(cr[block]! - mean(2))).toBeLessThanOrEqual(0.51);
        }
      }),
    );
  });

  it('has greys without any colour', () => {
    const [, cb, cr] = planesOf(16, 16, (i) => [i, i, i]);
    expect(new Set([...cb, ...cr])).toEqual(new Set([128]));
  });
});
