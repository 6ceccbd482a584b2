import { expect, test } from 'vitest';
import type { Pixels } from '../../../src/core/base/ports.ts';
import { trackDotsPicture } from '../../../src/core/passes/track-dots.ts';

const at = ({ rgba, widthPx }: Pixels, x: number, y: number) => [
  ...rgba.subarray(4 * (y * widthPx + x), 4 * (y * widthPx + x) + 3),
];
/** Radii are those of the node itself where the shorter side is 1080 px. */
const SIDE = 1080;

test('the newest dot is blue and 8 px in radius, the oldest red and 2 px, on black', () => {
  const track = Array.from({ length: 60 }, (_, i) => [20.5 + 10 * i, 40.5] as const);
  const picture = trackDotsPicture([track], 55, SIDE, SIDE);
  expect(at(picture, 20 + 550, 40)).toEqual([0, 0, 255]);
  expect(at(picture, 20 + 550 + 7, 40)).toEqual([0, 0, 255]);
  expect(at(picture, 20 + 550 + 9, 40)).toEqual([0, 0, 0]);
  // Frame 55 and the fifty before it: 5 to 55.
  expect(at(picture, 20 + 50, 40)).toEqual([255, 0, 0]);
  expect(at(picture, 20 + 50, 43)).toEqual([0, 0, 0]);
  expect(at(picture, 20 + 40, 40)).toEqual([0, 0, 0]);
  // A third of the way it is yellow, two thirds green.
  const [r, g, b] = at(picture, 20 + 50 + 170, 40);
  expect([r! > 240, g! > 240, b]).toEqual([true, true, 0]);
});

test('a dot has the look of its age, also where the clip has just begun', () => {
  const track = Array.from({ length: 60 }, (_, i) => [20.5 + 20 * i, 40.5] as const);
  const picture = trackDotsPicture([track], 10, SIDE, SIDE);
  // Ten frames old: four fifths of the way from red to blue, which is 2/5 of the way from green to blue.
  expect(at(picture, 20, 40)).toEqual([0, 153, 102]);
  // Its radius is 2 + 0.8 * 6 = 6.8 px: covered at 6 px from its middle, not at 8.
  expect(at(picture, 26, 40)).toEqual([0, 153, 102]);
  expect(at(picture, 28, 40)).toEqual([0, 0, 0]);
  expect(at(picture, 220, 40)).toEqual([0, 0, 255]);
});

test('the first frame has one dot, and a picture without tracks none', () => {
  expect(at(trackDotsPicture([[[5.5, 5.5]]], 0, SIDE, SIDE), 5, 5)).toEqual([0, 0, 255]);
  expect(
    trackDotsPicture([], 3, 4, 4)
      .rgba.filter((_, i) => i % 4 < 3)
      .every((value) => value === 0),
  ).toBe(true);
});

test('dots outside of the picture are cut off', () => {
  const picture = trackDotsPicture([[[-3, 2]], [[500, 500]]], 0, 64, 36);
  expect(picture.rgba.length).toBe(4 * 64 * 36);
});

test('nothing is drawn of frames before the one that trails begin at', () => {
  const track = Array.from({ length: 60 }, (_, i) => [20.5 + 10 * i, 40.5] as const);
  const picture = trackDotsPicture([track], 30, SIDE, SIDE, 20);
  expect(at(picture, 20 + 190, 40)).toEqual([0, 0, 0]);
  expect(at(picture, 20 + 200, 40)).not.toEqual([0, 0, 0]);
  expect(at(picture, 20 + 300, 40)).toEqual([0, 0, 255]);
});
