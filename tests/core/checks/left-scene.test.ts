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
