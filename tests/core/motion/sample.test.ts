import { describe, expect, it } from 'vitest';
import type { BodyTrack } from '../../../src/core/motion/motion.ts';
import { knotAt, stateAt } from '../../../src/core/motion/sample.ts';

/** Thrown up at 4 m/s under 10 m/s2, turned round at 0.5 s by an impact: knots every 0.1 s, two of them at 0.5. */
const times = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.5, 0.6, 0.7];
const heights = times.map((t, i) => (i <= 5 ? 4 * t - 5 * t * t : 0.75 + 3 * (t - 0.5) - 5 * (t - 0.5) ** 2));
const speeds = times.map((t, i) => (i <= 5 ? 4 - 10 * t : 3 - 10 * (t - 0.5)));
const track: BodyTrack = {
  bodyId: 'ball',
  timesS: new Float64Array(times),
  positionsM: new Float32Array(times.flatMap((_, i) => [0, heights[i]!, 0])),
  rotations: new Float32Array(times.flatMap(() => [0, 0, 0, 1])),
  velocitiesMps: new Float32Array(times.flatMap((_, i) => [0, speeds[i]!, 0])),
  angularVelocitiesRadps: new Float32Array(times.flatMap(() => [0, 0, 0])),
};

describe('sampling a track', () => {
  it('is exact for constant acceleration, to single precision', () => {
    for (let t = 0; t < 0.5; t += 0.013) {
      expect(stateAt(track, t).positionM[1]).toBeCloseTo(4 * t - 5 * t * t, 6);
      expect(stateAt(track, t).velocityMps[1]).toBeCloseTo(4 - 10 * t, 5);
    }
  });

  it('never smooths across an impact, and shows the state after it', () => {
    expect(stateAt(track, 0.5 - 1e-9).velocityMps[1]).toBeCloseTo(-1, 5);
    expect(stateAt(track, 0.5).velocityMps[1]).toBe(3);
    expect(stateAt(track, 0.55).positionM[1]).toBeCloseTo(0.75 + 0.15 - 0.0125, 6);
  });

  it('holds the first and the last state outside its span', () => {
    expect(stateAt(track, -1).positionM[1]).toBe(0);
    expect(stateAt(track, 9).velocityMps[1]).toBe(stateAt(track, 0.7).velocityMps[1]);
  });

  it('finds the same knot with a cursor, forwards and backwards', () => {
    const cursor = { index: 0 };
    for (const t of [0, 0.05, 0.31, 0.5, 0.66, 0.7, 0.2, 0.5, 0]) {
      expect(knotAt(track, t, cursor)).toBe(knotAt(track, t));
    }
  });
});
