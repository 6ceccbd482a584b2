import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BallPath, type BodyPath, firstTouch, movingPart } from '../../../src/core/bake/moving-part.ts';
import type { Shape } from '../../../src/core/base/shapes/shape.ts';

type V = readonly [number, number, number];
const ZERO: V = [0, 0, 0];
const UNTURNED = [0, 0, 0, 1] as const;
const STEP_S = 1 / 240;
/** What the touch may be off, in metres: the layer's own nearness, and rounding. */
const NEAR_M = 2e-9;

const resting = (at: V): BodyPath => ({
  centerOfMassM: at,
  rotation: UNTURNED,
  velocityMps: ZERO,
  accelerationMps2: ZERO,
  angularVelocityRadps: ZERO,
});
const ballAt = (positionM: V, velocityMps: V, radiusM = 0.12, accelerationMps2: V = ZERO): BallPath => ({
  radiusM,
  positionM,
  velocityMps,
  accelerationMps2,
});
const centred = (shape: Shape, rotation: readonly [number, number, number, number] = UNTURNED) =>
  movingPart({ shape, positionM: ZERO, rotation }, ZERO);
const plate = centred({ type: 'box', sizeM: [0.005, 1, 1] });

/** The earlier root of c t + b t^2 / 2 = gap. */
const timeToClose = (gap: number, c: number, b: number) => (Math.sqrt(c * c + 2 * b * gap) - c) / b;

describe('a ball and a moving part', () => {
  it('meet head on when the quadratic says so', () => {
    for (const [v, plateV, gap] of [
      [3, -4, 0.01],
      [0, -9, 0.02],
      [40, -60, 0.3],
    ] as const) {
      const body: BodyPath = {
        ...resting([gap + 0.12 + 0.0025, 0, 0]),
        velocityMps: [plateV, 0, 0],
        accelerationMps2: [-30, 0, 0],
      };
      const hit = firstTouch(ballAt(ZERO, [v, 0, 0], 0.12, [2, 0, 0]), plate, body, 0, STEP_S)!;
      const t = timeToClose(gap, v - plateV, 32);
      expect(Math.abs(hit.afterS - t) * (v - plateV)).toBeLessThan(NEAR_M);
      expect(hit.closingMps).toBeCloseTo(v - plateV + 32 * t, 6);
      expect(hit.normal[0]).toBeCloseTo(-1, 12);
    }
  });

  it('do not meet where the plate recedes as fast, and meet late where it is slower', () => {
    const body = { ...resting([0.1325, 0, 0]), velocityMps: [5, 0, 0] as V };
    expect(firstTouch(ballAt(ZERO, [5, 0, 0]), plate, body, 0, STEP_S)).toBeNull();
    expect(firstTouch(ballAt(ZERO, [4, 0, 0]), plate, body, 0, STEP_S)).toBeNull();
    const hit = firstTouch(ballAt(ZERO, [9, 0, 0]), plate, body, 0, STEP_S)!;
    expect(Math.abs(hit.afterS - 0.01 / 4) * 4).toBeLessThan(NEAR_M);
  });

  it('are struck by a swung bat when its side has come round', () => {
    // A rod of radius c along x turns about z; a ball at distance R, angle a, is touched when R sin(a - w t) = r + c.
    const [w, R, a, r, c] = [40, 0.7, 0.35, 0.037, 0.03];
    const bat = centred({ type: 'capsule', radiusM: c, lengthM: 2 }, [0, 0, Math.SQRT1_2, Math.SQRT1_2]);
    const body: BodyPath = { ...resting(ZERO), angularVelocityRadps: [0, 0, w] };
    const hit = firstTouch(ballAt([R * Math.cos(a), R * Math.sin(a), 0], ZERO, r), bat, body, 0, 0.02)!;
    const t = (a - Math.asin((r + c) / R)) / w;
    const along = Math.sqrt(R * R - (r + c) * (r + c));
    expect(Math.abs(hit.afterS - t) * w * along).toBeLessThan(NEAR_M);
    expect(hit.closingMps).toBeCloseTo(w * along, 6);
  });

  it('meet as two spheres when their centres are two radii apart', () => {
    const [p, v]: [V, V] = [
      [0.5, 0.1, -0.05],
      [-60, -3, 20],
    ];
    const other = movingPart({ shape: { type: 'ball', radiusM: 0.2 }, positionM: ZERO, rotation: UNTURNED }, ZERO);
    const body = { ...resting(p), velocityMps: v, angularVelocityRadps: [10, -30, 7] as V };
    const hit = firstTouch(ballAt(ZERO, ZERO, 0.1), other, body, 0, 0.02)!;
    const [a, b, c] = [v, p]
      .map((x) => x[0] * v[0] + x[1] * v[1] + x[2] * v[2])
      .concat(p[0] ** 2 + p[1] ** 2 + p[2] ** 2) as [number, number, number];
    const t = (-b - Math.sqrt(b * b - a * (c - 0.09))) / a;
    expect(Math.abs(hit.afterS - t) * Math.sqrt(a)).toBeLessThan(1e-8);
  });

  it('meet a ring at its rod, not in its hole', () => {
    const ring = centred({ type: 'torus', ringRadiusM: 0.23, rodRadiusM: 0.008 });
    const body = { ...resting(ZERO), velocityMps: [0, 3, 0] as V };
    expect(firstTouch(ballAt([0.05, 0.3, 0], [0, -8, 0], 0.1), ring, body, 0, 0.06)).toBeNull();
    // Straight above the rod: the centres close from 0.3 to 0.108 at 11 m/s.
    const hit = firstTouch(ballAt([0, 0.3, 0.23], [0, -8, 0], 0.1), ring, body, 0, 0.06)!;
    expect(Math.abs(hit.afterS - (0.3 - 0.108) / 11) * 11).toBeLessThan(NEAR_M);
  });

  it('never pass through one another: no overlap before the touch, on any path', () => {
    /** Evenly spread, which fc.double is not: it is even over the bits, and so mostly tiny. */
    const number = (low: number, high: number) => fc.nat(1_000_000).map((n) => low + ((high - low) * n) / 1_000_000);
    const vector = (r: number) => fc.tuple(number(-r, r), number(-r, r), number(-r, r)) as fc.Arbitrary<V>;
    let met = 0;
    fc.assert(
      fc.property(
        vector(0.5),
        number(0, 150),
        vector(300),
        vector(40),
        vector(150),
        vector(0.2),
        fc.tuple(number(0.005, 0.5), number(0.005, 0.5), number(0.005, 0.5)) as fc.Arbitrary<V>,
        (positionM, aim, pull, bodyV, spin, offset, sizeM) => {
          const velocityMps = positionM.map((x) => -x * aim) as unknown as V;
          const part = movingPart({ shape: { type: 'box', sizeM }, positionM: offset, rotation: UNTURNED }, ZERO);
          const ball = ballAt(positionM, velocityMps, 0.05, pull);
          const body = { ...resting(ZERO), velocityMps: bodyV, angularVelocityRadps: spin };
          const gap = (t: number) => gapToBox(ball, offset, sizeM, body, t);
          fc.pre(gap(0) > 1e-6);
          const until = 0.02;
          const hit = firstTouch(ball, part, body, 0, until);
          if (hit) met++;
          const end = hit ? hit.afterS : until;
          if (hit) expect(Math.abs(gap(end))).toBeLessThan(NEAR_M);
          let least = Number.POSITIVE_INFINITY;
          for (let n = 0; n <= 200; n++) least = Math.min(least, gap((end * n) / 200));
          expect(least).toBeGreaterThan(-NEAR_M);
        },
      ),
      { numRuns: 1000, seed: 3 },
    );
    expect(met).toBeGreaterThan(120);
  });

  it('come to an end where the interval is empty', () => {
    expect(firstTouch(ballAt([-0.1225, 0, 0], [-1, 0, 0]), plate, resting(ZERO), 0.001, 0.001)).toBeNull();
  });

  it('meet at 150 m/s and 60 steps a second, at every phase, whether a 5 mm plate stands, flies or spins', () => {
    for (const velocityMps of [ZERO, [-30, 0, 0], [60, 0, 0]] as const) {
      for (const spin of [ZERO, [50, 0, 0], [0, 3, 0]] as const) {
        for (let phase = 0; phase < 40; phase++) {
          const start = -1 - (phase / 40) * 2.5;
          const body = { ...resting(ZERO), velocityMps, angularVelocityRadps: spin };
          const hit = firstTouch(ballAt([start, 0, 0], [150, 0, 0], 0.02), plate, body, 0, 3 / 60);
          expect(hit).not.toBeNull();
        }
      }
    }
  });
});

/** Distance from a ball to a box that flies and spins, worked out apart from the sources. */
function gapToBox(ball: BallPath, offset: V, sizeM: V, body: BodyPath, t: number): number {
  const w = body.angularVelocityRadps;
  const speed = Math.hypot(...w);
  const d = [0, 1, 2].map(
    (k) =>
      ball.positionM[k]! +
      ball.velocityMps[k]! * t +
      (ball.accelerationMps2[k]! * t * t) / 2 -
      body.velocityMps[k]! * t,
  ) as unknown as V;
  // Turning back by the angle w t about w: Rodrigues.
  const axis = speed > 0 ? (w.map((x) => x / speed) as unknown as V) : ([0, 0, 1] as V);
  const [c, s] = [Math.cos(speed * t), -Math.sin(speed * t)];
  const along = axis[0] * d[0] + axis[1] * d[1] + axis[2] * d[2];
  const across: V = [axis[1] * d[2] - axis[2] * d[1], axis[2] * d[0] - axis[0] * d[2], axis[0] * d[1] - axis[1] * d[0]];
  const local = [0, 1, 2].map((k) => d[k]! * c + across[k]! * s + axis[k]! * along * (1 - c) - offset[k]!);
  const q = local.map((x, k) => Math.abs(x) - sizeM[k]! / 2);
  const outside = Math.hypot(...q.map((x) => Math.max(x, 0)));
  return outside + Math.min(Math.max(...q), 0) - ball.radiusM;
}
