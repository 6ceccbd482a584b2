import { Box3 } from 'three';
import { describe, expect, it } from 'vitest';
import { planBake } from '../../src/core/bake/plan-bake.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { createSceneObjects } from '../../src/space/scene-objects.ts';

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
