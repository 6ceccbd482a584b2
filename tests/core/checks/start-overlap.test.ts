import { expect, test } from 'vitest';
import { startOverlap } from '../../../src/core/checks/start-overlap/start-overlap.ts';
import { ballBody, bodyOf, checkInput, floorBody, planOf } from '../../support/motion-builders.ts';

const still = [{ timeS: 0, positionM: [0, 0.1, 0], velocityMps: [0, 0, 0] }] as const;

function findings(depthM: number) {
  const overlap = { timeS: 0, bodyIds: ['ball', 'floor'], partIds: ['ball', 'floor'], depthM } as const;
  return startOverlap.run(checkInput(planOf([ballBody(), floorBody()]), { ball: still }, [], [overlap]));
}

test('a ball that starts 3 cm in the floor is impossible', () => {
  expect(findings(0.03)).toMatchObject([
    { level: 'impossible', timeS: 0, value: 0.03, limit: 0.01, unit: 'm', bodyIds: ['ball', 'floor'] },
  ]);
  expect(findings(0.03)[0]!.message).toContain('starts 30 mm inside the floor');
});

test('3 mm is unlikely, and the allowance of a millimetre is none', () => {
  expect(findings(0.003)).toMatchObject([{ level: 'unlikely', limit: 0.001 }]);
  expect(findings(0.0009)).toEqual([]);
});

test('what is let go inside something is told at that instant', () => {
  const marks = [{ timeS: 0, positionM: [0, 0.1, 0], rotation: [0, 0, 0, 1], easing: 'linear' }] as const;
  const plan = planOf([ballBody('ball', { drive: 'let-go', marks, letGoS: 0.4 }), floorBody()]);
  const at = (timeS: number) =>
    startOverlap.run(
      checkInput(
        plan,
        { ball: still },
        [],
        [{ timeS, bodyIds: ['ball', 'floor'], partIds: ['ball', 'floor'], depthM: 0.03 }],
      ),
    );
  expect(at(0.4)).toMatchObject([{ level: 'impossible', timeS: 0.4 }]);
  expect(at(0.4)[0]!.message).toContain('0.40 s: its ball is let go 30 mm inside');
  // Before that, marks hold it, and what they hold may be anywhere.
  expect(at(0)).toEqual([]);
});

test('what cannot move may be set into what cannot move', () => {
  const wall = bodyOf('wall', { type: 'box', sizeM: [1, 1, 1] }, 'still');
  const overlap = { timeS: 0, bodyIds: ['wall', 'floor'], partIds: ['wall', 'floor'], depthM: 0.5 } as const;
  expect(startOverlap.run(checkInput(planOf([wall, floorBody()]), {}, [], [overlap]))).toEqual([]);
});
