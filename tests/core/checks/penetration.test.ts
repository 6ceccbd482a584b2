import { expect, test } from 'vitest';
import { penetration } from '../../../src/core/checks/penetration/penetration.ts';
import { ballBody, checkInput, floorBody, impactOf, planOf } from '../../support/motion-builders.ts';

const still = [{ timeS: 0, positionM: [0, 0.1, 0], velocityMps: [0, 0, 0] }] as const;

function findings(...contacts: { depthM: number; normalSpeedMps: number; timeS?: number }[]) {
  const made = contacts.map((contact) => impactOf('ball', 'floor', contact.timeS ?? 0.5, contact));
  return penetration.run(checkInput(planOf([ballBody(), floorBody()]), { ball: still }, made));
}

// The ball is 20 cm across, the floor 1 m thick: 2 % are 4 mm, 10 % are 20 mm.
test('a ball that sinks 3 cm into the floor is impossible', () => {
  const [finding] = findings({ depthM: 0.03, normalSpeedMps: 0 });
  expect(finding).toMatchObject({ level: 'impossible', value: expect.closeTo(15, 9), limit: 10, unit: '%' });
  expect(finding!.message).toContain('overlap by 30 mm, 15 % of the thinner one (limit 10 % or 5 mm)');
});

test('5 mm is unlikely, 3.9 mm is let be', () => {
  expect(findings({ depthM: 0.005, normalSpeedMps: 0 })).toMatchObject([{ level: 'unlikely', limit: 2 }]);
  expect(findings({ depthM: 0.0039, normalSpeedMps: 0 })).toEqual([]);
});

test('the travel of one step at impact is legal', () => {
  // 6 m/s for 1/240 s is 25 mm.
  expect(findings({ depthM: 0.025, normalSpeedMps: 6 })).toEqual([]);
  expect(findings({ depthM: 0.031, normalSpeedMps: 6 })).toHaveLength(1);
});

test('a pair is named once, at its deepest', () => {
  const found = findings(
    { depthM: 0.006, normalSpeedMps: 0, timeS: 0.2 },
    { depthM: 0.01, normalSpeedMps: 0, timeS: 0.7 },
  );
  expect(found).toMatchObject([{ timeS: 0.7, value: expect.closeTo(5, 9) }]);
});

test('what starts inside is left to the start overlap, until it has had time to come apart', () => {
  const overlap = { timeS: 0, bodyIds: ['floor', 'ball'], partIds: ['floor', 'ball'], depthM: 0.03 } as const;
  const at = (timeS: number) => {
    const contact = impactOf('ball', 'floor', timeS, { depthM: 0.03, normalSpeedMps: 0 });
    return penetration.run(checkInput(planOf([ballBody(), floorBody()]), { ball: still }, [contact], [overlap]));
  };
  expect(at(0)).toEqual([]);
  expect(at(0.6)).toHaveLength(1);
});
