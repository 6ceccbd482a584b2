import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SceneShot } from '../../src/core/scene/schema.ts';
import { labelSides } from '../../src/panels/timeline/place-labels.ts';
import {
  fitScale,
  rulerTicks,
  scrollAfterZoom,
  shortTimecode,
  timeToX,
  xToTime,
} from '../../src/panels/timeline/scale.ts';
import { lanesOf, spanOf, trimmed } from '../../src/panels/timeline/shot-blocks.ts';
import { columnPeaks, peakHeight, peaksOf } from '../../src/panels/timeline/waveform.ts';

const film = { num: 24, den: 1 };
const ntsc = { num: 24000, den: 1001 };

describe('scale', () => {
  it('goes there and back', () => {
    expect(xToTime(timeToX(1.5, 200), 200)).toBeCloseTo(1.5, 12);
  });

  it('fits the scene with room at both ends', () => {
    // 2 s in 1024 px with 12 px at each end: 500 px a second.
    expect(fitScale(2, 1024)).toBe(500);
  });

  it('keeps the instant under the pointer while zooming', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.double({ min: 1, max: 20, noNaN: true }), (pointer, factor) => {
        const scroll = scrollAfterZoom(100, pointer, 300, 300 * factor);
        // With a factor of at least 1 the scroll never hits its lower end.
        expect(xToTime(scroll + pointer, 300 * factor)).toBeCloseTo(xToTime(100 + pointer, 300), 9);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});

describe('rulerTicks', () => {
  it('labels every half second at 200 px a second, with ticks on frames', () => {
    const ticks = rulerTicks(0, 2, 200, film);
    // 24 fps: 12 frames are 100 px (the first step of at least 72); a frame is 8.3 px, so every frame has a tick.
    expect(ticks.filter((t) => t.label).map((t) => t.label)).toEqual(['00:00', '00:12', '01:00', '01:12', '02:00']);
    expect(ticks).toHaveLength(49);
  });

  it('puts ticks of 23.976 fps on whole frames', () => {
    for (const tick of rulerTicks(0, 3, 150, ntsc)) {
      const frame = (tick.timeS * 24000) / 1001;
      expect(Math.abs(frame - Math.round(frame))).toBeLessThan(1e-9);
    }
  });

  it('stays readable from a minute in a strip to a frame a hand wide', () => {
    for (const pxPerS of [2, 10, 60, 240, 768]) {
      const labelled = rulerTicks(0, 60, pxPerS, film).filter((t) => t.label);
      for (let i = 1; i < labelled.length; i++) {
        expect((labelled[i]!.timeS - labelled[i - 1]!.timeS) * pxPerS).toBeGreaterThanOrEqual(72);
      }
    }
  });

  it('writes minutes and hours only where there are any', () => {
    expect(shortTimecode(36, film)).toBe('01:12');
    expect(shortTimecode(24 * 61, film)).toBe('01:01:00');
    expect(shortTimecode(24 * 3600, film)).toBe('01:00:00:00');
  });
});

describe('waveform', () => {
  const mixOf = (left: Float32Array, right: Float32Array) => ({ sampleRate: 3200, channels: [left, right] as const });

  it('finds the loudest sample of either channel in each column', () => {
    const left = new Float32Array(3200);
    const right = new Float32Array(3200);
    left[5] = 0.5;
    right[3100] = -0.25;
    // 3200 samples in 10 columns of 320: ten blocks of 32 each.
    const peaks = columnPeaks(peaksOf(mixOf(left, right)), 0, 1, 10);
    expect([...peaks]).toEqual([0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0.25]);
  });

  it('is silent before the start and beyond the end', () => {
    // 1024 samples a second, so that a column of half a second is 16 blocks and its edges are exact.
    const ones = new Float32Array(1024).fill(1);
    const mix = { sampleRate: 1024, channels: [ones, ones] as const };
    expect([...columnPeaks(peaksOf(mix), -1, 2, 6)]).toEqual([0, 0, 1, 1, 0, 0]);
  });

  it('misses no click however far it is zoomed out or in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 63_999 }), fc.integer({ min: 1, max: 4000 }), (at, columns) => {
        const left = new Float32Array(64_000);
        left[at] = 1;
        const peaks = columnPeaks(peaksOf(mixOf(left, new Float32Array(64_000))), 0, 20, columns);
        expect(Math.max(...peaks)).toBe(1);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('scales by decibels', () => {
    expect(peakHeight(1)).toBe(1);
    expect(peakHeight(0)).toBe(0);
    // -27 dB is half way to the floor of -54 dB: 10^(-27/20) = 0.04467.
    expect(peakHeight(0.0446684)).toBeCloseTo(0.5, 4);
    expect(peakHeight(1e-6)).toBe(0);
  });
});

describe('shot blocks', () => {
  const shot: SceneShot = {
    name: 'A wide',
    order: 'a0',
    cameraId: 'cam-1',
    takeId: 'take-1',
    sourceStartS: 0.5,
    durationFrames: 24,
    speed: 1,
  };

  it('spans less of the scene in slow motion', () => {
    expect(spanOf(shot, film)).toEqual({ startS: 0.5, endS: 1.5 });
    expect(spanOf({ ...shot, speed: 0.5 }, film)).toEqual({ startS: 0.5, endS: 1 });
  });

  it('keeps overlapping shots apart', () => {
    const spans = [
      { startS: 0, endS: 1 },
      { startS: 0.5, endS: 2 },
      { startS: 1, endS: 3 },
    ];
    expect(lanesOf(spans)).toEqual([0, 1, 0]);
  });

  it('trims on whole frames', () => {
    // 0.26 s at 24 fps is 6.24 frames.
    expect(trimmed(shot, 'end', 0.26, film, 4)).toEqual({ sourceStartS: 0.5, durationFrames: 30 });
    expect(trimmed(shot, 'start', 0.25, film, 4)).toEqual({ sourceStartS: 0.75, durationFrames: 18 });
    expect(trimmed(shot, 'whole', 0.25, film, 4)).toEqual({ sourceStartS: 0.75, durationFrames: 24 });
  });

  it('never leaves the scene nor shrinks below a frame', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('start', 'end', 'whole'),
        fc.double({ min: -10, max: 10, noNaN: true }),
        fc.constantFrom(0.25, 1, 2),
        (grip, delta, speed) => {
          const after = { ...shot, speed, ...trimmed({ ...shot, speed }, grip, delta, film, 4) };
          expect(after.durationFrames).toBeGreaterThanOrEqual(1);
          expect(after.sourceStartS).toBeGreaterThanOrEqual(0);
          // Whole frames may stick out by half a frame at the given speed.
          expect(spanOf(after, film).endS).toBeLessThanOrEqual(4 + speed / 24);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('labelSides', () => {
  const thing = (x: number, weight = 1) => ({ x, labelPx: 40, weight });

  it('writes to the right where there is room', () => {
    expect(labelSides([thing(100), thing(200)], 20)).toEqual(['right', 'right']);
  });

  it('writes to the left of the next marker', () => {
    // 30 px apart: 40 px of label would run into the second marker.
    expect(labelSides([thing(100), thing(130)], 20)).toEqual(['left', 'right']);
  });

  it('may write over the markers of lighter things', () => {
    expect(labelSides([thing(100, 2), thing(115, 1), thing(85, 1)], 20)[0]).toBe('none');
    expect(labelSides([thing(100, 2), thing(115, 1), thing(85, 1)], 20, true)[0]).toBe('right');
  });

  it('leaves the lighter ones without a label in a crowd, and never writes off the left edge', () => {
    expect(labelSides([thing(100, 1), thing(125, 3), thing(150, 2)], 20)).toEqual(['left', 'none', 'right']);
    expect(labelSides([thing(20), thing(50)], 20)).toEqual(['none', 'right']);
  });
});
