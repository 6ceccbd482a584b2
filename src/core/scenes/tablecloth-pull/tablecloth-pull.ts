import { cameraAt, composeScene, FREE, marksOf, STILL, shotOf } from '../compose.ts';
import type { ReadyScene } from '../ready-scene.ts';

const TABLE = { widthM: 1.2, heightM: 0.75, depthM: 0.8 } as const;
const CLOTH = { widthM: 1, depthM: 0.7, thicknessM: 0.001 } as const;
/** On the cloth, and then on the bare wood. */
const TOP_M = TABLE.heightM + CLOTH.thicknessM;
/**
 * The pull: from rest, 1.3 m in 0.2 s, evenly faster. That is 65 m/s2, many times the friction that holds glass to cloth
 * (some 0.2 to 0.4 g), so that in the eighth of a second under a glass it gains less than half a metre a second.
 */
const PULL_AT_S = 1;
const PULL_S = 0.2;
const PULL_M = 1.3;
const TOTAL_FRAMES = 72;

const thing = (name: string, kind: string, x: number, z: number, params: Record<string, number | string>) => ({
  name,
  kind,
  positionM: [x, kind === 'cylinder' ? TOP_M + 0.012 : TOP_M, z] as [number, number, number],
  drive: FREE,
  params,
});

/** The cloth is snatched away, and the glasses stay. */
export const tableclothPull: ReadyScene = {
  id: 'tablecloth-pull',
  label: 'Tablecloth pull',
  hint: 'The cloth is gone, the glasses stand',
  make: () =>
    composeScene({
      name: 'Tablecloth pull',
      durationS: TOTAL_FRAMES / 24,
      physicsStepHz: 480,
      props: {
        floor: {
          name: 'Floor',
          kind: 'floor',
          positionM: [0, 0, 0],
          drive: STILL,
          params: { widthM: 8, depthM: 8, materialId: 'hardwood' },
        },
        table: { name: 'Table', kind: 'table', positionM: [0, 0, 0], drive: STILL, params: { ...TABLE } },
        cloth: {
          name: 'Cloth',
          kind: 'tablecloth',
          positionM: [0, TABLE.heightM, 0],
          drive: {
            type: 'let-go',
            atS: PULL_AT_S + PULL_S,
            marks: marksOf(
              { timeS: PULL_AT_S, positionM: [0, 0, 0], easing: 'ease-in' },
              { timeS: PULL_AT_S + PULL_S, positionM: [PULL_M, 0, 0] },
            ),
          },
          params: { ...CLOTH },
        },
        'glass-1': thing('Glass 1', 'tumbler', -0.25, 0.12, {}),
        'glass-2': thing('Glass 2', 'tumbler', 0.05, -0.15, {}),
        'glass-3': thing('Glass 3', 'tumbler', 0.25, 0.1, {}),
        plate: thing('Plate', 'cylinder', -0.1, 0, { radiusM: 0.11, heightM: 0.024, materialId: 'glass' }),
      },
      cameras: {
        front: cameraAt('A front', [0.6, 1.25, 2.3], [0.05, 0.78, 0], 40, { type: 'prop', propId: 'glass-2' }),
        close: cameraAt('B close', [-0.9, 0.95, 0.9], [0, 0.8, 0], 50, { type: 'prop', propId: 'glass-1' }, 2.8),
      },
      shots: {
        'shot-a': shotOf('A front', 'front', 0, 22),
        'shot-b': shotOf('B close', 'close', 22, 34, 0.5),
        'shot-c': shotOf('A front', 'front', 34, TOTAL_FRAMES),
      },
      outcome: {
        'glass-1': { type: 'touch', mode: 'never', a: { propId: 'glass-1' }, b: { propId: 'floor' } },
        'glass-2': { type: 'touch', mode: 'never', a: { propId: 'glass-2' }, b: { propId: 'floor' } },
        'glass-3': { type: 'touch', mode: 'never', a: { propId: 'glass-3' }, b: { propId: 'floor' } },
        stands: { type: 'rest', mode: 'must', propId: 'glass-2' },
        'cloth-gone': { type: 'touch', mode: 'must', a: { propId: 'cloth' }, b: { propId: 'floor' } },
      },
      words: {
        setting: 'A small table laid with a white cloth, three glasses and a plate, in a plain bright room.',
        style: 'Stage magic filmed plainly; slow motion on the pull.',
        lighting: 'Even daylight from the front left.',
        mood: 'A held breath and a grin.',
        background: 'A hushed room.',
      },
    }),
};
