import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checks } from '../../../src/core/checks/index.ts';
import { runChecks } from '../../../src/core/checks/run-checks.ts';
import {
  ballBody,
  bouncingBall,
  checkInput,
  flight,
  floorBody,
  impactOf,
  planOf,
} from '../../support/motion-builders.ts';

test('the list of checks and the folders agree', () => {
  const here = new URL('../../../src/core/checks', import.meta.url);
  const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map((folder) => folder.name).sort()).toEqual(checks.all.map((check) => check.id).sort());
});

test('every check says on what it stands', () => {
  for (const check of checks.all) {
    expect(check.label).toMatch(/^[A-Z]/);
    expect(check.basis.length).toBeGreaterThan(80);
  }
});

test('a ball that drops and bounces by the book gives no finding', () => {
  const { knots, hits } = bouncingBall(1.8, 0.77, 5, 1.5);
  const contacts = hits.map(({ timeS, speedMps, pointM }) =>
    // A ball of 0.6 kg that keeps 0.77 of its speed: J = m (1 + e) v.
    impactOf('ball', 'floor', timeS, {
      normalSpeedMps: speedMps,
      reboundSpeedMps: 0.77 * speedMps,
      impulseNs: 0.6 * 1.77 * speedMps,
      pointM,
    }),
  );
  expect(runChecks(checkInput(planOf([ballBody(), floorBody()]), { ball: knots }, contacts))).toEqual([]);
});

test('a throw at 4 km from the origin, where positions are rounded to a quarter of a millimetre, gives no finding', () => {
  const knots = flight(0, 1.2, [4000, 1, 4000], [8, 6, 0]);
  expect(runChecks(checkInput(planOf([ballBody()]), { ball: knots }))).toEqual([]);
});

test('a ball at rest on the floor gives no finding, however long nothing is recorded', () => {
  const knots = [
    { timeS: 0, positionM: [0, 0.1, 0], velocityMps: [0, 0, 0] },
    { timeS: 60, positionM: [0, 0.1, 0], velocityMps: [0, 0, 0] },
  ] as const;
  expect(runChecks(checkInput(planOf([ballBody(), floorBody()]), { ball: knots }))).toEqual([]);
});

test('findings come in order of time, each with its own id and all that a person needs', () => {
  const falls = flight(0, 0.5, [0, 5, 0], [0, 0, 0]);
  const kicked = flight(0.5, 1, [0, 5 - 0.125 * 9.81, 0], [3, 0, 0]);
  const kickedAgain = flight(1, 1.5, [1.5, 2.5, 0], [-3, 0, 0]);
  const found = runChecks(checkInput(planOf([ballBody()]), { ball: [...falls, ...kicked, ...kickedAgain] }));
  expect(found.length).toBeGreaterThanOrEqual(2);
  expect(found.map((finding) => finding.timeS)).toEqual(found.map((finding) => finding.timeS).sort((a, b) => a - b));
  expect(new Set(found.map((finding) => finding.id)).size).toBe(found.length);
  for (const finding of found) {
    expect(finding.id).toMatch(/^[a-z-]+:.+#\d+$/);
    expect(finding.value).toBeGreaterThan(finding.limit);
    expect(finding.message).toMatch(/^[A-Z].*\d\.\d\d s.*\(limit .+\).+\.$/);
    expect(finding.title.split(' ').length).toBeLessThanOrEqual(6);
    expect(finding.fix).toMatch(/\.$/);
  }
});
