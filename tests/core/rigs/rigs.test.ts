import { describe, expect, test } from 'vitest';
import { type Pose, rotate } from '../../../src/core/base/quat.ts';
import type { Vec3 } from '../../../src/core/base/vec3.ts';
import { rigKinds } from '../../../src/core/rigs/index.ts';

/** A prop that moves along x at 2 m/s from the origin. */
const ctx = (timeS: number) => ({
  timeS,
  propAt: (propId: string, atS: number): Pose | null =>
    propId === 'car' ? { positionM: [2 * atS, 0, 0], rotation: [0, 0, 0, 1] } : null,
});

function poseOf(kind: string, params: unknown, timeS: number) {
  const rig = rigKinds.get(kind);
  return rig.poseAt(rig.params.parse(params), ctx(timeS));
}

const forward = (pose: Pose): Vec3 => rotate(pose.rotation, [0, 0, -1]);

function expectClose(actual: Vec3, expected: Vec3) {
  for (let k = 0; k < 3; k++) expect(actual[k]).toBeCloseTo(expected[k]!, 9);
}

test('every rig has a full set of defaults and names no prop by default', () => {
  for (const rig of rigKinds.all) {
    const params = rig.params.parse({});
    expect(rig.propIds(params)).toEqual([]);
    const pose = rig.poseAt(params, ctx(0));
    for (const x of [...pose.positionM, ...pose.rotation]) expect(Number.isFinite(x)).toBe(true);
  }
});

describe('fixed', () => {
  test('a quarter turn of yaw looks along -x, whatever the time', () => {
    expectClose(forward(poseOf('fixed', { yawRad: Math.PI / 2 }, 0)), [-1, 0, 0]);
    expect(poseOf('fixed', { yawRad: 1 }, 9)).toEqual(poseOf('fixed', { yawRad: 1 }, 0));
  });

  test('holds any pose it is made from', () => {
    const rig = rigKinds.get('fixed');
    const pose: Pose = { positionM: [1, 2, 3], rotation: [0.1, 0.7, 0.1, 0.7] };
    const back = rig.poseAt(rig.params.parse(rig.fromPose!(pose)), ctx(0));
    expectClose(back.positionM, pose.positionM);
    expectClose(forward(back), rotate([0.1, 0.7, 0.1, 0.7], [0, 0, -1]));
  });
});

describe('aim', () => {
  const params = { positionM: [0, 0, 10], targetPropId: 'car', offsetM: [0, 0, 0] };

  test('turns with the prop and stays where it is', () => {
    const pose = poseOf('aim', params, 5);
    expectClose(pose.positionM, [0, 0, 10]);
    // At 5 s the prop is at (10, 0, 0): 45 degrees to the right of -z.
    expectClose(forward(pose), [Math.SQRT1_2, 0, -Math.SQRT1_2]);
  });

  test('names its prop, and moves to where it is dragged', () => {
    const rig = rigKinds.get('aim');
    expect(rig.propIds(rig.params.parse(params))).toEqual(['car']);
    const moved = rig.movedTo!(rig.params.parse(params), [5, 5, 5]);
    expectClose(rig.poseAt(moved, ctx(0)).positionM, [5, 5, 5]);
  });
});

describe('follow', () => {
  test('stands where the prop was, plus the offset, and looks at where it is', () => {
    const pose = poseOf('follow', { targetPropId: 'car', offsetM: [0, 3, 0], lagS: 0.5 }, 2);
    // Prop at 1.5 s: x = 3; now: x = 4. From (3, 3, 0) to (4, 0, 0).
    expectClose(pose.positionM, [3, 3, 0]);
    expectClose(forward(pose), [1 / Math.sqrt(10), -3 / Math.sqrt(10), 0]);
  });

  test('before the first instant the prop is where it starts', () => {
    expectClose(poseOf('follow', { targetPropId: 'car', offsetM: [0, 3, 0], lagS: 1 }, 0.5).positionM, [0, 3, 0]);
  });
});

describe('keyed', () => {
  const mark = (timeS: number, x: number, more: object = {}) => ({
    timeS,
    positionM: [x, 0, 0],
    lookAtM: [x, 0, -1],
    easing: 'linear',
    ...more,
  });

  test('goes straight from mark to mark in order of time, and waits before and after', () => {
    const marks = { b: mark(3, 4), a: mark(1, 0) };
    expect([0, 1, 2, 3, 9].map((t) => poseOf('keyed', { marks }, t).positionM[0])).toEqual([0, 0, 2, 4, 4]);
  });

  test('eases by the mark it leaves: a slow start has gone a quarter of the way at half time', () => {
    const marks = { a: mark(0, 0, { easing: 'ease-in' }), b: mark(2, 8) };
    expect(poseOf('keyed', { marks }, 1).positionM[0]).toBe(2);
    const held = { a: mark(0, 0, { easing: 'hold' }), b: mark(2, 8) };
    expect(poseOf('keyed', { marks: held }, 1.999).positionM[0]).toBe(0);
    expect(poseOf('keyed', { marks: held }, 2).positionM[0]).toBe(8);
  });

  test('turns evenly by the shortest way', () => {
    const marks = { a: mark(0, 0), b: mark(2, 0, { lookAtM: [1, 0, 0] }) };
    expectClose(forward(poseOf('keyed', { marks }, 1)), [Math.SQRT1_2, 0, -Math.SQRT1_2]);
  });

  test('zooms where both marks say so', () => {
    const marks = { a: mark(0, 0, { focalLengthMm: 20 }), b: mark(2, 0, { focalLengthMm: 40 }), c: mark(4, 0) };
    expect(poseOf('keyed', { marks }, 1).focalLengthMm).toBe(30);
    expect(poseOf('keyed', { marks }, 3).focalLengthMm).toBeUndefined();
  });
});
