import { expect, test } from 'vitest';
import { tunnelling } from '../../../src/core/checks/tunnelling/tunnelling.ts';
import { ballBody, bodyOf, checkInput, flight, impactOf, planOf } from '../../support/motion-builders.ts';

const NO_FORCE = [0, 0, 0] as const;
const pane = bodyOf('pane', { type: 'box', sizeM: [2, 2, 0.01] }, 'still');
const rim = bodyOf('rim', { type: 'torus', ringRadiusM: 0.3, rodRadiusM: 0.01 }, 'still');

/** A small ball shot along -z at 40 m/s, 17 cm a step, from 1 m before to 1 m behind the origin. */
function shot(x: number) {
  return flight(0, 0.05, [x, 0, 1], [0, 0, -40], NO_FORCE);
}
const bullet = bodyOf('ball', { type: 'ball', radiusM: 0.02 }, 'free');

test('a ball that leaps over a thin pane between two steps is impossible', () => {
  const found = tunnelling.run(checkInput(planOf([bullet, pane]), { ball: shot(0) }));
  expect(found).toMatchObject([{ level: 'impossible', unit: 'm', bodyIds: ['ball', 'pane'] }]);
  // It meets the pane 1 m on, at 0.025 s, and is told of from the knot before.
  expect(found[0]!.timeS).toBeGreaterThan(0.02);
  expect(found[0]!.timeS).toBeLessThanOrEqual(0.025);
  expect(found[0]!.message).toContain('nothing happens');
});

test('past the edge of the pane, and with a contact, it is let be', () => {
  // The pane reaches to x = 1; the ball's edge is 2 cm from its centre, and 4 mm of overlap are a graze.
  expect(tunnelling.run(checkInput(planOf([bullet, pane]), { ball: shot(1.021) }))).toEqual([]);
  expect(tunnelling.run(checkInput(planOf([bullet, pane]), { ball: shot(1.016) }))).toEqual([]);
  expect(tunnelling.run(checkInput(planOf([bullet, pane]), { ball: shot(1.01) }))).toHaveLength(1);
  const contact = [impactOf('ball', 'pane', 0.025)];
  expect(tunnelling.run(checkInput(planOf([bullet, pane]), { ball: shot(0) }, contact))).toEqual([]);
});

test('a ball through a ring is no ghost, a ball through its rod is', () => {
  // The ball has 10 cm; the hole 29 cm. At x = 0.15 it clears the rod by 4 cm, at x = 0.25 it covers it.
  const drop = (x: number) => flight(0, 1, [x, 1, 0], [0, 0, 0]);
  expect(tunnelling.run(checkInput(planOf([ballBody(), rim]), { ball: drop(0.15) }))).toEqual([]);
  expect(tunnelling.run(checkInput(planOf([ballBody(), rim]), { ball: drop(0.25) }))).toMatchObject([
    { title: 'The ball goes through the rim', bodyIds: ['ball', 'rim'] },
  ]);
});

test('the end of a plank counts as much as its middle', () => {
  const plank = bodyOf('plank', { type: 'box', sizeM: [2, 0.1, 0.1] }, 'free');
  const post = bodyOf('post', { type: 'cylinder', radiusM: 0.05, heightM: 4 }, 'still', { positionM: [0.95, 0, 0] });
  const thrown = flight(0, 0.5, [0, 0, 1], [0, 0, -4], NO_FORCE);
  expect(tunnelling.run(checkInput(planOf([plank, post]), { plank: thrown }))).toHaveLength(1);
});

test('two fast balls that miss each other in time are told apart from two that meet', () => {
  const other = bodyOf('red', { type: 'ball', radiusM: 0.02 }, 'free');
  const across = (fromX: number) => flight(0, 0.05, [fromX, 0, 0], [40, 0, 0], NO_FORCE);
  const plan = planOf([bullet, other]);
  expect(tunnelling.run(checkInput(plan, { ball: shot(0), red: across(-1) })).length).toBeGreaterThan(0);
  expect(tunnelling.run(checkInput(plan, { ball: shot(0), red: across(-1.5) }))).toEqual([]);
});

test('a ball that starts inside is the start overlap’s to tell', () => {
  const overlap = { timeS: 0, bodyIds: ['ball', 'pane'], partIds: ['ball', 'pane'], depthM: 0.02 } as const;
  const out = flight(0, 0.2, [0, 0, 0], [0, 0, -1], NO_FORCE);
  expect(tunnelling.run(checkInput(planOf([bullet, pane]), { ball: out }, [], [overlap]))).toEqual([]);
});
