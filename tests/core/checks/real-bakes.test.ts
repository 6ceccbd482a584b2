import { describe, expect, test } from 'vitest';
import { planBake } from '../../../src/core/bake/plan-bake.ts';
import { simulate } from '../../../src/core/bake/simulate.ts';
import { fromYawPitchRoll } from '../../../src/core/base/quat.ts';
import { createRandom } from '../../../src/core/base/rng.ts';
import type { Vec3 } from '../../../src/core/base/vec3.ts';
import { runChecks } from '../../../src/core/checks/run-checks.ts';
import { materials } from '../../../src/core/materials/index.ts';
import { propKinds } from '../../../src/core/props/index.ts';
import type { Scene, SceneProp } from '../../../src/core/scene/schema.ts';
import { readyScenes } from '../../../src/core/scenes/index.ts';

const freeThrow = readyScenes.get('missed-free-throw').make();

function prop(kind: string, positionM: Vec3, change: Partial<SceneProp> = {}): SceneProp {
  return {
    name: kind,
    kind,
    order: 'a1',
    positionM: [...positionM],
    rotation: [0, 0, 0, 1],
    drive: { type: kind === 'floor' ? 'still' : 'free' },
    params: {},
    ...change,
  };
}

/** Bakes props on a floor and says what the checks find. */
async function findingsOf(props: Record<string, SceneProp>, durationS = 3) {
  const floor = prop('floor', [0, 0, 0], { order: 'a0' });
  const settings = { ...freeThrow.settings, durationS };
  const scene: Scene = { ...freeThrow, settings, props: { floor, ...props }, outcome: {} };
  const plan = planBake(scene, 'take-1');
  const motion = await simulate(plan);
  return runChecks({ plan, motion, nameOf: (id) => id });
}

test('the ready scene gives no finding', async () => {
  const plan = planBake(freeThrow, freeThrow.activeTakeId);
  const motion = await simulate(plan);
  expect(runChecks({ plan, motion, nameOf: (id) => id })).toEqual([]);
});

const toss = { velocityMps: [1.5, 1, -0.8], angularVelocityRadps: [2, 5, -3] } as NonNullable<SceneProp['release']>;

describe('what the engine does to one body on a floor gives no finding', () => {
  const balls = propKinds.get('ball').presets.map((preset) => ({
    name: preset.id,
    made: prop('ball', [0, 2, 0], { params: preset.params as SceneProp['params'], release: toss }),
  }));
  const tilted = [...fromYawPitchRoll(0.4, 0.7, 0.3)] as SceneProp['rotation'];
  const blocks = ['box', 'cylinder', 'capsule', 'wedge'].map((kind) => ({
    name: kind,
    made: prop(kind, [0, 2, 0], { rotation: tilted, release: toss }),
  }));
  test.each([...balls, ...blocks])('$name', async ({ made }) => {
    const found = await findingsOf({ thing: made });
    expect(found).toEqual([]);
  });
});

describe('what tumbles onto a floor from any pose, of any material, is not said to break physics', () => {
  const DROPS_EACH = 18;
  const shapes = [
    { kind: 'box', params: {} },
    { kind: 'cylinder', params: {} },
    { kind: 'capsule', params: {} },
    { kind: 'box', params: { widthM: 0.024, heightM: 0.048, depthM: 0.0075 } },
  ];
  test.each(shapes.map((shape, n) => ({ ...shape, n, name: n === 3 ? 'domino' : shape.kind })))(
    '$name',
    async ({ kind, params, n }) => {
      const said: string[] = [];
      for (let drop = 0; drop < DROPS_EACH; drop++) {
        const random = createRandom(4 * drop + n + 1);
        const turn = () => 2 * Math.PI * random();
        const spread = (size: number) => size * (2 * random() - 1);
        const material = materials.all[Math.floor(random() * materials.all.length)]!;
        const thing = prop(kind, [0, 1.5, 0], {
          rotation: [...fromYawPitchRoll(turn(), turn(), turn())] as SceneProp['rotation'],
          params: { ...params, materialId: material.id },
          release: {
            velocityMps: [spread(1), spread(1), spread(1)],
            angularVelocityRadps: [spread(8), spread(8), spread(8)],
          },
        });
        for (const { checkId, level, message } of await findingsOf({ thing })) {
          // That a domino spins faster than the engine carries is true, and said.
          if (level === 'impossible' || checkId === 'impulse-mismatch') said.push(`${drop} ${material.id}: ${message}`);
        }
      }
      expect(said).toEqual([]);
    },
    60_000,
  );
});

test('a ball into a stack of boxes gives no finding', async () => {
  const stack = [0, 1, 2, 3].map(
    (n) =>
      [
        `box${n}`,
        prop('box', [0, 0.2 + 0.4 * n, 0], { order: `a${n + 2}`, params: { widthM: 0.4, heightM: 0.4, depthM: 0.4 } }),
      ] as const,
  );
  const ball = prop('ball', [0, 1, 3], { release: { velocityMps: [0, 3, -8], angularVelocityRadps: [0, 0, 0] } });
  const found = await findingsOf({ ball, ...Object.fromEntries(stack) });
  expect(found).toEqual([]);
});
