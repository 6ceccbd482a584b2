import { expect, test } from 'vitest';
import { leftScene } from '../../../src/core/checks/left-scene/left-scene.ts';
import { ballBody, checkInput, floorBody, planOf } from '../../support/motion-builders.ts';

const still = [{ timeS: 0, positionM: [0, 0.1, 0], velocityMps: [0, 0, 0] }] as const;
const input = checkInput(planOf([ballBody(), floorBody()]), { ball: still }, [], []);

test('a bake that lost a body says which and when', () => {
  const stop = { bodyId: 'ball', timeS: 1.25, message: 'It left the scene.' };
  const found = leftScene.run({ ...input, motion: { ...input.motion, durationS: 1.25, stop } });
  expect(found).toMatchObject([{ id: 'left-scene:ball#1', level: 'impossible', timeS: 1.25, bodyIds: ['ball'] }]);
  expect(found[0]!.message).toContain('It left the scene.');
});

test('a bake that reached its end says nothing', () => {
  expect(leftScene.run(input)).toEqual([]);
});

test('a ball that drops past the floor has fallen off the set, and one that dips beside a step has not', () => {
  const fall = (toM: number) =>
    [
      { timeS: 0, positionM: [0, 1, 0], velocityMps: [0, 0, 0] },
      { timeS: 1, positionM: [0, toM, 0], velocityMps: [0, -9, 0] },
    ] as const;
  const plan = planOf([ballBody(), floorBody()]);
  const floor = plan.bodies.find((body) => body.drive === 'still')!;
  const part = floor.parts[0]!;
  if (part.shape.type !== 'box') throw new Error('The floor is a box.');
  const bottom = floor.positionM[1] + part.positionM[1] - part.shape.sizeM[1] / 2;
  const at = (toM: number) => leftScene.run(checkInput(plan, { ball: fall(toM) }, [], []));
  expect(at(bottom - 0.6)).toMatchObject([{ id: 'left-scene:ball/fall#1', level: 'unlikely', timeS: 1, limit: 0.5 }]);
  expect(at(bottom - 0.4)).toEqual([]);
});
