import { describe, expect, it } from 'vitest';
import { bake, ball, bodyAt, box, planWith } from './plans.ts';
import { rangeAt, speedTo, thrown } from './reference/flight.ts';
import { norm, plus, turningPoint, type V } from './reference/vectors.ts';

const START: V = [0, 2, 0];

describe('free flight at 240 steps a second', () => {
  // p = p0 + v0 t + g t^2 / 2: no formula could be plainer. Positions are kept as float32, one unit of which is 1e-6 m at 8 m.
  it.each([
    ['a ball', (v: V) => ball({ p: START, v }), 'ball'],
    ['a box', (v: V) => box('box', [0.3, 0.2, 0.1], 1, { positionM: START, velocityMps: v }), 'box'],
  ] as const)('%s thrown at (8, 6) m/s is within 0.2 mm of the parabola for a second', async (_, make, id) => {
    const v: V = [8, 6, 0];
    const motion = await bake(planWith([make(v)], 0, 0, 1));
    for (let t = 0; t <= 1; t += 1 / 97) {
      const due = thrown(START, v, t);
      const at = bodyAt(motion, t, id);
      expect(norm(plus(at.positionM, due.p, -1)), `at ${t} s`).toBeLessThan(0.0002);
      // Velocities: a step of g dt = 0.04 m/s would show; 1 mm/s is 40 times finer and far above float32.
      expect(norm(plus(at.velocityMps, due.v, -1)), `at ${t} s`).toBeLessThan(0.001);
    }
  });
});

/** Ring centreline 3.048 m, release 2.134 m, 4.191 m away (facts of the game). */
const L = 4.191;
const DH = 3.048 - 2.134;
const AIR = 1.2;
const DRAG = { cd: 0.5, airKgpm3: AIR, radiusM: 0.1192, massKg: 0.62 };
const toward = (speed: number, deg: number): V => [
  speed * Math.cos((deg * Math.PI) / 180),
  speed * Math.sin((deg * Math.PI) / 180),
  0,
];

/** How far along the ball of a bake is when it comes down through the height `y`, by bisection on the sampled path. */
async function bakedRange(v: V, cd: number | undefined, y: number): Promise<number> {
  const thrownBall = ball({ p: [0, 0, 0], v, ...(cd === undefined ? {} : { cd }) });
  const motion = await bake(planWith([thrownBall], 0, 0, 1.4, { airDensityKgpm3: AIR }));
  const crossing = await turningPoint(v[1] / 9.81, 1.4, 1e-9, (t) => bodyAt(motion, t).positionM[1] < y);
  return bodyAt(motion, crossing).positionM[0];
}

describe('flight through air', () => {
  // a = -g - rho Cd A |v| v / 2 m, against Runge-Kutta with steps of 0.1 ms.
  it.each([
    [45, 7.416],
    [52, 7.439],
    [60, 7.717],
  ])('a free throw at %d degrees and %d m/s meets the plane of the ring within 5 mm of its due', async (deg, speed) => {
    const v = toward(speed, deg);
    const due = rangeAt(DH, [0, 0, 0], v, DRAG);
    expect(Math.abs((await bakedRange(v, 0.5, DH)) - due)).toBeLessThan(0.005);
  });

  it('takes a free throw of 52 degrees and 7.439 m/s to the middle of the ring', async () => {
    expect(Math.abs((await bakedRange(toward(7.439, 52), 0.5, DH)) - L)).toBeLessThan(0.005);
  });

  it.each([
    [45, 3.77],
    [52, 4.09],
    [55, 4.28],
    [60, 4.7],
    [65, 5.32],
  ])('asks %d degrees for %d per cent more speed, within 0.1', async (deg, percent) => {
    const bare = speedTo(L, DH, (deg * Math.PI) / 180);
    // Without drag, the bake needs just what the formula says.
    const baked = await turningPoint(
      bare * 0.99,
      bare * 1.01,
      1e-5,
      async (v) => (await bakedRange(toward(v, deg), undefined, DH)) > L,
    );
    expect(Math.abs(baked / bare - 1)).toBeLessThan(1e-5);
    const dragged = await turningPoint(
      bare,
      bare * 1.1,
      1e-5,
      async (v) => (await bakedRange(toward(v, deg), 0.5, DH)) > L,
    );
    expect(Math.abs((dragged / bare - 1) * 100 - percent)).toBeLessThan(0.1);
  });
});
