import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { fromAxisAngle, IDENTITY } from '../../src/core/base/quat.ts';
import type { Edit } from '../../src/core/scene/edits/edit.ts';
import { loadScene } from '../../src/core/scene/load.ts';
import type { Scene, SceneDrive, SceneMark } from '../../src/core/scene/schema.ts';
import { isLedAt, markAt, marksInTime, poseInProp, poseOnMarks } from '../../src/editor/selectors/marks.ts';
import { changeDrive, letGoSpeed, placeMark, poseNow } from '../../src/editor/tools/place-mark.ts';
import { sceneForTests } from './fakes.ts';

const film = { num: 24, den: 1 };
const mark = (timeS: number, positionM: [number, number, number], change: Partial<SceneMark> = {}): SceneMark => ({
  timeS,
  positionM,
  rotation: [0, 0, 0, 1],
  easing: 'linear',
  ...change,
});
const threw: SceneDrive = { type: 'let-go', atS: 0.5, marks: { b: mark(0.5, [1, 1, 0]), a: mark(0, [0, 0, 0]) } };

/** The scene after an edit; it must still load. */
function changed(scene: Scene, edit: Edit): Scene {
  const edited = produce(scene, (draft) => void edit(draft as Scene));
  expect(loadScene(edited).problems.filter(({ level }) => level === 'error')).toEqual([]);
  return edited;
}
const withBall = (drive: SceneDrive): Scene =>
  changed(sceneForTests(), (scene) => {
    scene.props.ball!.drive = drive;
  });

describe('marks of a prop', () => {
  it('come in order of time, and lead until it is let go', () => {
    expect(marksInTime(threw).map(([id]) => id)).toEqual(['a', 'b']);
    expect(marksInTime({ type: 'free' })).toEqual([]);
    expect([0, 0.5, 0.51].map((timeS) => isLedAt(threw, timeS))).toEqual([true, true, false]);
    expect(isLedAt({ type: 'free' }, 0)).toBe(false);
  });

  it('are under the playhead within half a frame', () => {
    // Half a frame of 24 is 0.0208 s.
    expect(markAt(threw, 0.49, film)).toBe('b');
    expect(markAt(threw, 0.45, film)).toBeNull();
  });

  it('are kept in the frame of the prop, wherever that stands and however it is turned', () => {
    const quarter = fromAxisAngle([0, 1, 0], Math.PI / 2);
    const { ball } = withBall(threw).props;
    const turned = { ...ball!, rotation: [...quarter] as SceneMark['rotation'] };
    // A quarter turn about y takes x to -z: the ball stands at [0, 2, 4], its last mark 1 m along x and 1 m up.
    const [x, y, z] = poseOnMarks(turned, 0.5).positionM;
    expect([x, y, z].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([0, 3, 3]);
    const back = poseInProp(turned, poseOnMarks(turned, 0.5));
    expect(back.positionM[0]).toBeCloseTo(1, 12);
    expect(back.rotation[3]).toBeCloseTo(1, 12);
  });
});

describe('placing a mark', () => {
  const at = (x: number) => ({ positionM: [x, 2, 4] as const, rotation: IDENTITY });

  it('moves the mark that the playhead stands on', () => {
    const scene = changed(withBall(threw), placeMark('ball', 0.5, at(3)));
    const { drive } = scene.props.ball!;
    expect(marksInTime(drive).map(([id, { positionM }]) => [id, positionM])).toEqual([
      ['a', [0, 0, 0]],
      ['b', [3, 0, 0]],
    ]);
  });

  it('makes one between marks, and the same one however often a drag is previewed', () => {
    const before = withBall(threw);
    const once = changed(before, placeMark('ball', 0.25, at(1)));
    const again = changed(before, placeMark('ball', 0.25, at(2)));
    expect(marksInTime(once.props.ball!.drive).map(([id]) => id)).toEqual(['a', 'mark-6', 'b']);
    expect(Object.keys((again.props.ball!.drive as { marks: object }).marks)).toEqual(
      Object.keys((once.props.ball!.drive as { marks: object }).marks),
    );
  });

  it('never takes the id of a mark that was dragged elsewhere', () => {
    const moved: SceneDrive = { type: 'animated', marks: { 'mark-6': mark(2, [0, 0, 0]) } };
    const scene = changed(withBall(moved), placeMark('ball', 0.25, at(1)));
    expect(marksInTime(scene.props.ball!.drive).map(([id]) => id)).toEqual(['mark-6-2', 'mark-6']);
  });
});

describe('another way of moving', () => {
  it('starts marks where the prop stands, and keeps them from one to the other', () => {
    const animated = changed(sceneForTests(), changeDrive('ball', 'animated'));
    expect(poseOnMarks(animated.props.ball!, 1).positionM).toEqual([0, 2, 4]);
    const letGo = changed(
      withBall({ type: 'animated', marks: { a: mark(0, [0, 0, 0]), b: mark(0.8, [0, 1, 0]) } }),
      changeDrive('ball', 'let-go'),
    );
    expect(letGo.props.ball!.drive).toMatchObject({ type: 'let-go', atS: 0.8 });
    expect(changed(letGo, changeDrive('ball', 'still')).props.ball!.drive).toEqual({ type: 'still' });
  });

  it('tells how fast a thing leaves the hand', () => {
    // The last stretch: the root of 2 m in half a second.
    expect(letGoSpeed(threw)).toBeCloseTo(Math.SQRT2 / 0.5, 9);
    expect(letGoSpeed({ ...threw, atS: 1 })).toBe(0);
    const soft = { ...threw, marks: { ...threw.marks, a: mark(0, [0, 0, 0], { easing: 'ease-in-out' }) } };
    expect(letGoSpeed(soft)).toBe(0);
    expect(letGoSpeed({ type: 'let-go', atS: 0, marks: { a: mark(0, [0, 0, 0]) } })).toBeNull();
  });

  it('finds a prop on its marks while they lead, and nowhere after that before the first bake', () => {
    const { ball } = withBall(threw).props;
    expect(poseNow(ball!, 'ball', undefined, 0.25)?.positionM).toEqual([0.5, 2.5, 4]);
    expect(poseNow(ball!, 'ball', undefined, 0.6)).toBeNull();
  });
});
