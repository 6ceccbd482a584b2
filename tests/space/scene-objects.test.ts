import { Box3, Quaternion } from 'three';
import { describe, expect, it } from 'vitest';
import { planBake } from '../../src/core/bake/plan-bake.ts';
import { propKinds } from '../../src/core/props/index.ts';
import type { Scene, SceneProp } from '../../src/core/scene/schema.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { createSceneObjects } from '../../src/space/scene-objects.ts';

/** A scene of one car, turned and animated, and one chain. */
function severalBodies(): Scene {
  const scene = readyScenes.all[0]!.make();
  const make = (kind: string, order: string): SceneProp => ({
    name: kind,
    kind,
    order,
    positionM: [1, 2, 3],
    rotation: [0, 0.6, 0, 0.8],
    drive: { type: 'free' },
    params: propKinds.get(kind).params.parse({}) as SceneProp['params'],
  });
  const mark = { timeS: 0.5, positionM: [0, 1, 0], rotation: [0.6, 0, 0, 0.8], easing: 'linear' } as const;
  return {
    ...scene,
    props: {
      car: {
        ...make('car', 'a0'),
        drive: { type: 'animated', marks: { a: { ...mark, positionM: [0, 1, 0], rotation: [0.6, 0, 0, 0.8] } } },
      },
      chain: make('chain', 'a1'),
    },
    outcome: {},
  };
}

describe('createSceneObjects', () => {
  const scene = readyScenes.all[0]!.make();
  const ballId = Object.keys(scene.props).find((id) => scene.props[id]!.kind === 'ball')!;

  it('names bodies as the plan does, so that a motion finds them', () => {
    const objects = createSceneObjects();
    objects.update(scene);
    expect([...objects.bodies.keys()].sort()).toEqual(
      planBake(scene, scene.activeTakeId)
        .bodies.map((body) => body.id)
        .sort(),
    );
  });

  it('starts every body of a prop where the plan does, before and after the prop has moved', () => {
    const objects = createSceneObjects();
    const several = severalBodies();
    const moved: Scene = {
      ...several,
      props: {
        ...several.props,
        chain: { ...several.props.chain!, positionM: [-4, 5, 6], rotation: [0.6, 0, 0, 0.8] },
      },
    };
    for (const scene of [several, moved]) {
      objects.update(scene);
      const { bodies } = planBake(scene, scene.activeTakeId);
      // A car is 9 bodies, a chain of ten links 10.
      expect(bodies).toHaveLength(19);
      for (const body of bodies) {
        const object = objects.bodies.get(body.id)!;
        // Both compose the same poses in doubles.
        body.positionM.forEach((x, k) => {
          expect(object.position.getComponent(k)).toBeCloseTo(x, 12);
        });
        expect(Math.abs(object.quaternion.dot(new Quaternion(...body.rotation)))).toBeCloseTo(1, 12);
      }
    }
  });

  it('keeps what did not change, rebuilds what did, and drops what is gone', () => {
    const objects = createSceneObjects();
    objects.update(scene);
    const before = objects.bodies.get(ballId)!;
    const ball = scene.props[ballId]!;
    const moved = {
      ...scene,
      props: { ...scene.props, [ballId]: { ...ball, positionM: [1, 2, 3] as [number, number, number] } },
    };
    objects.update(moved);
    expect(objects.bodies.get(ballId)).toBe(before);
    expect(before.position.toArray()).toEqual([1, 2, 3]);

    const larger = {
      ...scene,
      props: { ...scene.props, [ballId]: { ...ball, params: { ...ball.params, radiusM: 0.2 } } },
    };
    objects.update(larger);
    const rebuilt = objects.bodies.get(ballId)!;
    expect(rebuilt).not.toBe(before);
    expect(new Box3().setFromObject(rebuilt).max.y - rebuilt.position.y).toBeCloseTo(0.2, 2);

    const { [ballId]: _, ...others } = scene.props;
    objects.update({ ...scene, props: others });
    expect(objects.bodies.has(ballId)).toBe(false);
    expect(objects.root.children).not.toContain(rebuilt);
  });
});
