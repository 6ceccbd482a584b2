import { describe, expect, it } from 'vitest';
import type { DataFrame, Pixels } from '../../../src/core/base/ports.ts';
import { bodiesPicture, maskPicture } from '../../../src/core/passes/bodies.ts';
import { depthPicture, inverseRange } from '../../../src/core/passes/depth.ts';
import { edgesPicture } from '../../../src/core/passes/edges.ts';
import { flowPicture, longestFlowPx } from '../../../src/core/passes/flow.ts';
import { normalsPicture } from '../../../src/core/passes/normals.ts';
import { createPixels } from '../../../src/core/passes/pixels.ts';
import { trackingPicture, trackingRange } from '../../../src/core/passes/tracking.ts';

/** A row of pixels at these depths. */
function row(depthsM: readonly number[], more: Partial<DataFrame> = {}): DataFrame {
  const count = depthsM.length;
  return {
    widthPx: count,
    heightPx: 1,
    depthM: Float32Array.from(depthsM),
    bodies: new Uint16Array(count),
    normals: new Float32Array(3 * count),
    flowForwardPx: new Float32Array(2 * count),
    flowBackwardPx: new Float32Array(2 * count),
    origins: new Float32Array(3 * count),
    ...more,
  };
}

const greys = ({ rgba }: Pixels) => [...rgba].filter((_, i) => i % 4 === 0);
const colorOf = ({ rgba }: Pixels, i: number) => [...rgba.subarray(4 * i, 4 * i + 3)];

describe('depth', () => {
  it('is bright where near and black in the void, straight in the inverse', () => {
    const frame = row([1, 2, 4, Number.POSITIVE_INFINITY]);
    const range = inverseRange(frame);
    expect(range).toEqual({ least: 0, most: 1 });
    expect(greys(depthPicture(frame, range))).toEqual([255, 128, 64, 0]);
  });

  it('keeps one range over a clip', () => {
    const range = inverseRange(row([0.5, 0.5, 5]), inverseRange(row([2, 2, 10])));
    expect(range.most).toBeCloseTo(2, 6);
    expect(range.least).toBeCloseTo(0.1, 6);
  });

  it('leaves a pixel out of its range that is far nearer than all beside it', () => {
    // Three rows of three at 2 m with the void above; the pixel in the middle strays to 3 cm.
    const board = { widthPx: 3, heightPx: 3 };
    const above = Array<number>(3).fill(Number.POSITIVE_INFINITY);
    const stray = row([...above, 2, 0.03, 2, 2, 2, 2], board);
    expect(inverseRange(stray)).toEqual({ least: 0, most: 0.5 });
    // Two beside one another are a thing.
    expect(inverseRange(row([...above, 2, 0.25, 2, 2, 0.25, 2], board)).most).toBe(4);
    expect(inverseRange(row([0.25])).most).toBe(4);
  });

  it('is black where all is alike', () => {
    const flat = row([3, 3]);
    expect(greys(depthPicture(flat, inverseRange(flat)))).toEqual([0, 0]);
  });
});

describe('flow', () => {
  // The wheel has 55 colours from red at 180 degrees (of the negated flow); what does not move is white.
  it('is white at rest and fully coloured at the longest', () => {
    const flow = Float32Array.from([0, 0, 2, 0, -2, 0, 0, 2, 0, -2]);
    expect(longestFlowPx(flow)).toBe(2);
    const picture = flowPicture(flow, 5, 1, 2);
    expect(colorOf(picture, 0)).toEqual([255, 255, 255]);
    // To the right: atan2(0, -1) = pi, the last colour of the wheel, next to red.
    expect(colorOf(picture, 1)[0]).toBe(255);
    expect(colorOf(picture, 1)[1]).toBeLessThan(60);
    // To the left: atan2(0, 1) = 0, half way round: a blue.
    const [r, g, b] = colorOf(picture, 2);
    expect(b).toBe(255);
    expect(r).toBeLessThan(g! + 1);
    // Up and down are on opposite sides.
    expect(colorOf(picture, 3)).not.toEqual(colorOf(picture, 4));
  });
});

describe('tracking', () => {
  it('keeps the colour of the first frame, and is black outside of it', () => {
    const frame = row([1, 1, 1], {
      origins: Float32Array.from([0, 1, 1, 0.5, 0.5, 0.5, 1.2, 0.5, 1]),
    });
    const picture = trackingPicture(frame, { low: 0, high: 1 });
    expect(colorOf(picture, 0)).toEqual([0, 255, 255]);
    expect(colorOf(picture, 1)).toEqual([128, 128, 128]);
    expect(colorOf(picture, 2)).toEqual([0, 0, 0]);
  });

  it('takes percentiles between ranks, without the void', () => {
    const depths = Array.from({ length: 101 }, (_, i) => 1 / (i + 1));
    const { low, high } = trackingRange(row([...depths, Number.POSITIVE_INFINITY]));
    expect(low).toBeCloseTo(3, 4);
    expect(high).toBeCloseTo(99, 4);
  });
});

describe('bodies', () => {
  it('have flat colours and masks', () => {
    const frame = row([1, 1, Number.POSITIVE_INFINITY], { bodies: Uint16Array.from([1, 2, 0]) });
    const picture = bodiesPicture(frame, [
      [10, 20, 30],
      [40, 50, 60],
    ]);
    expect([0, 1, 2].map((i) => colorOf(picture, i))).toEqual([
      [10, 20, 30],
      [40, 50, 60],
      [0, 0, 0],
    ]);
    expect(greys(maskPicture(frame, new Set([2])))).toEqual([0, 255, 0]);
  });
});

describe('normals', () => {
  it('are in the frame of the camera', () => {
    // A quarter turn to the left about y: the camera looks along -x, and what faces +x faces it.
    const frame = row([1], { normals: Float32Array.from([1, 0, 0]) });
    const picture = normalsPicture(frame, [0, Math.SQRT1_2, 0, Math.SQRT1_2]);
    // 127.5 may round either way.
    const [r, g, b] = colorOf(picture, 0);
    expect(Math.abs(r! - 127.5)).toBeLessThan(1);
    expect(Math.abs(g! - 127.5)).toBeLessThan(1);
    expect(b).toBe(255);
  });
});

describe('edges', () => {
  /** A white disc on black, its rim one pixel soft. */
  function disc(sizePx: number, radiusPx: number): Pixels {
    const pixels = createPixels(sizePx, sizePx);
    for (let y = 0; y < sizePx; y++) {
      for (let x = 0; x < sizePx; x++) {
        const gone = Math.hypot(x + 0.5 - sizePx / 2, y + 0.5 - sizePx / 2);
        const value = 255 * Math.min(Math.max(radiusPx - gone + 0.5, 0), 1);
        pixels.rgba.fill(Math.round(value), 4 * (y * sizePx + x), 4 * (y * sizePx + x) + 3);
      }
    }
    return pixels;
  }

  it('are one thin ring round a disc', () => {
    const picture = edgesPicture(disc(80, 25), { low: 100, high: 200, blurPx: 1.4 });
    const found = greys(picture).flatMap((grey, i) => (grey > 0 ? [i] : []));
    const radii = found.map((i) => Math.hypot((i % 80) + 0.5 - 40, Math.floor(i / 80) + 0.5 - 40));
    // The rim's steepest place is within a pixel of the rim; the ring has about as many pixels as a circle drawn with
    // steps of one pixel, 8 R (sqrt 2 - 1) ... 8 R / sqrt 2.
    expect(Math.min(...radii)).toBeGreaterThan(23.5);
    expect(Math.max(...radii)).toBeLessThan(26.5);
    expect(found.length).toBeGreaterThan(25 * 8 * 0.4);
    expect(found.length).toBeLessThan(25 * 8);
  });

  it('are none in a flat picture', () => {
    expect(greys(edgesPicture(createPixels(20, 20, 77), { low: 10, high: 50, blurPx: 0 })).every((g) => g === 0)).toBe(
      true,
    );
  });

  it('keep a faint stretch only where it hangs on a strong one', () => {
    // Two upright steps: one strong above and faint below, one faint all along.
    const pixels = createPixels(40, 20);
    for (let y = 0; y < 20; y++) {
      for (let x = 0; x < 40; x++) {
        const first = x >= 10 && x < 20 ? (y < 10 ? 120 : 40) : 0;
        const second = x >= 30 ? 40 : 0;
        pixels.rgba.fill(first + second, 4 * (y * 40 + x), 4 * (y * 40 + x) + 3);
      }
    }
    const lit = greys(edgesPicture(pixels, { low: 100, high: 300, blurPx: 0 }));
    const column = (from: number, to: number, y: number) => lit.slice(y * 40 + from, y * 40 + to).some((g) => g > 0);
    expect(column(8, 13, 4)).toBe(true);
    expect(column(8, 13, 16)).toBe(true);
    expect(column(28, 33, 16)).toBe(false);
  });
});
