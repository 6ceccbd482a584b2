import { expect, test } from 'vitest';
import { planBake } from '../../../src/core/bake/plan-bake.ts';
import { simulate } from '../../../src/core/bake/simulate.ts';
import { stateAt, trackOf } from '../../../src/core/motion/sample.ts';
import { propKinds } from '../../../src/core/props/index.ts';
import type { Scene, SceneProp } from '../../../src/core/scene/schema.ts';
import { composeScene } from '../../../src/core/scenes/compose.ts';

type HandProp = Omit<SceneProp, 'order' | 'rotation'>;

function prop(
  kindId: string,
  positionM: SceneProp['positionM'],
  presetId?: string,
  release?: SceneProp['release'],
): HandProp {
  const kind = propKinds.get(kindId);
  const params = kind.presets.find(({ id }) => id === presetId)?.params ?? kind.params.parse({});
  return {
    name: kindId,
    kind: kindId,
    positionM,
    drive: { type: kind.defaultDrive },
    params: params as SceneProp['params'],
    ...(release && { release }),
  };
}

function sceneOf(durationS: number, props: Readonly<Record<string, HandProp>>): Scene {
  const words = { setting: '', style: '', lighting: '', mood: '', background: '' };
  return composeScene({ name: 'Test', durationS, props, cameras: {}, shots: {}, outcome: {}, words });
}

test('what is made to stand stands still', async () => {
  const scene = sceneOf(1.5, {
    floor: prop('floor', [0, 0, 0]),
    pin: prop('bowling-pin', [0, 0, 0]),
    glass: prop('tumbler', [0.5, 0, 0]),
    domino: prop('box', [1, 0.024, 0], 'domino'),
    table: { ...prop('table', [3, 0, 0], 'dining'), drive: { type: 'free' } },
    bowl: prop('tumbler', [3, 0.75, 0], 'shot-glass'),
  });
  const motion = await simulate(planBake(scene, scene.activeTakeId));
  for (const id of ['pin', 'glass', 'domino', 'table', 'bowl']) {
    const { positionM, rotation } = stateAt(trackOf(motion, id)!, 1.5);
    const start = scene.props[id]!.positionM;
    // Contacts of the engine give way by tenths of a millimetre under a table; a wobbling pin would wander by millimetres.
    expect(Math.hypot(...positionM.map((x, k) => x - start[k]!)), id).toBeLessThan(0.0005);
    expect(2 * Math.acos(Math.min(1, Math.abs(rotation[3]))), id).toBeLessThan(0.002);
  }
});

test('a ball that is rolled at a corner of the pool table drops into the pocket', async () => {
  const clothM = 0.765;
  const radiusM = 0.028575;
  // At 45 degrees from a point on the diagonal of the corner, rolling without slip: spin is speed over radius.
  const spin = 1.2 / radiusM;
  const release = { velocityMps: [1.2, 0, 1.2], angularVelocityRadps: [spin, 0, -spin] } satisfies SceneProp['release'];
  const scene = sceneOf(2, {
    table: prop('billiard-table', [0, 0, 0], 'nine-foot'),
    ball: prop('ball', [0, clothM + radiusM, 1.27 - 0.635], 'billiard', release),
  });
  const motion = await simulate(planBake(scene, scene.activeTakeId));
  const { positionM } = stateAt(trackOf(motion, 'ball')!, 2);
  // It lies on the pocket's floor, 10 cm below the cloth, outside the corner of the cushions' noses.
  expect(Math.abs(positionM[1] - (clothM - 0.1 + radiusM))).toBeLessThan(0.001);
  expect(positionM[0]).toBeGreaterThan(0.635);
  expect(positionM[2]).toBeGreaterThan(1.27);
});

test('a car rolls on: only air and tyres slow it', async () => {
  const release = { velocityMps: [0, 0, -15], angularVelocityRadps: [0, 0, 0] } satisfies SceneProp['release'];
  const floor = { ...prop('floor', [0, 0, -20]), params: { widthM: 10, depthM: 60, materialId: 'concrete' } };
  const scene = sceneOf(1.5, { floor, car: prop('car', [0, 0, 0], 'family', release) });
  const motion = await simulate(planBake(scene, scene.activeTakeId));
  const { positionM, velocityMps } = stateAt(trackOf(motion, 'car')!, 1.5);
  // Spinning up four wheels of I = 1.09 kg m2 at r = 0.33 m takes 4 I / r^2 = 40 kg of effective mass: 15 m/s becomes
  // 15 * 1500 / 1540 = 14.61 m/s in the slowest case; air takes 0.06 m/s2, tyres at most some 0.2 m/s2.
  expect(-velocityMps[2]).toBeGreaterThan(14.61 - 0.26 * 1.5);
  expect(-velocityMps[2]).toBeLessThan(15);
  // It keeps level: a dive of its springs of less than 2 cm, no drift to the side.
  expect(Math.abs(positionM[1])).toBeLessThan(0.02);
  expect(Math.abs(positionM[0])).toBeLessThan(0.05);
  const wheel = stateAt(trackOf(motion, 'car.wheel-front-left')!, 1.5);
  // Rolling without slip, to the 1 % by which the tyre sinks in.
  expect(Math.abs(-wheel.angularVelocityRadps[0] * 0.33 - -velocityMps[2])).toBeLessThan(0.02 * 15);
});

test('a prop of several bodies is thrown as one rigid thing', () => {
  const release = { velocityMps: [0, 0, 0], angularVelocityRadps: [0, 2, 0] } satisfies SceneProp['release'];
  const scene = sceneOf(1, { car: { ...prop('car', [5, 1, 0], 'family', release) } });
  const { bodies } = planBake(scene, scene.activeTakeId);
  for (const { id, positionM, velocityMps } of bodies) {
    // Spin of 2 rad/s about y through the origin of the prop: v = w x r = 2 (z, 0, -x).
    const [x, z] = [positionM[0] - 5, positionM[2]];
    expect(velocityMps[0], id).toBeCloseTo(2 * z, 12);
    expect(velocityMps[2], id).toBeCloseTo(-2 * x, 12);
  }
});
