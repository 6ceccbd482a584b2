import { expect, test } from 'vitest';
import type { BodyPlan, JointPlan } from '../../../src/core/bake/plan.ts';
import { leftHanging } from '../../../src/core/checks/left-hanging/left-hanging.ts';
import { ballBody, bodyOf, checkInput, flight, floorBody, impactOf, planOf } from '../../support/motion-builders.ts';

type V = readonly [number, number, number];
const STILL: V = [0, 0, 0];
const HALF_M = 0.1;

/** A cube of 20 cm that marks take from the floor to a place within half a second. */
function lifted(toM: V, change: Partial<BodyPlan> = {}): BodyPlan {
  const mark = (timeS: number, positionM: V) => ({
    timeS,
    positionM,
    rotation: [0, 0, 0, 1] as const,
    easing: 'linear' as const,
  });
  return bodyOf('crate', { type: 'box', sizeM: [0.2, 0.2, 0.2] }, 'animated', {
    marks: [mark(0, [0, HALF_M, 0]), mark(0.5, toM)],
    ...change,
  });
}

/** What is found in a take in which the crate stays at its last mark until `endS`. */
function found(body: BodyPlan, endS: number, plan: Parameters<typeof planOf>[1] = {}, touching = false) {
  const toM = body.marks.at(-1)!.positionM;
  const knots = [
    { timeS: 0, positionM: [0, HALF_M, 0] as V, velocityMps: STILL },
    { timeS: 0.5, positionM: toM, velocityMps: STILL },
    { timeS: endS, positionM: toM, velocityMps: STILL },
  ];
  const ball = ballBody('ball', { positionM: [5, 0.1, 0] });
  const shelf = bodyOf('shelf', { type: 'box', sizeM: [1, 0.1, 1] }, 'still', { positionM: [3, 0.95, 0] });
  return leftHanging.run(
    checkInput(
      planOf([body, ball, floorBody(), shelf], plan),
      { crate: knots, ball: flight(0, endS, [5, 0.1, 0], STILL, STILL) },
      touching ? [impactOf('crate', 'ball', 0.3)] : [],
    ),
  );
}

const UP: V = [0, 1.1, 0];

test('a crate left a metre up for more than half a second is told, once, as craft', () => {
  expect(found(lifted(UP), 1.01)).toMatchObject([
    { id: 'left-hanging:crate#1', level: 'craft', timeS: 0.5, bodyIds: ['crate'], limit: 0.5, unit: 's' },
  ]);
  expect(found(lifted(UP), 0.99)).toEqual([]);
});

test('it counts from where marks leave it, however many say so', () => {
  const [first, last] = lifted(UP).marks;
  const twice = lifted(UP, { marks: [first!, last!, { ...last!, timeS: 1 }] });
  expect(found(twice, 1.01)).toMatchObject([{ timeS: 0.5 }]);
});

test('9 mm above a shelf it may stand there, 11 mm above it hangs', () => {
  const over = (gapM: number): V => [3, 1 + HALF_M + gapM, 0];
  expect(found(lifted(over(0.009)), 2)).toEqual([]);
  expect(found(lifted(over(0.011)), 2)).toHaveLength(1);
});

test('what hits a thing that physics moves is wielded, and what a joint holds is held', () => {
  expect(found(lifted(UP), 2, {}, true)).toEqual([]);
  const hook: JointPlan = {
    id: 'hook',
    shape: { type: 'ball' },
    bodyIds: ['crate', null],
    pointsM: [[0, 0.1, 0], UP],
    breakForceN: null,
    collide: false,
  };
  expect(found(lifted(UP), 2, { joints: [hook] })).toEqual([]);
});

test('what marks never move, what is let go, and what weighs nothing are let be', () => {
  const [first] = lifted(UP).marks;
  const parked = lifted(UP, { marks: [{ ...first!, positionM: UP }] });
  expect(found(parked, 2)).toEqual([]);
  expect(found(lifted(UP, { drive: 'let-go', letGoS: 0.5 }), 2)).toEqual([]);
  expect(found(lifted(UP), 2, { gravityMps2: [0, 0, 0] })).toEqual([]);
});
