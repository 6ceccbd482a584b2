import { describe, expect, it } from 'vitest';
import {
  cutOf,
  defaultCameraId,
  freeName,
  lineageOf,
  propOfTake,
  propsOfTake,
} from '../../../src/core/scene/queries.ts';
import { referencesTo } from '../../../src/core/scene/references.ts';
import { exampleScene } from './example.ts';

describe('propsOfTake', () => {
  it('gives props in stored order, with the overrides of the take', () => {
    const props = propsOfTake(exampleScene(), 'take-2');
    // Order keys: court a0, hoop a1, crate a1V, ball a2.
    expect(props.map(([id]) => id)).toEqual(['court', 'hoop', 'crate', 'ball']);
    const ball = props[3]![1];
    expect(ball.positionM).toEqual([0, 2.2, 4.2]);
    // A surface stands in the place of the prop's whole surface.
    expect(ball.surface).toEqual({ friction: 0.5 });
    expect(ball.note).toBe('Worn');
  });

  it('lets a child say differently from its parent, and inherit the rest', () => {
    const scene = exampleScene();
    scene.takes['take-3'] = {
      ...scene.takes['take-2']!,
      parent: 'take-2',
      overrides: { ball: { positionM: [1, 1, 1] } },
    };
    const ball = propOfTake(scene, 'take-3', 'ball')!;
    expect(ball.positionM).toEqual([1, 1, 1]);
    expect(ball.release).toEqual(scene.takes['take-2']!.overrides.ball!.release);
    expect(lineageOf(scene, 'take-3').map((take) => take.overrides)).toEqual([
      {},
      scene.takes['take-2']!.overrides,
      { ball: { positionM: [1, 1, 1] } },
    ]);
  });

  it('changes nothing', () => {
    const scene = exampleScene();
    propsOfTake(scene, 'take-2');
    expect(scene).toEqual(exampleScene());
    expect(() => propsOfTake(scene, 'constructor')).toThrow('no take');
  });
});

describe('the cut', () => {
  it('puts shots end to end, whatever the order of the record', () => {
    // 20, 76 and 48 frames.
    expect(cutOf(exampleScene()).map(({ id, startFrame }) => [id, startFrame])).toEqual([
      ['shot-a', 0],
      ['shot-b', 20],
      ['shot-c', 96],
    ]);
  });

  it('leads with the camera of its first shot, else the first camera, else none', () => {
    const scene = exampleScene();
    scene.shots['shot-c']!.order = 'Zz';
    expect(defaultCameraId(scene)).toBe('dolly');
    scene.shots = {};
    expect(defaultCameraId(scene)).toBe('wide');
    scene.cameras = {};
    expect(defaultCameraId(scene)).toBeNull();
  });
});

describe('freeName', () => {
  it('counts up from the name that is taken', () => {
    const records = { a: { name: 'Ball' }, b: { name: 'Ball 2' } };
    expect(freeName(records, 'Box')).toBe('Box');
    expect(freeName(records, 'Ball')).toBe('Ball 3');
    expect(freeName(records, 'Ball 2')).toBe('Ball 3');
  });
});

describe('referencesTo', () => {
  it('finds every place that names a record', () => {
    const paths = (type: 'prop' | 'camera' | 'take', id: string) =>
      referencesTo(exampleScene(), type, id)
        .map(({ path }) => path.join('.'))
        .sort();
    expect(paths('prop', 'crate')).toEqual([
      'cameras.chase.lens.focus.propId',
      'cameras.chase.rig.params',
      'outcome.settles.propId',
      'outcome.spares.b',
    ]);
    expect(paths('camera', 'dolly')).toEqual(['shots.shot-c.cameraId']);
    expect(paths('take', 'take-1')).toEqual([
      'activeTakeId',
      'shots.shot-a.takeId',
      'shots.shot-b.takeId',
      'takes.take-2.parent',
    ]);
  });
});
