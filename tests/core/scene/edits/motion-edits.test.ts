import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { duplicate } from '../../../../src/core/scene/edits/copy.ts';
import type { Edit } from '../../../../src/core/scene/edits/edit.ts';
import {
  addJoint,
  removeJoint,
  setJoint,
  setJointParams,
  setJointProps,
} from '../../../../src/core/scene/edits/joints.ts';
import { addMark, removeMark, setLetGo, setMark } from '../../../../src/core/scene/edits/marks.ts';
import { addNudge, removeNudge, setNudge } from '../../../../src/core/scene/edits/nudges.ts';
import { setDrive, setParams } from '../../../../src/core/scene/edits/props.ts';
import { removeProp } from '../../../../src/core/scene/edits/remove.ts';
import { loadScene } from '../../../../src/core/scene/load.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { jointedScene } from '../example.ts';

/** The scene after an edit, made as the editor makes it; it must load, or the edit is wrong. */
function sceneAfter(edit: Edit, scene: Scene = jointedScene()): Scene {
  const edited = produce(scene, (draft) => {
    edit(draft as Scene);
  });
  const result = loadScene(edited);
  expect(result.ok ? [] : result.problems).toEqual([]);
  return edited;
}

const marksIn = (scene: Scene, propId: string) => {
  const { drive } = scene.props[propId]!;
  return 'marks' in drive ? drive.marks : {};
};
const standing = { positionM: [0, 0, 0], rotation: [0, 0, 0, 1], easing: 'linear' } as const;

describe('joints', () => {
  it('hold two props midway between them, or a prop to the set', () => {
    const scene = sceneAfter(addJoint({ id: 'pin', kindId: 'hinge', propId: 'ball', partnerId: 'crate' }));
    const { positionM } = jointedScene().props.ball!;
    const crate = jointedScene().props.crate!.positionM;
    // The ball is unturned, so that its frame is the world's but for its place.
    scene.joints.pin!.a.pointM.forEach((x, k) => {
      expect(x).toBeCloseTo((crate[k]! - positionM[k]!) / 2, 12);
    });
    const hung = sceneAfter(addJoint({ id: 'wire', kindId: 'rope', propId: 'crate' }));
    expect(hung.joints.wire!.b).toBeUndefined();
    expect(hung.joints.wire!.bPointM).toEqual([crate[0], crate[1] + 1.5, crate[2]]);
  });

  it('are not made where there is nothing to hold', () => {
    const still = addJoint({ id: 'pin', kindId: 'fixed', propId: 'hoop', partnerId: 'court' });
    expect(() => sceneAfter(still)).toThrow('it joins "Hoop" and "Court", which are Still');
    const itself = addJoint({ id: 'pin', kindId: 'fixed', propId: 'ball', partnerId: 'ball' });
    expect(() => sceneAfter(itself)).toThrow('cannot be joined to itself');
    expect(() => sceneAfter(setJointProps('hook', 'gone', null))).toThrow('There is no prop "gone"');
    expect(() => sceneAfter(setJoint('hook', { a: { propId: 'gone', pointM: [0, 0, 0] } }))).toThrow(
      'The joint names the prop "gone"',
    );
  });

  it('change by member and by param, and give up what is taken away', () => {
    const scene = sceneAfter(setJoint('hook', { breakForceN: undefined, name: 'Grip', collide: false }));
    expect(scene.joints.hook).not.toHaveProperty('breakForceN');
    expect(scene.joints.hook).toMatchObject({ name: 'Grip', collide: false });
    expect(sceneAfter(setJointParams('line', { lengthM: 3 })).joints.line!.params).toEqual({ lengthM: 3 });
    expect(() => sceneAfter(setJointParams('line', { lengthM: -1 }))).toThrow('lengthM');
    expect(sceneAfter(removeJoint('hook')).joints).not.toHaveProperty('hook');
  });

  it('go with the props that they hold, and with bodies that a prop loses', () => {
    const hung = jointedScene();
    hung.joints.line!.a = { propId: 'ball', pointM: [0, 0, 0] };
    expect(Object.keys(sceneAfter(removeProp('chain'), hung).joints)).toEqual(['line']);
    expect(Object.keys(sceneAfter(setParams('chain', { links: 3 })).joints)).toEqual(['line']);
    expect(Object.keys(sceneAfter(setParams('chain', { links: 5 })).joints)).toEqual(['hook', 'line']);
  });

  it('keep a prop from standing still where nothing else is free', () => {
    const hung = jointedScene();
    hung.joints.line!.a = { propId: 'ball', pointM: [0, 0, 0] };
    expect(() => sceneAfter(setDrive('ball', { type: 'still' }), hung)).toThrow(
      'it joins "Ball" to the set, but it is Still',
    );
    expect(sceneAfter(setDrive('crate', { type: 'still' })).props.crate!.drive.type).toBe('still');
  });
});

describe('marks', () => {
  it('are added, moved and taken away, within the scene', () => {
    const added = sceneAfter(
      addMark('bat', 'far', { ...standing, timeS: 1e9, positionM: [1e9, 0, 0], rotation: [0, 0, 0, 9] }),
    );
    expect(marksIn(added, 'bat').far).toEqual({ ...standing, timeS: 600, positionM: [10_000, 0, 0] });
    const moved = sceneAfter(setMark('bat', 'front', { timeS: -3, easing: 'hold' }));
    expect(marksIn(moved, 'bat').front).toMatchObject({ timeS: 0, easing: 'hold', positionM: [0, 0, -0.5] });
    const fewer = sceneAfter(removeMark('bat', 'front'));
    expect(Object.keys(marksIn(fewer, 'bat'))).toEqual(['back']);
    expect(() => sceneAfter(removeMark('bat', 'back'), fewer)).toThrow('This is the last mark of "Bat"');
    expect(() =>
      sceneAfter(addMark('bat', 'back', { ...standing, timeS: 1, positionM: [0, 0, 0], rotation: [0, 0, 0, 1] })),
    ).toThrow('There is a mark "back" already');
    expect(() => sceneAfter(setMark('ball', 'x', {}))).toThrow('"Ball" has no marks');
    expect(() => sceneAfter(setMark('bat', 'front', { timeS: Number.NaN }))).toThrow('timeS');
  });

  it('are kept by what is let go', () => {
    const { drive } = sceneAfter(setLetGo('bat', 0.2)).props.bat!;
    expect(drive).toMatchObject({ type: 'let-go', atS: 0.2 });
    expect(Object.keys(marksIn(sceneAfter(setLetGo('bat', 0.2)), 'bat'))).toEqual(['back', 'front']);
  });

  it('and nudges go along to a copy', () => {
    const bat = sceneAfter(duplicate('prop', 'bat', 'bat-2'));
    expect(bat.props['bat-2']!.drive).toEqual(bat.props.bat!.drive);
    const ball = sceneAfter(duplicate('prop', 'ball', 'ball-2'));
    expect(ball.props['ball-2']!.nudges).toEqual(ball.props.ball!.nudges);
    expect(ball.takes['take-2']!.overrides['ball-2']!.nudges).toEqual(ball.takes['take-2']!.overrides.ball!.nudges);
  });

  it('stand beside the first by as much as the whole prop is wide', () => {
    // A car is 1.8 m wide; its wheels, placed by themselves, must not change that.
    const scene = jointedScene();
    scene.props.crate = { ...scene.props.crate!, kind: 'car', params: {}, rotation: [0, 0, 0, 1] };
    const copied = sceneAfter(duplicate('prop', 'crate', 'crate-2'), scene);
    expect(copied.props['crate-2']!.positionM[0] - scene.props.crate!.positionM[0]).toBeCloseTo(1.8 + 0.1, 9);
  });
});

describe('nudges', () => {
  const bend = { on: { propId: 'hoop' }, nth: 1, speedFactor: 1, azimuthRad: 0, elevationRad: 0 };

  it('are brought within what viewers accept', () => {
    const added = sceneAfter(
      addNudge('crate', 'odd', { ...bend, nth: 2.4, speedFactor: 9, azimuthRad: -9, elevationRad: 9 }),
    );
    // As much to the side as up: cos(10°) = cos(x) cos(x).
    const together = Math.acos(Math.sqrt(Math.cos((10 * Math.PI) / 180)));
    expect(added.props.crate!.nudges!.odd).toEqual({
      ...bend,
      order: 'a0',
      nth: 2,
      speedFactor: 1.12,
      azimuthRad: expect.closeTo(-together, 9),
      elevationRad: expect.closeTo(together, 9),
    });
    const changed = sceneAfter(setNudge('ball', 'kinder', { speedFactor: 0.1 }));
    expect(changed.props.ball!.nudges!.kinder).toMatchObject({ speedFactor: 0.8, azimuthRad: 0.1 });
    expect(() => sceneAfter(addNudge('crate', 'odd', { ...bend, on: { propId: 'gone' } }))).toThrow('the prop "gone"');
    expect(() => sceneAfter(setNudge('ball', 'none', {}))).toThrow('There is no nudge "none"');
  });

  it('are the take’s own where it varies the prop', () => {
    const second = { ...jointedScene(), activeTakeId: 'take-2' };
    const scene = sceneAfter(removeNudge('ball', 'other'), second);
    expect(scene.takes['take-2']!.overrides.ball!.nudges).toEqual({});
    expect(Object.keys(scene.props.ball!.nudges!)).toEqual(['kinder', 'later']);
  });

  it('go with what they name', () => {
    const scene = sceneAfter(removeProp('crate'));
    expect(scene.takes['take-2']!.overrides.ball!.nudges).toEqual({});
    const bare = sceneAfter(removeProp('hoop'), sceneAfter(removeProp('court')));
    expect(bare.props.ball).not.toHaveProperty('nudges');
  });
});
