import { expect, test } from 'vitest';
import type { Pixels } from '../../../src/core/base/ports.ts';
import { boxesPicture, contoursPicture } from '../../../src/core/passes/layout.ts';

const at = ({ rgba, widthPx }: Pixels, x: number, y: number) => [
  ...rgba.subarray(4 * (y * widthPx + x), 4 * (y * widthPx + x) + 4),
];
const WHITE = [255, 255, 255, 255];
const BLACK = [0, 0, 0, 255];
const drawn = (picture: Pixels) =>
  Array.from({ length: picture.heightPx }, (_, y) =>
    Array.from({ length: picture.widthPx }, (_, x) => (at(picture, x, y)[0] === 255 ? '.' : '#')).join(''),
  );

test('a box is a rectangle of lines two pixels wide, on white', () => {
  const picture = boxesPicture([{ boxPx: [1, 1, 9, 7], colorRgb: [0, 0, 0] }], 2, 10, 8);
  expect(drawn(picture)).toEqual([
    '..........',
    '.########.',
    '.########.',
    '.##....##.',
    '.##....##.',
    '.########.',
    '.########.',
    '..........',
  ]);
  expect(at(picture, 1, 1)).toEqual(BLACK);
  expect(at(picture, 0, 0)).toEqual(WHITE);
});

test('a box beyond the picture is drawn as far as it goes, and none leaves white', () => {
  expect(drawn(boxesPicture([{ boxPx: [-5, -5, 3, 50], colorRgb: [0, 0, 0] }], 2, 4, 3))).toEqual([
    '###.',
    '###.',
    '###.',
  ]);
  expect(drawn(boxesPicture([], 2, 2, 2))).toEqual(['..', '..']);
});

test('a region is outlined inside, in its own colour, and not where the picture ends', () => {
  const region = [
    [0, 0, 0, 0, 0, 0, 2],
    [0, 1, 1, 1, 1, 1, 2],
    [0, 1, 1, 1, 1, 1, 2],
    [0, 1, 1, 1, 1, 1, 2],
    [0, 1, 1, 1, 1, 1, 2],
  ].flat();
  const colors = [
    [10, 20, 30],
    [200, 0, 0],
  ] as const;
  const picture = contoursPicture((i) => region[i]!, colors, 1, 7, 5);
  expect(drawn(picture)).toEqual(['......#', '.######', '.#...##', '.#...##', '.#...##']);
  expect(at(picture, 1, 1)).toEqual([10, 20, 30, 255]);
  expect(at(picture, 6, 2)).toEqual([200, 0, 0, 255]);
});
