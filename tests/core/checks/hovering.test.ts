import { expect, test } from 'vitest';
import { hovering } from '../../../src/core/checks/hovering/hovering.ts';
import {
  ballBody,
  bodyOf,
  checkInput,
  flight,
  floorBody,
  GRAVITY,
  impactOf,
  type Knot,
  planOf,
} from '../../support/motion-builders.ts';

const plan = planOf([ballBody(), floorBody()]);

/** A ball at rest 3 m up that falls with `accelerationMps2` for `spanS`, then as it should. */
function fall(accelerationMps2: number, spanS: number) {
  const slow = flight(0, spanS, [0, 3, 0], [0, 0, 0], [0, -accelerationMps2, 0]);
  const { positionM, velocityMps } = slow.at(-1)!;
  return [...slow, ...flight(spanS, spanS + 0.2, positionM, velocityMps).slice(1)];
}

test('a ball that hangs in the air is impossible', () => {
  const found = hovering.run(checkInput(plan, { ball: fall(0, 0.5) }));
  expect(found).toMatchObject([{ level: 'impossible', limit: 2, unit: 'm/s²', timeS: 0 }]);
  expect(found[0]!.value).toBeCloseTo(GRAVITY, 3);
  expect(found[0]!.message).toMatch(/^The ball, 0\.00 s to 0\.50 s: nothing touches it/);
});

test('moon gravity is impossible, 1 m/s² too little is unlikely, 0.4 is let be', () => {
  expect(hovering.run(checkInput(plan, { ball: fall(1.62, 0.5) }))).toMatchObject([{ level: 'impossible' }]);
  expect(hovering.run(checkInput(plan, { ball: fall(GRAVITY - 1, 0.5) }))).toMatchObject([
    { level: 'unlikely', limit: 0.5 },
  ]);
  expect(hovering.run(checkInput(plan, { ball: fall(GRAVITY - 0.4, 0.5) }))).toEqual([]);
});

test('75 ms are too short to be seen', () => {
  expect(hovering.run(checkInput(plan, { ball: fall(0, 0.075) }))).toEqual([]);
  expect(hovering.run(checkInput(plan, { ball: fall(0, 0.1) }))).toHaveLength(1);
});

test('what lies on something is held up, even where the log says nothing', () => {
  const box = bodyOf('box', { type: 'box', sizeM: [0.4, 0.2, 0.4] }, 'free');
  const at = (y: number): Knot[] => flight(0, 0.5, [1, y, 0], [0, 0, 0], [0, 0, 0]);
  const onFloor = planOf([box, floorBody()]);
  expect(hovering.run(checkInput(onFloor, { box: at(0.1) }))).toEqual([]);
  expect(hovering.run(checkInput(onFloor, { box: at(0.13) }))).toMatchObject([{ level: 'impossible' }]);
  const resting = impactOf('box', 'floor', 0, { phase: 'rest', endTimeS: 0.5 });
  expect(hovering.run(checkInput(onFloor, { box: at(0.13) }, [resting]))).toEqual([]);
});

test('the origin of a spinning body swings about its centre of mass, which falls as it should', () => {
  // Centre of mass 0.2 m along x from the origin, spinning about y at 10 rad/s: drawn here turned by hand, as the origin
  // circles at 2 m/s with 20 m/s2 of its own.
  const club = bodyOf('club', { type: 'capsule', radiusM: 0.03, lengthM: 0.6 }, 'free', { centerOfMassM: [0.2, 0, 0] });
  const [w, arm] = [10, 0.2];
  const input = checkInput(planOf([club]), { club: flight(0, 0.4, [0, 3, 0], [1, 0, 0]) });
  const track = input.motion.tracks[0]!;
  for (let i = 0; i < track.timesS.length; i++) {
    const angle = w * track.timesS[i]!;
    // Turning by `angle` about y takes x to (cos, 0, -sin); the origin lies the arm behind the centre of mass.
    track.positionsM.set(
      [track.positionsM[3 * i]! - arm * Math.cos(angle), track.positionsM[3 * i + 1]!, arm * Math.sin(angle)],
      3 * i,
    );
    track.velocitiesMps.set(
      [1 + arm * w * Math.sin(angle), track.velocitiesMps[3 * i + 1]!, arm * w * Math.cos(angle)],
      3 * i,
    );
    track.rotations.set([0, Math.sin(angle / 2), 0, Math.cos(angle / 2)], 4 * i);
    track.angularVelocitiesRadps.set([0, w, 0], 3 * i);
  }
  expect(hovering.run(input)).toEqual([]);
});

test('what turns near the floor may touch it between two looks: as far as its ends come in a step', () => {
  // A box of 20 cm reaches 10 cm times the root of 3; at 10 rad/s its corners come 7.2 mm in a step, and 3 mm are touching.
  const box = bodyOf('box', { type: 'box', sizeM: [0.2, 0.2, 0.2] }, 'free');
  const sweptM = (10 * 0.1 * Math.sqrt(3)) / 240;
  const at = (gapM: number, spinRadps: number) => {
    const knots = flight(0, 0.5, [0, 0.1 + gapM, 0], [0, 0, 0], [0, 0, 0]);
    const turning = knots.map((knot) => ({ ...knot, spinRadps: [0, spinRadps, 0] as const }));
    return hovering.run(checkInput(planOf([box, floorBody()]), { box: turning }));
  };
  expect(at(0.003 + sweptM - 0.0002, 10)).toEqual([]);
  expect(at(0.003 + sweptM + 0.0002, 10)).toMatchObject([{ level: 'impossible' }]);
  expect(at(0.0028, 0)).toEqual([]);
  expect(at(0.0032, 0)).toMatchObject([{ level: 'impossible' }]);
});
