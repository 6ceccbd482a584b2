import type { BakePlan } from '../src/core/bake/plan.ts';
import { planBake } from '../src/core/bake/plan-bake.ts';
import { createRandom } from '../src/core/base/rng.ts';
import type { Scene, SceneProp } from '../src/core/scene/schema.ts';

/** Boxes of 0.2 m, a little apart and a little moved, so that they tumble into a pile. */
const BOX_M = 0.2;
const GAP_M = 0.05;

/** How many boxes lie in a row, how many layers there are, and how long they fall and tumble. */
export interface PileSize {
  readonly perSide: number;
  readonly layers: number;
  readonly durationS: number;
}

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

/** The plan of a scene in which layers of boxes fall onto the floor. */
export function pilePlan(like: Scene, { perSide, layers, durationS }: PileSize): BakePlan {
  const random = createRandom(1);
  const pitchM = BOX_M + GAP_M;
  const middle = (perSide - 1) / 2;
  const props: Record<string, SceneProp> = { floor: prop('floor', 0, [0, 0, 0], {}) };
  for (let i = 0; i < perSide * perSide * layers; i++) {
    const layer = Math.floor(i / (perSide * perSide));
    const row = Math.floor(i / perSide) % perSide;
    const jitterM = () => (random() - 0.5) * GAP_M;
    props[`box${i}`] = prop(
      'box',
      i + 1,
      [((i % perSide) - middle) * pitchM + jitterM(), BOX_M + layer * pitchM, (row - middle) * pitchM + jitterM()],
      { widthM: BOX_M, heightM: BOX_M, depthM: BOX_M },
    );
  }
  return planBake(only(like, durationS, props), 'main');
}

const COURT_BOXES = 20;

/** The plan of a ready-made throw with boxes on the court, which only the engine can move: a throw that does use it. */
export function courtPlan(like: Scene): BakePlan {
  const boxes = Array.from({ length: COURT_BOXES }, (_, i): [string, SceneProp] => [
    `box${i}`,
    prop('box', i + 1, [1.5 + (i % 4) * 0.5, 0.15 + 0.02 * (i % 3), 1 + Math.floor(i / 4) * 0.5], {
      widthM: 0.3,
      heightM: 0.3,
      depthM: 0.3,
    }),
  ]);
  return planBake(only(like, like.settings.durationS, { ...like.props, ...Object.fromEntries(boxes) }), 'main');
}

function only(like: Scene, durationS: number, props: Scene['props']): Scene {
  return {
    ...like,
    settings: { ...like.settings, durationS },
    props,
    joints: {},
    takes: { main: { name: 'Bench', order: 'a0', overrides: {}, star: false, note: '' } },
  };
}
