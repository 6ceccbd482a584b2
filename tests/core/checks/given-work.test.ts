import { describe, expect, test } from 'vitest';
import type { JointPlan } from '../../../src/core/bake/plan.ts';
import type { JointShape } from '../../../src/core/base/joint-shape.ts';
import { IDENTITY } from '../../../src/core/base/quat.ts';
import { energyGained } from '../../../src/core/checks/energy-gained/energy-gained.ts';
import { givenWork } from '../../../src/core/checks/energy-gained/given-work.ts';
import { readingOf } from '../../../src/core/checks/reading.ts';
import { ballBody, bodyOf, checkInput, flight, impactOf, type Knot, planOf } from '../../support/motion-builders.ts';

const STILL = [0, 0, 0] as const;
const FREE_FLOAT = { gravityMps2: STILL };

describe('a racket that follows its marks', () => {
  // It comes at 10 m/s along x and meets the ball, which hangs still, at 0.5 s.
  const marks = [
    { timeS: 0, positionM: [-5.1, 0, 0], rotation: IDENTITY, easing: 'linear' },
    { timeS: 1, positionM: [4.9, 0, 0], rotation: IDENTITY, easing: 'linear' },
  ] as const;
  const racket = bodyOf('racket', { type: 'box', sizeM: [0.01, 0.3, 0.3] }, 'animated', { marks });
  const plan = planOf([ballBody(), racket], FREE_FLOAT);
  const input = (leavesMps: number, contacts: readonly ReturnType<typeof impactOf>[]) =>
    checkInput(
      plan,
      {
        ball: [...flight(0, 0.5, [0, 0, 0], STILL, STILL), ...flight(0.5, 1, [0, 0, 0], [leavesMps, 0, 0], STILL)],
        racket: flight(0, 1, [-5.1, 0, 0], [10, 0, 0], STILL),
      },
      contacts,
    );
  const blow = (impulseNs: number) => impactOf('ball', 'racket', 0.5, { impulseNs, normal: [1, 0, 0] });

  test('gives a blow times its speed', () => {
    const struck = input(18, [blow(10.8)]);
    // 10.8 N s at 10 m/s are 108 J.
    expect(givenWork(struck, readingOf(struck), new Set([0]), 0.49, 0.51)).toBeCloseTo(108, 3);
  });

  test('explains the speed that its blow makes, and no more', () => {
    // A blow of m v = 0.6 * 18 = 10.8 N s; the ball gains 0.6 * 18^2 / 2 = 97.2 J of at most 108 J.
    expect(energyGained.run(input(18, [blow(10.8)]))).toEqual([]);
    // 1 % of 97.2 J is let be: what is left, 96.23 J, takes a blow of 9.623 N s at 10 m/s.
    expect(energyGained.run(input(18, [blow(9.63)]))).toEqual([]);
    expect(energyGained.run(input(18, [blow(9.61)]))).toMatchObject([{ level: 'unlikely' }]);
    expect(energyGained.run(input(18, [blow(0.1)]))).toMatchObject([{ level: 'impossible' }]);
  });

  test('may push without bound for as long as it touches', () => {
    const pushed = input(18, [{ ...blow(0.1), phase: 'slide', timeS: 0.48, endTimeS: 0.52 }]);
    expect(givenWork(pushed, readingOf(pushed), new Set([0]), 0.49, 0.51)).toBe(Number.POSITIVE_INFINITY);
  });
});

/** A ball held to the set at the origin, and its own knots. */
function held(shape: JointShape, knots: readonly Knot[]) {
  const joint: JointPlan = {
    id: 'hold',
    bodyIds: ['ball', null],
    pointsM: [
      [0, 0, 0],
      [0, 0, 0],
    ],
    shape,
    breakForceN: null,
    collide: false,
  };
  return checkInput(planOf([ballBody()], { ...FREE_FLOAT, joints: [joint] }), { ball: knots });
}

describe('springs', () => {
  // 400 N/m, half a metre long: let go 0.4 m too long, it holds 32 J; back at its length, none.
  const spring = { type: 'spring', lengthM: 0.5, stiffnessNpm: 400, dampingNspm: 0 } as const;
  const fromM = 0.9;
  const back = (speedMps: number) => {
    // It comes home evenly sped up: 0.4 m at half the speed it ends with.
    const spanS = (2 * 0.4) / speedMps;
    const a = -speedMps / spanS;
    return [
      ...flight(0, spanS, [fromM, 0, 0], STILL, [a, 0, 0]),
      ...flight(spanS, spanS + 0.2, [0.5, 0, 0], [-speedMps, 0, 0], STILL),
    ];
  };

  test('give what they held', () => {
    const input = held(spring, back(10));
    expect(givenWork(input, readingOf(input), new Set([0]), 0, 0.08)).toBeCloseTo(32, 2);
    // Stretched again, they give nothing.
    expect(givenWork(input, readingOf(input), new Set([0]), 0.08, 0.2)).toBe(0);
  });
});

describe('motors', () => {
  const motor = { towards: 'speed', target: 6, stiffness: 0, damping: 1, strongest: 2 } as const;

  test('of hinges give their torque times the turn, at the fastest rate seen', () => {
    const turning = flight(0, 1, [0, 0, 0], STILL, STILL).map((knot) => ({
      ...knot,
      spinRadps: [0, 8 * knot.timeS, 0] as const,
    }));
    const input = held({ type: 'hinge', axis: [0, 1, 0], limitsRad: null, motor }, turning);
    // 2 N m at 4 rad/s, the rate at the end, for 0.1 s.
    expect(givenWork(input, readingOf(input), new Set([0]), 0.4, 0.5)).toBeCloseTo(0.8, 6);
  });

  test('of sliders give their force times the way', () => {
    const sliding = flight(0, 1, [0, 0, 0], [3, 0, 0], STILL);
    const input = held({ type: 'slider', axis: [1, 0, 0], limitsM: null, motor }, sliding);
    expect(givenWork(input, readingOf(input), new Set([0]), 0.4, 0.5)).toBeCloseTo(0.6, 6);
  });

  test('that are not there give nothing', () => {
    const input = held({ type: 'ball' }, flight(0, 1, [0, 0, 0], [3, 0, 0], STILL));
    expect(givenWork(input, readingOf(input), new Set([0]), 0.4, 0.5)).toBe(0);
  });
});
