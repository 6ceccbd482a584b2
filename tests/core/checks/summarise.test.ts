import { expect, test } from 'vitest';
import type { Finding } from '../../../src/core/checks/check-kind.ts';
import { runChecks } from '../../../src/core/checks/run-checks.ts';
import { summarise } from '../../../src/core/checks/summarise.ts';
import { ballBody, checkInput, floorBody, impactOf, planOf } from '../../support/motion-builders.ts';

function finding(n: number, value: number, change: Partial<Finding> = {}): Finding {
  return {
    id: `hum:body-${n}#1`,
    checkId: 'hum',
    level: 'unlikely',
    title: `Body ${n} hums`,
    message: `Body ${n}, it hums at ${value}.`,
    timeS: n / 10,
    bodyIds: [`body-${n}`],
    value,
    limit: 1,
    unit: 'dB',
    fix: `Mute body ${n}.`,
    ...change,
  };
}

test('six of one level are all told', () => {
  const six = [1, 2, 3, 4, 5, 6].map((n) => finding(n, n + 1));
  expect(summarise(six)).toEqual(six);
});

test('of more, the worst five are told in their order, and the rest in one that names how many and its worst', () => {
  const values = [9, 2, 8, 3, 7, 4, 6, 5];
  const told = summarise(values.map((value, n) => finding(n, value)));
  expect(told.slice(0, 5).map(({ value }) => value)).toEqual([9, 8, 7, 6, 5]);
  expect(told[5]).toMatchObject({
    id: 'hum:unlikely#rest',
    level: 'unlikely',
    value: 4,
    limit: 1,
    timeS: 0.1,
    bodyIds: ['body-1', 'body-3', 'body-5'],
    fix: 'Mute body 5.',
  });
  expect(told[5]!.message).toContain('From 0.10 s to 0.50 s, there are 3 more like the 5 told.');
  expect(told[5]!.message).toContain('Body 5, it hums at 4.');
  expect(told).toHaveLength(6);
});

test('how bad is told by the limit, not by the value alone', () => {
  // Six at twice their limit of 100, and two at five times theirs of 1.
  const large = [1, 2, 3, 4, 5, 6].map((n) => finding(n, 200, { limit: 100 }));
  const told = summarise([...large, finding(7, 5), finding(8, 5)]);
  expect(told.slice(0, 5).map(({ id }) => id)).toEqual(expect.arrayContaining(['hum:body-7#1', 'hum:body-8#1']));
});

test('each level is counted apart', () => {
  const many = Array.from({ length: 7 }, (_, n) => finding(n, 2));
  const bad = [finding(8, 2, { level: 'impossible' })];
  const told = summarise([...many, ...bad]);
  expect(told.filter(({ level }) => level === 'impossible')).toEqual(bad);
  expect(told.filter(({ level }) => level === 'unlikely')).toHaveLength(6);
});

test('a motion with twelve sunken balls is told in five and one more', () => {
  const ids = Array.from({ length: 12 }, (_, n) => `ball-${n}`);
  const contacts = ids.map((id, n) =>
    impactOf(id, 'floor', 0.5 + n / 100, { depthM: 0.021 + n / 1000, normalSpeedMps: 0 }),
  );
  const still = ids.map((id) => [id, [{ timeS: 0, positionM: [0, 0.1, 0], velocityMps: [0, 0, 0] }]] as const);
  const plan = planOf([...ids.map((id, n) => ballBody(id, { positionM: [n, 0.1, 0] })), floorBody()]);
  const found = runChecks(checkInput(plan, Object.fromEntries(still), contacts)).filter(
    ({ checkId }) => checkId === 'penetration',
  );
  expect(found).toHaveLength(6);
  // 21 mm and 1 mm more for each: 10.5 % to 16 % of a ball of 20 cm; the worst five begin at 14 %.
  expect(found.filter(({ id }) => !id.endsWith('#rest')).map(({ value }) => Math.round(10 * value) / 10)).toEqual([
    14, 14.5, 15, 15.5, 16,
  ]);
  expect(found.find(({ id }) => id.endsWith('#rest'))!.message).toContain('7 more like the 5 told');
});
