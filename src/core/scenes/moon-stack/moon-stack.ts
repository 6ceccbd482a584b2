import { cameraAt, composeScene, FREE, STILL, shotOf } from '../compose.ts';
import type { ReadyScene } from '../ready-scene.ts';

/** Mean gravity at the Moon's surface, m/s2 (NASA Moon Fact Sheet). */
const MOON_MPS2 = 1.62;
/** Crates of this edge, in metres. */
const EDGE_M = 0.5;
/** Bottom to top; each leans a little from the one below, so that the stack is stable but not by much. */
const LEANS_M = [0, 0.03, -0.02, 0.04, 0.01];
/** How far the last crate falls onto the others. */
const DROP_M = 0.6;
const TOTAL_FRAMES = 120;

const crate = {
  kind: 'box',
  params: { widthM: EDGE_M, heightM: EDGE_M, depthM: EDGE_M, materialId: 'aluminium', massKg: 40 },
};

/** A crate let fall onto a stack in the Moon's gravity: slow, light and dusty, and the stack holds. */
export const moonStack: ReadyScene = {
  id: 'moon-stack',
  label: 'Stack on the Moon',
  hint: 'A crate drops on a stack at a sixth of the weight',
  make: () =>
    composeScene({
      name: 'Stack on the Moon',
      durationS: TOTAL_FRAMES / 24,
      gravityMps2: [0, -MOON_MPS2, 0],
      airDensityKgpm3: 0,
      props: {
        ground: {
          name: 'Ground',
          kind: 'floor',
          positionM: [0, 0, 0],
          drive: STILL,
          params: { materialId: 'concrete', widthM: 40, depthM: 40 },
        },
        ...Object.fromEntries(
          LEANS_M.map((leanM, i) => [
            `crate-${i + 1}`,
            { ...crate, name: `Crate ${i + 1}`, positionM: [leanM, (i + 0.5) * EDGE_M, 0] as const, drive: FREE },
          ]),
        ),
        last: {
          ...crate,
          name: 'Last crate',
          positionM: [0.02, (LEANS_M.length + 0.5) * EDGE_M + DROP_M, 0.02],
          drive: FREE,
        },
      },
      cameras: {
        low: cameraAt('A low', [4.2, 0.9, 5.2], [0, 1.6, 0], 32, { type: 'distance', distanceM: 6.6 }),
        top: cameraAt('B top', [1.9, 3.2, 2.4], { propId: 'last' }, 40, { type: 'prop', propId: 'last' }),
      },
      lights: {
        sun: { name: 'Sun', kind: 'sun', direction: [-0.8, -0.5, -0.3], intensity: 4, colorRgb: [1, 1, 1] },
        earth: { name: 'Earthshine', kind: 'sky', direction: [0, -1, 0], intensity: 0.15, colorRgb: [0.7, 0.8, 1] },
      },
      shots: {
        'shot-a': shotOf('A low', 'low', 0, 60),
        'shot-b': shotOf('B top', 'top', 10, 70),
      },
      outcome: {
        lands: { type: 'touch', mode: 'must', a: { propId: 'last' }, b: { propId: `crate-${LEANS_M.length}` } },
        holds: { type: 'rest', mode: 'must', propId: 'last' },
        stays: { type: 'touch', mode: 'never', a: { propId: 'last' }, b: { propId: 'ground' } },
      },
      mutedStems: ['effects', 'foley'],
      words: {
        setting: 'A grey plain on the Moon under a black sky, aluminium crates stacked on the regolith.',
        style: 'Apollo-era film stock, locked-off camera, real time.',
        lighting: 'One hard sun from the left, deep black shadows, a trace of earthshine.',
        mood: 'Weightless patience.',
        background: 'No air and no sound of its own; the hum of a suit.',
      },
    }),
};
