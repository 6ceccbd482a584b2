import { expect, test } from 'vitest';
import { blanked, regionOf, repaintMask } from '../../../src/core/passes/repaint.ts';

const data = { bodies: Uint16Array.from([0, 0, 0, 0, 0, 0, 2, 0, 0, 1, 0, 0, 0, 0, 0]), widthPx: 5, heightPx: 3 };

test('a region is its bodies, widened across and down', () => {
  expect([...regionOf(data, new Set([2]), 0)]).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect([...regionOf(data, new Set([2]), 1)]).toEqual([1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0]);
  expect([...regionOf(data, new Set([1, 2]), 1)]).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  expect([...regionOf(data, new Set([7]), 5)]).toEqual(new Array(15).fill(0));
});

test('where a model paints, the picture is 127 grey and the mask white; the rest is kept, and black', () => {
  const picture = { widthPx: 2, heightPx: 1, rgba: Uint8ClampedArray.from([1, 2, 3, 255, 4, 5, 6, 255]) };
  const region = Uint8Array.from([0, 1]);
  expect([...blanked(picture, region).rgba]).toEqual([1, 2, 3, 255, 127, 127, 127, 255]);
  expect([...repaintMask(region, 2, 1).rgba]).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
  // The picture itself is left alone: others take it too.
  expect(picture.rgba[4]).toBe(4);
});
