import { expect, test } from 'vitest';
import { energyGained } from '../../../src/core/checks/energy-gained/energy-gained.ts';
import {
  ballBody,
  bouncingBall,
  checkInput,
  flight,
  floorBody,
  GRAVITY,
  impactOf,
  type Knot,
  planOf,
} from '../../support/motion-builders.ts';

const floorPlan = planOf([ballBody(), floorBody()]);

function bounce(restitution: number) {
  const { knots, hits } = bouncingBall(1.8, restitution, 1);
  const contacts = hits.map(({ timeS }) => impactOf('ball', 'floor', timeS, { normalSpeedMps: 0 }));
  return energyGained.run(checkInput(floorPlan, { ball: knots }, contacts));
}

// Speed at the floor sqrt(2 * 9.81 * 1.8) = 5.943 m/s. Leaving at k times that gains (k^2 - 1) of the drop's energy; the
// most energy the ball ever has is k^2 of it, and 5 mm of height (0.28 % of the drop) are let be as settling.
test('a bounce that leaves faster than it came is impossible', () => {
  const [finding, ...rest] = bounce(1.1);
  expect(rest).toEqual([]);
  const share = (1.1 ** 2 - 1 - 0.005 / 1.8) / 1.1 ** 2;
  expect(finding).toMatchObject({ level: 'impossible', title: 'Floor adds speed', unit: '%', limit: 5 });
  expect(finding!.value).toBeCloseTo(100 * share, 2);
  expect(finding!.timeS).toBeCloseTo(Math.sqrt((2 * 1.8) / GRAVITY), 9);
  expect(finding!.message).toMatch(/^Floor, 0\.61 s: the ball leaves at 6\.54 m\/s but arrived at 5\.94, /);
  expect(finding!.fix).toContain('now 0.8');
});

test('2 % are unlikely, and a bounce that keeps all is let be', () => {
  expect(bounce(Math.sqrt(1.02))).toMatchObject([{ level: 'unlikely', limit: 1 }]);
  expect(bounce(Math.sqrt(1.01))).toEqual([]);
  expect(bounce(1)).toEqual([]);
});

test('spin that turns into speed is no gain, spin from nowhere is', () => {
  // Falling straight down at 4 m/s with 30 rad/s. Grip at the floor makes the ball leave sideways at u with spin s: a shell
  // (k = 2/3) keeps L about the contact, so s = k w / (1 + k), u = s r; both together hold less energy than before.
  const spin = ((2 / 3) * 30) / (5 / 3);
  const fall = flight(0, 0.3, [0, 0.1 + 4 * 0.3 - 0.5 * GRAVITY * 0.09, 0], [0, -4 + GRAVITY * 0.3, 0]);
  const rise = (spinAfter: number) =>
    flight(0.3, 0.6, [0, 0.1, 0], [spin * 0.1, 4 * 0.98, 0]).map((knot) => ({
      ...knot,
      spinRadps: [0, 0, -spinAfter] as const,
    }));
  const before = fall.map((knot): Knot => ({ ...knot, spinRadps: [0, 0, -30] }));
  const contacts = [impactOf('ball', 'floor', 0.3, { normalSpeedMps: 0 })];
  expect(energyGained.run(checkInput(floorPlan, { ball: [...before, ...rise(spin)] }, contacts))).toEqual([]);
  const found = energyGained.run(checkInput(floorPlan, { ball: [...before, ...rise(60)] }, contacts));
  expect(found).toMatchObject([{ level: 'impossible' }]);
  expect(found[0]!.message).toContain('more spin or height');
});

test('a ball that another free ball strikes has its energy from there', () => {
  // Equal masses head on, no gravity: the one stops, the other leaves with all of it.
  const plan = planOf([ballBody('cue'), ballBody('red')], { gravityMps2: [0, 0, 0] });
  const still = [0, 0, 0] as const;
  const cue = [...flight(0, 0.5, [-1.2, 0, 0], [2, 0, 0], still), ...flight(0.5, 1, [-0.2, 0, 0], [0, 0, 0], still)];
  const red = (speed: number) => [
    ...flight(0, 0.5, [0, 0, 0], [0, 0, 0], still),
    ...flight(0.5, 1, [0, 0, 0], [speed, 0, 0], still),
  ];
  const contacts = [impactOf('cue', 'red', 0.5)];
  expect(energyGained.run(checkInput(plan, { cue, red: red(2) }, contacts))).toEqual([]);
  expect(energyGained.run(checkInput(plan, { cue, red: red(2) }))).toEqual([]);
  expect(energyGained.run(checkInput(plan, { cue, red: red(2.5) }, contacts))).toMatchObject([{ level: 'impossible' }]);
});

test('wind gives energy to a light ball, and drag takes it', () => {
  // Terminal fall in still air: 1/2 rho Cd A v^2 = m g at v = 21.0 m/s for these numbers; no energy appears, and a wind of
  // 21 m/s from below would hold the ball up without any finding either.
  const aero = { dragCoefficient: 0.5, areaM2: 0.0447, liftPerSpinRatio: 0, liftCap: 0, radiusM: 0.1 };
  const terminal = Math.sqrt((2 * 0.6 * GRAVITY) / (1.2 * 0.5 * 0.0447));
  const air = { airDensityKgpm3: 1.2 };
  const falling = flight(0, 1, [0, 50, 0], [0, -terminal, 0], [0, 0, 0]);
  expect(energyGained.run(checkInput(planOf([ballBody('ball', { aero })], air), { ball: falling }))).toEqual([]);
  // Blown upwards at 2 m/s by a wind that is faster by the terminal speed: it gains height for nothing but the wind.
  const blown = flight(0, 1, [0, 1, 0], [0, 2, 0], [0, 0, 0]);
  const wind = planOf([ballBody('ball', { aero })], { ...air, windMps: [0, 2 + terminal, 0] });
  expect(energyGained.run(checkInput(wind, { ball: blown }))).toEqual([]);
  expect(energyGained.run(checkInput(planOf([ballBody()]), { ball: blown }))).toMatchObject([
    { title: 'The ball speeds up by itself' },
  ]);
});
