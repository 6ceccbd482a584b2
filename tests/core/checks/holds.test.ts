import { describe, expect, test } from 'vitest';
import type { JointPlan } from '../../../src/core/bake/plan.ts';
import type { JointShape } from '../../../src/core/base/joint-shape.ts';
import type { Vec3 } from '../../../src/core/base/vec3.ts';
import { readingOf } from '../../../src/core/checks/reading.ts';
import { ballBody, bodyOf, checkInput, flight, planOf } from '../../support/motion-builders.ts';

const BOX = { type: 'box', sizeM: [0.2, 0.2, 0.2] } as const;

function joint(shape: JointShape): JointPlan {
  return {
    id: 'hold',
    bodyIds: ['ball', null],
    pointsM: [
      [0, 0, 0],
      [0, 3, 0],
    ],
    shape,
    breakForceN: 100,
    collide: false,
  };
}

/** Whether the ball is held where it stands, by a joint to a hook at 3 m height. */
function isHeld(shape: JointShape, heightM: number, timeS = 0.5, brokeAtS: number | null = null): boolean {
  const knots = flight(0, 1, [0, heightM, 0], [0, 0, 0], [0, 0, 0]);
  const input = checkInput(planOf([ballBody()], { joints: [joint(shape)] }), { ball: knots });
  const jointLoads = [{ jointId: 'hold', peakForceN: 1, peakAtS: 0, brokeAtS }];
  return readingOf({ ...input, motion: { ...input.motion, jointLoads } }).holds.isHeld(0, timeS);
}

describe('joints', () => {
  test('a rope holds when its ends are 98 % of its length apart, and not when slack', () => {
    const rope = { type: 'rope', lengthM: 2 } as const;
    expect(isHeld(rope, 3 - 0.981 * 2)).toBe(true);
    expect(isHeld(rope, 3 - 0.979 * 2)).toBe(false);
  });

  test('all others hold wherever they are', () => {
    expect(isHeld({ type: 'ball' }, 3)).toBe(true);
    expect(isHeld({ type: 'fixed' }, 3)).toBe(true);
    expect(isHeld({ type: 'spring', lengthM: 1, stiffnessNpm: 10, dampingNspm: 0 }, 2)).toBe(true);
  });

  test('one that broke holds for two steps more', () => {
    const at = (steps: number) => isHeld({ type: 'ball' }, 3, 0.5 + steps / 240, 0.5);
    expect([at(-1), at(1.9), at(2.1)]).toEqual([true, true, false]);
  });

  test('a slack rope is no excuse for hanging in the air, a taut one is', () => {
    const found = (heightM: number) => {
      const plan = planOf([ballBody()], { joints: [joint({ type: 'rope', lengthM: 2 })] });
      const { holds } = readingOf(checkInput(plan, { ball: flight(0, 1, [0, heightM, 0], [0, 0, 0], [0, 0, 0]) }));
      return holds.jointsOf(0, 0.5).map(({ joint: { id } }) => id);
    };
    expect([found(1), found(2)]).toEqual([['hold'], []]);
  });
});

describe('water and nets', () => {
  const floating = (positionM: Vec3, turned = false) => {
    const water = bodyOf('water', BOX, 'still', {
      positionM: [0, -1, 0],
      parts: [],
      fluid: { partId: 'water', sizeM: [4, 2, 6], densityKgpm3: 1000 },
      // A quarter turn about the vertical swaps its width and its length.
      ...(turned && { rotation: [0, Math.SQRT1_2, 0, Math.SQRT1_2] as const }),
    });
    const knots = flight(0, 1, positionM, [0, 0, 0], [0, 0, 0]);
    return readingOf(checkInput(planOf([ballBody(), water]), { ball: knots })).holds.isHeld(0, 0.5);
  };

  test('water has a ball as soon as the ball reaches its surface', () => {
    expect([floating([0, 0.099, 0]), floating([0, 0.101, 0])]).toEqual([true, false]);
    expect([floating([2.09, -1, 0]), floating([2.11, -1, 0])]).toEqual([true, false]);
    expect([floating([2.5, -1, 0], true), floating([0, -1, 2.5], true)]).toEqual([true, false]);
  });

  const caught = (positionM: Vec3) => {
    const net = {
      partId: 'net',
      topM: [0, 3, 0],
      axis: [0, 1, 0],
      topRadiusM: 0.23,
      bottomRadiusM: 0.15,
      lengthM: 0.45,
    };
    const hoop = bodyOf('hoop', BOX, 'still', { parts: [], nets: [net as typeof net & { topM: Vec3; axis: Vec3 }] });
    const knots = flight(0, 1, positionM, [0, 0, 0], [0, 0, 0]);
    return readingOf(checkInput(planOf([ballBody(), hoop]), { ball: knots })).holds.isHeld(0, 0.5);
  };

  test('a net has a ball from its ring to its lower end, and no farther out than its ring', () => {
    expect([caught([0, 3.099, 0]), caught([0, 3.101, 0])]).toEqual([true, false]);
    expect([caught([0, 2.451, 0]), caught([0, 2.449, 0])]).toEqual([true, false]);
    expect([caught([0.32, 2.8, 0]), caught([0.34, 2.8, 0])]).toEqual([true, false]);
  });
});
