import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../../src/core/base/order.ts';
import { lookAt } from '../../../../src/core/base/quat.ts';
import { addCamera, moveCamera, setLens, setRig } from '../../../../src/core/scene/edits/cameras.ts';
import { duplicate, rename } from '../../../../src/core/scene/edits/copy.ts';
import {
  activateTake,
  markIntended,
  setOutcome,
  setSceneName,
  setSettings,
  setWords,
} from '../../../../src/core/scene/edits/document.ts';
import type { Edit } from '../../../../src/core/scene/edits/edit.ts';
import {
  addProp,
  setDrive,
  setParams,
  setPose,
  setRelease,
  setSurface,
} from '../../../../src/core/scene/edits/props.ts';
import { removeCamera, removeLight, removeProp, removeShot } from '../../../../src/core/scene/edits/remove.ts';
import { addShot, setShotCamera, trimShot } from '../../../../src/core/scene/edits/shots.ts';
import { loadScene } from '../../../../src/core/scene/load.ts';
import { MAX_NAME_LENGTH } from '../../../../src/core/scene/schema/limits.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { exampleScene } from '../example.ts';

/** The scene after an edit, made as the editor makes it; it must load, or the edit is wrong. */
function sceneAfter(edit: Edit, scene: Scene = exampleScene()): Scene {
  const edited = produce(scene, (draft) => {
    edit(draft as Scene);
  });
  const result = loadScene(edited);
  expect(result.problems).toEqual([]);
  return edited;
}

/** The example as it would be with its second take active: that take has a parent and overrides the ball. */
function inSecondTake(): Scene {
  return { ...exampleScene(), activeTakeId: 'take-2' };
}

describe('props', () => {
  it('are added last, with the preset, under a free name', () => {
    const scene = sceneAfter(addProp({ id: 'prop-new', kindId: 'ball', presetId: 'golf', positionM: [1, 2, 3] }));
    const again = sceneAfter(
      addProp({ id: 'prop-two', kindId: 'ball', presetId: 'golf', positionM: [1e9, 2, 3] }),
      scene,
    );
    expect(
      inOrder(again.props)
        .map(([id]) => id)
        .slice(-2),
    ).toEqual(['prop-new', 'prop-two']);
    expect(scene.props['prop-new']).toMatchObject({ kind: 'ball', positionM: [1, 2, 3], drive: { type: 'free' } });
    expect(again.props['prop-two']!.name).toBe(`${scene.props['prop-new']!.name} 2`);
    expect(again.props['prop-two']!.positionM).toEqual([10_000, 2, 3]);
    expect(() => sceneAfter(addProp({ id: 'ball', kindId: 'ball', positionM: [0, 0, 0] }))).toThrow('already');
    expect(() => sceneAfter(addProp({ id: 'x', kindId: 'balloon', positionM: [0, 0, 0] }))).toThrow('balloon');
    expect(() => sceneAfter(addProp({ id: 'x', kindId: 'ball', presetId: 'moon', positionM: [0, 0, 0] }))).toThrow(
      'moon',
    );
  });

  it('are placed, thrown and surfaced for all takes where the active one has no say of them', () => {
    const scene = sceneAfter((draft) => {
      setPose('ball', { positionM: [1, 1, 1], rotation: [0, 0, 0, 2] })(draft);
      setRelease('ball', { velocityMps: [300, 400, 0] })(draft);
      setSurface('ball', { restitution: 0.5 })(draft);
    });
    expect(scene.props.ball!.positionM).toEqual([1, 1, 1]);
    expect(scene.props.ball!.rotation).toEqual([0, 0, 0, 1]);
    // 500 m/s is brought to the limit of 400, in its direction; the spin stays.
    expect(scene.props.ball!.release!.velocityMps[0]).toBeCloseTo(240, 6);
    expect(scene.props.ball!.release!.velocityMps[1]).toBeCloseTo(320, 6);
    expect(scene.props.ball!.release!.angularVelocityRadps).toEqual(
      exampleScene().props.ball!.release!.angularVelocityRadps,
    );
    expect(scene.props.ball!.surface).toEqual({ restitution: 0.5 });
    expect(scene.takes).toEqual(exampleScene().takes);
    expect(sceneAfter(setSurface('ball', null)).props.ball).not.toHaveProperty('surface');
  });

  it('are changed in the active take where that varies', () => {
    const scene = sceneAfter((draft) => {
      setPose('ball', { positionM: [1, 1, 1] })(draft);
      setRelease('ball', { velocityMps: [0, 1, 0] })(draft);
      setSurface('ball', null)(draft);
      // The take says nothing of the crate yet, but has a parent: it varies.
      setPose('crate', { positionM: [2, 0.2, 2] })(draft);
    }, inSecondTake());
    expect(scene.props).toEqual(exampleScene().props);
    const { ball, crate } = scene.takes['take-2']!.overrides;
    expect(ball).toMatchObject({ positionM: [1, 1, 1], surface: {} });
    expect(ball!.release).toEqual({ velocityMps: [0, 1, 0], angularVelocityRadps: [20, 0, 0] });
    expect(crate).toEqual({ positionM: [2, 0.2, 2] });
  });

  it('take params that their kind takes, and lose the conditions that no longer fit', () => {
    expect(sceneAfter(setParams('crate', { widthM: 1.5 })).props.crate!.params.widthM).toBe(1.5);
    expect(() => sceneAfter(setParams('crate', { widthM: -1 }))).toThrow(
      'Prop "Crate": params.widthM must be at least 0.001 m',
    );
    expect(() => sceneAfter(setParams('crate', { wings: 2 }))).toThrow('"wings"');
    expect(sceneAfter(setDrive('crate', { type: 'still' })).props.crate!.drive).toEqual({ type: 'still' });
  });

  it('refuse numbers that are none', () => {
    expect(() => sceneAfter(setPose('ball', { positionM: [Number.NaN, 0, 0] }))).toThrow('NaN');
    expect(() => sceneAfter(setRelease('ball', { velocityMps: [Number.POSITIVE_INFINITY, 0, 0] }))).toThrow('Infinity');
    expect(() => sceneAfter(setPose('gone', {}))).toThrow('no prop "gone"');
    expect(() => sceneAfter(setPose('constructor', {}))).toThrow('no prop "constructor"');
  });
});

describe('removing', () => {
  it('takes a prop out of all that named it, and leaves cameras where they looked from', () => {
    const scene = sceneAfter(removeProp('crate'));
    expect(scene.props).not.toHaveProperty('crate');
    expect(Object.keys(scene.outcome)).not.toContain('settles');
    expect(Object.keys(scene.outcome)).not.toContain('spares');
    const { rig, lens } = scene.cameras.chase!;
    // It followed at the offset [0, 1, 4], the kind's default, from the crate at [3, 0.2, 0].
    expect(rig.kind).toBe('fixed');
    expect(rig.params.positionM).toEqual([3, 1.2, 4]);
    // From there to the crate: sqrt(0 + 1 + 16).
    expect(lens.focus).toEqual({ type: 'distance', distanceM: expect.closeTo(Math.sqrt(17), 9) });
  });

  it('takes the hero out: overrides, conditions and changes to its cues go with it', () => {
    const scene = sceneAfter(removeProp('ball'), inSecondTake());
    expect(scene.takes['take-2']!.overrides).toEqual({});
    expect(Object.keys(scene.outcome)).toEqual(['settles']);
    // The three of the example are all of the ball.
    expect(scene.cues.overrides).toEqual({});
  });

  it('takes single steps out of a sequence, and the sequence with its last', () => {
    const once = sceneAfter(removeProp('court'));
    const order = once.outcome.order!;
    expect(order.type === 'sequence' && Object.keys(order.steps)).toEqual(['board', 'rim']);
    expect(sceneAfter(removeProp('hoop'), once).outcome).not.toHaveProperty('order');
  });

  it('can go on until nothing is left', () => {
    let scene = exampleScene();
    for (const id of Object.keys(scene.props)) scene = sceneAfter(removeProp(id), scene);
    for (const id of Object.keys(scene.shots)) scene = sceneAfter(removeShot(id), scene);
    for (const id of Object.keys(scene.cameras)) scene = sceneAfter(removeCamera(id), scene);
    for (const id of Object.keys(scene.lights)) scene = sceneAfter(removeLight(id), scene);
    expect(scene).toMatchObject({ props: {}, cameras: {}, lights: {}, shots: {}, outcome: {} });
  });

  it('takes the shots of a camera with it', () => {
    expect(Object.keys(sceneAfter(removeCamera('rim')).shots)).toEqual(['shot-a', 'shot-c']);
  });
});

describe('copies', () => {
  it('come right after the first, beside it, in every take', () => {
    const scene = sceneAfter(duplicate('prop', 'ball', 'ball-2'));
    expect(inOrder(scene.props).map(([id]) => id)).toEqual(['court', 'hoop', 'crate', 'ball', 'ball-2']);
    const { radiusM = 0.1193 } = scene.props.ball!.params as { radiusM?: number };
    const step = 2 * radiusM + 0.1;
    expect(scene.props['ball-2']!.positionM[0]).toBeCloseTo(step, 2);
    expect(scene.takes['take-2']!.overrides['ball-2']!.positionM![0]).toBeCloseTo(step, 2);
    expect(scene.props['ball-2']!.name).toBe('Ball 2');
    const between = sceneAfter(duplicate('prop', 'hoop', 'hoop-2'));
    expect(inOrder(between.props).map(([id]) => id)).toEqual(['court', 'hoop', 'hoop-2', 'crate', 'ball']);
  });

  it('can be made of cameras, lights and shots', () => {
    expect(sceneAfter(duplicate('camera', 'wide', 'c2')).cameras.c2!.rig).toEqual(exampleScene().cameras.wide!.rig);
    expect(sceneAfter(duplicate('light', 'key', 'l2')).lights.l2!.name).toBe('Gym lights 2');
    expect(inOrder(sceneAfter(duplicate('shot', 'shot-a', 's2')).shots).map(([id]) => id)).toEqual([
      'shot-a',
      's2',
      'shot-b',
      'shot-c',
    ]);
  });

  it('and names: trimmed, never empty', () => {
    expect(sceneAfter(rename('prop', 'ball', '  Game ball ')).props.ball!.name).toBe('Game ball');
    expect(sceneAfter(rename('take', 'take-1', '   ')).takes['take-1']!.name).toBe('Take 1');
    expect(sceneAfter(rename('shot', 'shot-a', 'x'.repeat(5000))).shots['shot-a']!.name).toHaveLength(MAX_NAME_LENGTH);
  });
});

describe('cameras', () => {
  it('are added from a view, with the lens of the leading camera', () => {
    const view = { positionM: [4, 2, 4] as const, rotation: lookAt([4, 2, 4], [0, 1, 0]) };
    const camera = sceneAfter(addCamera({ id: 'cam-new', view, focalLengthMm: 85 })).cameras['cam-new']!;
    expect(camera).toMatchObject({ name: 'Camera', sensorMm: [36, 24], rig: { kind: 'fixed' } });
    expect(camera.lens).toMatchObject({ focalLengthMm: 85, fStop: 4 });
    // From [4, 2, 4] to [0, 1, 0]: yaw atan2(4, 4), pitch -atan(1 / sqrt(32)).
    expect(camera.rig.params.yawRad).toBeCloseTo(Math.PI / 4, 9);
    expect(camera.rig.params.pitchRad).toBeCloseTo(-Math.atan(1 / Math.sqrt(32)), 9);
    const bare = { ...exampleScene(), cameras: {}, shots: {} };
    expect(sceneAfter(addCamera({ id: 'cam-new', view }), bare).cameras['cam-new']!.lens.focalLengthMm).toBe(35);
  });

  it('change rig, place and lens', () => {
    const rig = { kind: 'aim', params: { positionM: [1, 1, 1], targetPropId: 'hoop' } };
    expect(sceneAfter(setRig('locked', rig as never)).cameras.locked!.rig.kind).toBe('aim');
    expect(() => sceneAfter(setRig('locked', { kind: 'aim', params: { targetPropId: 'gone' } }))).toThrow(
      'the prop "gone"',
    );
    expect(() => sceneAfter(setRig('locked', { kind: 'drone', params: {} }))).toThrow('"drone" is not a kind');
    expect(sceneAfter(moveCamera('locked', [1, 2, 3])).cameras.locked!.rig.params.positionM).toEqual([1, 2, 3]);
    expect(sceneAfter(moveCamera('dolly', [1, 2, 3]))).toEqual(exampleScene());
    expect(sceneAfter(setLens('locked', { fStop: 8 })).cameras.locked!.lens).toMatchObject({
      fStop: 8,
      focalLengthMm: 50,
    });
    expect(() => sceneAfter(setLens('locked', { fStop: 0 }))).toThrow('fStop must be at least 0.5');
    expect(() => sceneAfter(setLens('locked', { focus: { type: 'prop', propId: 'gone' } }))).toThrow('the prop "gone"');
  });
});

describe('shots', () => {
  it('are added at the end, of the whole take', () => {
    const scene = sceneAfter(addShot({ id: 'shot-new', cameraId: 'locked', sourceStartS: 1 }));
    // The take lasts 4 s; 3 s at 24000/1001 are 71.9 frames, of which 71 are whole.
    expect(scene.shots['shot-new']).toMatchObject({ takeId: 'take-1', sourceStartS: 1, durationFrames: 71, speed: 1 });
    expect(inOrder(scene.shots).at(-1)![0]).toBe('shot-new');
    expect(() => sceneAfter(addShot({ id: 'shot-new', cameraId: 'gone' }))).toThrow('no camera');
  });

  it('are trimmed within their limits', () => {
    const trimmed = sceneAfter(trimShot('shot-a', { sourceStartS: -1, durationFrames: 0.2, speed: 1000 })).shots[
      'shot-a'
    ];
    expect(trimmed).toMatchObject({ sourceStartS: 0, durationFrames: 1, speed: 100 });
    expect(sceneAfter(setShotCamera('shot-a', 'rim')).shots['shot-a']!.cameraId).toBe('rim');
    expect(() => sceneAfter(trimShot('shot-a', { speed: Number.NaN }))).toThrow();
  });
});

describe('the document', () => {
  it('keeps shots as long as they were when the frame rate changes', () => {
    const scene = sceneAfter(setSettings({ frameRate: { num: 48, den: 1 } }));
    // 20 frames at 24000/1001 are 0.834 s: 40.04 frames at 48.
    expect(scene.shots['shot-a']!.durationFrames).toBe(40);
    expect(scene.shots['shot-a']!.sourceStartS).toBe(0);
    expect(() => sceneAfter(setSettings({ durationS: 1e6 }))).toThrow('durationS must be at most 600 s');
  });

  it('takes words, names and intentions', () => {
    expect(sceneAfter(setWords({ mood: 'Tense' })).words).toMatchObject({
      mood: 'Tense',
      setting: exampleScene().words.setting,
    });
    expect(sceneAfter(setSceneName(' A ')).name).toBe('A');
    expect(sceneAfter(activateTake('take-2')).activeTakeId).toBe('take-2');
    const meant = sceneAfter(markIntended('energy-gained:ball#1', 'Magic'));
    expect(meant.intended['energy-gained:ball#1']).toEqual({ note: 'Magic' });
    expect(sceneAfter(markIntended('energy-gained:ball#1', null), meant).intended).toEqual(exampleScene().intended);
  });

  it('takes conditions that name what is there', () => {
    const rest = { type: 'rest', order: 'a0', mode: 'must', propId: 'ball' } as const;
    expect(sceneAfter(setOutcome({ rest })).outcome).toEqual({ rest });
    expect(() => sceneAfter(setOutcome({ rest: { ...rest, propId: 'gone' } }))).toThrow('the prop "gone"');
  });
});
