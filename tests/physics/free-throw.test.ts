import { describe, expect, it } from 'vitest';
import { bake, ball, bodyAt, planWith, ringBody } from './plans.ts';
import { isSwish, middleSpeed, releaseOf, SWISH_WINDOWS, TEXTBOOK, toward, windowOf } from './reference/free-throw.ts';

const { ring } = TEXTBOOK;
const AIR = 1.2;

/** What a bake makes of a throw: whether it touches the ring, and whether it is within the ring when it comes down to it. */
async function thrown(speedMps: number, deg: number, cd?: number) {
  const v = toward(speedMps, deg);
  const durationS = v[1] / 9.81 + 0.75;
  const thrownBall = ball({ radiusM: ring.ballM, p: releaseOf(TEXTBOOK), v, ...(cd === undefined ? {} : { cd }) });
  const motion = await bake(
    planWith([ringBody(ring.ringM, ring.rodM), thrownBall], 0.6, 0.4, durationS, { airDensityKgpm3: AIR }),
  );
  const isTouched = motion.contacts.length > 0;
  // It comes down through the plane once where it touches nothing: bisect the way down.
  let high = v[1] / 9.81;
  let low = durationS;
  for (let n = 0; n < 50; n++) {
    const middle = (high + low) / 2;
    if (bodyAt(motion, middle).positionM[1] > 0) high = middle;
    else low = middle;
  }
  const isWithin = Math.abs(bodyAt(motion, low).positionM[0]) < ring.ringM;
  return { isTouched, isSwish: !isTouched && isWithin };
}

describe('free throws at a ring whose centreline is at 3.048 m, let go at 2.134 m', () => {
  // By two ways that know nothing of each other: the list was searched on a grid of 2 mm/s; the reference here finds the least
  // distance of a parabola to a circle, to 0.1 mm/s. A bake must lie within 0.3 mm/s of the latter: 0.1 of each bisection, and as
  // much again for positions kept as float32.
  it.each(SWISH_WINDOWS)('at %d degrees swish at the speeds %j, without drag, to 3 mm/s', async (deg, due) => {
    const near = middleSpeed(TEXTBOOK, deg);
    const reference = await windowOf(near, 1e-4, (speed) => isSwish(TEXTBOOK, speed, deg));
    const baked = await windowOf(near, 1e-4, async (speed) => (await thrown(speed, deg)).isSwish);
    if (!due) {
      expect(reference).toBeNull();
      expect(baked).toBeNull();
      return;
    }
    for (const end of [0, 1] as const) {
      expect(Math.abs(reference![end] - due[end]), 'reference').toBeLessThan(0.002);
      expect(Math.abs(baked![end] - due[end]), 'bake').toBeLessThan(0.003);
      expect(Math.abs(baked![end] - reference![end]), 'bake against reference').toBeLessThan(0.0003);
    }
  });

  it('swish at 52 degrees and 7.147 m/s, and touch the ring at 7.20', async () => {
    expect(await thrown(7.147, 52)).toEqual({ isTouched: false, isSwish: true });
    expect(await thrown(7.2, 52)).toMatchObject({ isTouched: true });
  });

  it('fall far short in air with a speed that swishes without, and swish with 4.09 per cent more', async () => {
    expect((await thrown(7.147, 52, 0.5)).isSwish).toBe(false);
    expect((await thrown(7.147 * 1.0409, 52, 0.5)).isSwish).toBe(true);
  });
});
