import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/base/rng.ts';
import type { BodyTrack } from '../../../src/core/motion/motion.ts';
import { nearestOnPath, pathOf } from '../../../src/core/outcomes/path.ts';

const KNOTS = 1001;
const DURATION_S = 4;

/** A wandering path whose speed changes like a body's: each coordinate the sum of a few slow waves. */
function wandering(seed: number): BodyTrack {
  const random = createRandom(seed);
  const waves = Array.from({ length: 9 }, () => ({ size: random() * 2, speed: random() * 4, phase: random() * 6 }));
  const timesS = Float64Array.from({ length: KNOTS }, (_, n) => (n * DURATION_S) / (KNOTS - 1));
  const positionsM = new Float32Array(3 * KNOTS);
  for (let n = 0; n < KNOTS; n++) {
    waves.forEach(({ size, speed, phase }, k) => {
      positionsM[3 * n + (k % 3)]! += size * Math.sin(speed * timesS[n]! + phase);
    });
  }
  const rotations = Float32Array.from({ length: 4 * KNOTS }, (_, n) => (n % 4 === 3 ? 1 : 0));
  const still = new Float32Array(3 * KNOTS);
  return { bodyId: 'ball', timesS, positionsM, rotations, velocitiesMps: still, angularVelocitiesRadps: still };
}

/** Distance of knot `n` from a point. */
function distanceFrom(track: BodyTrack, [x, y, z]: readonly number[], n: number): number {
  const p = track.positionsM;
  return Math.hypot(p[3 * n]! - x!, p[3 * n + 1]! - y!, p[3 * n + 2]! - z!);
}

const SEEDS = Array.from({ length: 20 }, (_, n) => n + 1);

describe('the search for what comes nearest', () => {
  it('finds what looking at every instant finds, in a tenth of the looks', () => {
    let looks = 0;
    for (const seed of SEEDS) {
      const track = wandering(seed);
      const random = createRandom(100 + seed);
      const point = [4 * random() - 2, 4 * random() - 2, 4 * random() - 2];
      const every = Array.from({ length: KNOTS }, (_, n) => distanceFrom(track, point, n));
      const found = nearestOnPath(pathOf(track, 0, DURATION_S), {
        isBounded: true,
        distanceAt(n) {
          looks++;
          return every[n]!;
        },
      });
      expect(found).toBe(Math.min(...every));
    }
    expect(looks / SEEDS.length).toBeLessThan(KNOTS / 10);
  });

  it('looks everywhere where the way bounds nothing', () => {
    const track = wandering(1);
    const seen = new Set<number>();
    nearestOnPath(pathOf(track, 0, DURATION_S), {
      isBounded: false,
      distanceAt(n) {
        seen.add(n);
        return 1000 - n;
      },
    });
    expect(seen.size).toBe(KNOTS);
  });

  it('meets a plane wherever two neighbours lie on both sides of it, in order of time', () => {
    for (const seed of SEEDS) {
      const track = wandering(seed);
      const height = (n: number) => track.positionsM[3 * n + 1]!;
      const crossed = (n: number) => height(n) > 0 !== height(n + 1) > 0;
      const expected = Array.from({ length: KNOTS - 1 }, (_, n) => n).filter(crossed);
      const met: number[] = [];
      nearestOnPath(pathOf(track, 0, DURATION_S), {
        isBounded: true,
        distanceAt: (n) => Math.abs(height(n)),
        onMeeting: (n) => met.push(n),
      });
      expect(met.filter(crossed)).toEqual(expected);
      expect(met).toEqual([...met].sort((a, b) => a - b));
    }
  });

  it('begins and ends with its span, between knots too', () => {
    const track = wandering(3);
    const [fromS, toS] = [1.0013, 2.5021];
    const { timesS, positionsM, wayM } = pathOf(track, fromS, toS);
    const inside = [...track.timesS].filter((timeS) => timeS > fromS && timeS < toS);
    expect([...timesS]).toEqual([fromS, ...inside, toS]);
    expect(positionsM).toHaveLength(3 * timesS.length);
    expect(wayM[0]).toBe(0);
    expect([...pathOf(track, 1, 1).timesS]).toEqual([1]);
  });
});
