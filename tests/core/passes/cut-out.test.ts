import { expect, test } from 'vitest';
import { cropped, cutOut } from '../../../src/core/passes/cut-out.ts';
import { createPixels } from '../../../src/core/passes/pixels.ts';

test('a cut-out is the bodies on white', () => {
  const picture = { widthPx: 3, heightPx: 1, rgba: Uint8ClampedArray.from([9, 8, 7, 255, 1, 2, 3, 255, 4, 5, 6, 255]) };
  const alone = cutOut(picture, { bodies: Uint16Array.from([1, 2, 0]) }, new Set([2]));
  expect([...alone.rgba]).toEqual([255, 255, 255, 255, 1, 2, 3, 255, 255, 255, 255, 255]);
});

test('cropping leaves what is not white, with a rim', () => {
  const picture = createPixels(20, 10, 255);
  for (const [x, y] of [
    [4, 3],
    [7, 5],
  ] as const)
    picture.rgba.fill(50, 4 * (y * 20 + x), 4 * (y * 20 + x) + 3);
  // 4 x 3 pixels, and a quarter of 4 around them.
  const out = cropped(picture, 0.25);
  expect([out.widthPx, out.heightPx]).toEqual([6, 5]);
  const dark = [...out.rgba].flatMap((value, i) =>
    i % 4 === 0 && value === 50 ? [[(i / 4) % 6, Math.floor(i / 24)]] : [],
  );
  expect(dark).toEqual([
    [1, 1],
    [4, 3],
  ]);
  expect(cropped(createPixels(3, 2, 255), 1)).toMatchObject({ widthPx: 3, heightPx: 2 });
});
