import { expect, test } from 'vitest';
import { velocityJump } from '../../../src/core/checks/velocity-jump/velocity-jump.ts';
import { ballBody, checkInput, flight, floorBody, GRAVITY, impactOf, planOf } from '../../support/motion-builders.ts';

const plan = planOf([ballBody(), floorBody()]);

/** Thrown at 4 m/s; half a second later its sideways speed changes by `changeMps`, 3 m above the floor. */
function swerve(changeMps: number, heightM = 3) {
  const falls = flight(0, 0.5, [0, heightM + 0.125 * GRAVITY, 0], [4, 0, 0]);
  return [...falls, ...flight(0.5, 0.7, [2, heightM, 0], [4, -0.5 * GRAVITY, changeMps])];
}

test('a ball that turns in the air is impossible', () => {
  const found = velocityJump.run(checkInput(plan, { ball: swerve(1) }));
  expect(found).toMatchObject([{ level: 'impossible', limit: 0.3, unit: 'm/s', bodyIds: ['ball'] }]);
  expect(found[0]!.value).toBeCloseTo(1, 5);
  expect(found[0]!.timeS).toBeCloseTo(0.5, 9);
  expect(found[0]!.message).toMatch(/^The ball, 0\.50 s: its velocity changes by 1 m\/s at once/);
});

test('0.1 m/s is unlikely, 0.04 m/s is let be', () => {
  expect(velocityJump.run(checkInput(plan, { ball: swerve(0.1) }))).toMatchObject([{ level: 'unlikely', limit: 0.05 }]);
  // Spread over a whole step, it is less than the steady 20 m/s2 that another check looks for.
  expect(velocityJump.run(checkInput(plan, { ball: swerve(0.04) }))).toEqual([]);
});

test('a contact explains it, and so does touching the floor too lightly for the log', () => {
  expect(velocityJump.run(checkInput(plan, { ball: swerve(1) }, [impactOf('ball', 'floor', 0.5)]))).toEqual([]);
  expect(velocityJump.run(checkInput(plan, { ball: swerve(1, 0.1) }))).toEqual([]);
});

test('drag and lift explain themselves', () => {
  // A basketball at 10 m/s with 20 rad/s of backspin, by the formulas with spin ratio 0.2: drag 1/2 rho Cd A v^2 / m along
  // the path and lift 0.3 * 0.2 = 0.06 of the same pressure across it, integrated in steps of a hundredth of a knot.
  const aero = { dragCoefficient: 0.5, areaM2: Math.PI * 0.01, liftPerSpinRatio: 0.3, liftCap: 0.3, radiusM: 0.1 };
  const spin = 20;
  let [x, y, vx, vy] = [0, 3, 10, 2];
  const knots = [];
  for (let step = 0; step <= 120; step++) {
    knots.push({ timeS: step / 240, positionM: [x, y, 0], velocityMps: [vx, vy, 0], spinRadps: [0, 0, spin] } as const);
    for (let k = 0; k < 100; k++) {
      const dt = 1 / 24000;
      const v = Math.hypot(vx, vy);
      const pressure = (0.5 * 1.2 * v * v * Math.PI * 0.01) / 0.6;
      const lift = Math.min(0.3, (0.3 * 0.1 * spin) / v);
      // Spin about +z (backspin for a ball that flies along +x) lifts along z cross v = (-vy, vx).
      vx += dt * pressure * ((-0.5 * vx) / v - (lift * vy) / v);
      vy += dt * (-GRAVITY + pressure * ((-0.5 * vy) / v + (lift * vx) / v));
      x += vx * dt;
      y += vy * dt;
    }
  }
  const inAir = planOf([ballBody('ball', { aero })], { airDensityKgpm3: 1.2 });
  expect(velocityJump.run(checkInput(inAir, { ball: knots }))).toEqual([]);
});
