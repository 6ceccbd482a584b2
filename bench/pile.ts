import type { BakePlan } from '../src/core/bake/plan.ts';
import { planBake } from '../src/core/bake/plan-bake.ts';
import { createRandom } from '../src/core/base/rng.ts';
import type { Scene, SceneProp } from '../src/core/scene/schema.ts';

/** Boxes of 0.2 m in ten layers of ten by ten, a little apart and a little turned, so that they tumble into a pile. */
const BOX_M = 0.2;
const PER_SIDE = 10;
const GAP_M = 0.05;
const DURATION_S = 1.5;

function prop(kind: string, index: number, positionM: SceneProp['positionM'], params: SceneProp['params']): SceneProp {
  return {
    name: kind,
    kind,
    // Four digits, so that the order of the text is the order of the numbers.
    order: `a${String(index).padStart(4, '0')}`,
    positionM,
    rotation: [0, 0, 0, 1],
    drive: { type: kind === 'floor' ? 'still' : 'free' },
    params,
  };
}

/** The plan of a scene in which 1000 boxes fall onto the floor. */
export function pilePlan(like: Scene): BakePlan {
  const random = createRandom(1);
  const pitchM = BOX_M + GAP_M;
  const props: Record<string, SceneProp> = { floor: prop('floor', 0, [0, 0, 0], {}) };
  for (let i = 0; i < PER_SIDE * PER_SIDE * PER_SIDE; i++) {
    const layer = Math.floor(i / (PER_SIDE * PER_SIDE));
    const row = Math.floor(i / PER_SIDE) % PER_SIDE;
    const jitterM = () => (random() - 0.5) * GAP_M;
    props[`box${i}`] = prop(
      'box',
      i + 1,
      [((i % PER_SIDE) - 4.5) * pitchM + jitterM(), BOX_M + layer * pitchM, (row - 4.5) * pitchM + jitterM()],
      { widthM: BOX_M, heightM: BOX_M, depthM: BOX_M },
    );
  }
  const scene: Scene = { ...like, settings: { ...like.settings, durationS: DURATION_S }, props };
  return planBake(
    { ...scene, takes: { main: { name: 'Pile', order: 'a0', overrides: {}, star: false, note: '' } } },
    'main',
  );
}
