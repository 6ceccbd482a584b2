import type { BrokenScene } from '../broken-scene.ts';
import { studioScene } from '../studio.ts';

const ROPE_M = 1.5;
const HOOK_M = 2.6;
const BALL_KG = 20;
const RADIUS_M = 0.1;
/** Let go level with its hook, it pulls with three times its weight at the bottom: 589 N. */
const BREAKS_N = 650;

/** A weight on a rope that all but breaks. */
export const strainedRope: BrokenScene = {
  id: 'strained-rope',
  label: 'The rope at its limit',
  hint: 'A weight swings on a rope that bears it by a hair',
  checkId: 'joint-load',
  make: () =>
    studioScene({
      name: 'The rope at its limit',
      durationS: 1.5,
      lookAtM: [0, 1.6, 0],
      props: {
        weight: {
          name: 'Weight',
          kind: 'ball',
          positionM: [ROPE_M, HOOK_M, 0],
          drive: { type: 'free' },
          params: { radiusM: RADIUS_M, massKg: BALL_KG, materialId: 'steel', massDistribution: 'solid' },
        },
      },
      joints: {
        rope: {
          name: 'Rope',
          kind: 'rope',
          params: { lengthM: ROPE_M },
          a: { propId: 'weight', pointM: [0, 0, 0] },
          bPointM: [0, HOOK_M, 0],
          breakForceN: BREAKS_N,
          collide: true,
        },
      },
    }),
};
