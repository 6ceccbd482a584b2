import { describe, expect, it } from 'vitest';
import { letterbox, pictureInPicture, readoutPlace } from '../../src/stage/picture.ts';

describe('letterbox', () => {
  it('fills the stage across or down, whichever is tighter, and sits in the middle', () => {
    expect(letterbox(1000, 1000, 2)).toEqual({ x: 0, y: 250, width: 1000, height: 500 });
    expect(letterbox(1000, 400, 1)).toEqual({ x: 300, y: 0, width: 400, height: 400 });
  });
});

describe('pictureInPicture', () => {
  it.each([
    [1280, 720, 16 / 9],
    [390, 500, 16 / 9],
    [900, 600, 9 / 16],
    [2560, 1300, 2.39],
  ])('stays inside a stage of %i × %i at its aspect', (width, height, aspect) => {
    const rect = pictureInPicture(width, height, aspect);
    expect(rect.x).toBeGreaterThanOrEqual(0);
    expect(rect.y).toBeGreaterThanOrEqual(0);
    expect(rect.x + rect.width).toBeLessThan(width);
    expect(rect.y + rect.height).toBeLessThan(height);
    // Within the rounding of whole pixels.
    expect(Math.abs(rect.width - rect.height * aspect)).toBeLessThan(aspect + 1);
  });
});

describe('readoutPlace', () => {
  it('stays on the stage when the tip leaves it', () => {
    const stage = { x: 0, y: 0, width: 800, height: 500 };
    expect(readoutPlace([400, 200], stage)).toEqual([418, 186]);
    for (const tip of [
      [-60, -60],
      [860, 560],
    ] as const) {
      const [x, y] = readoutPlace(tip, stage)!;
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThan(700);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThan(480);
    }
    expect(readoutPlace([-300, 100], stage)).toBeNull();
  });
});
