import { cameraAt, composeScene, FREE, marksOf, STILL, shotOf, stepsOf } from '../compose.ts';
import type { ReadyScene } from '../ready-scene.ts';

const TABLE = { widthM: 1.6, heightM: 0.75, depthM: 0.9 } as const;
/** The glass stands this far in from the table's edge at +x. */
const INSET_M = 0.16;
const GLASS_X_M = TABLE.widthM / 2 - INSET_M;
/** A cat's paw is some 4 cm across and pushes at walking pace; estimates. */
const PAW_RADIUS_M = 0.02;
const PAW_LENGTH_M = 0.2;
const PUSH_M = 0.3;
const TOTAL_FRAMES = 72;

/** A drinking glass is pushed over the edge of a table, as a cat does it. */
export const glassOffTable: ReadyScene = {
  id: 'glass-off-table',
  label: 'Glass off the table',
  hint: 'A nudge, another, over the edge, and down',
  make: () =>
    composeScene({
      name: 'Glass off the table',
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
        glass: {
          name: 'Glass',
          kind: 'tumbler',
          positionM: [GLASS_X_M, TABLE.heightM, 0],
          drive: FREE,
          params: {},
        },
        paw: {
          name: 'Paw',
          kind: 'capsule',
          positionM: [GLASS_X_M - 0.04 - PAW_LENGTH_M / 2 - 0.02, TABLE.heightM + 0.06, 0],
          rotation: [0, 0, Math.SQRT1_2, Math.SQRT1_2],
          drive: {
            type: 'animated',
            // Turned to lie along x, so that its own -y points at the glass.
            marks: marksOf(
              { timeS: 0.2, positionM: [0, 0, 0] },
              { timeS: 0.7, positionM: [0, -0.1, 0] },
              { timeS: 0.9, positionM: [0, -0.06, 0] },
              { timeS: 1.6, positionM: [0, -PUSH_M, 0] },
              { timeS: 2.2, positionM: [0, -0.05, 0] },
            ),
          },
          params: { radiusM: PAW_RADIUS_M, heightM: PAW_LENGTH_M, materialId: 'flesh' },
        },
      },
      cameras: {
        table: cameraAt('A at the table', [1.9, 1.15, 1.5], [0.65, 0.7, 0], 40, { type: 'prop', propId: 'glass' }),
        floor: cameraAt(
          'B from the floor',
          [2.2, 0.25, 1.1],
          { propId: 'glass' },
          35,
          { type: 'prop', propId: 'glass' },
          2.8,
        ),
      },
      shots: {
        'shot-a': shotOf('A at the table', 'table', 0, 34),
        'shot-b': shotOf('B from the floor', 'floor', 34, TOTAL_FRAMES),
      },
      outcome: {
        order: {
          type: 'sequence',
          mode: 'must',
          subject: { propId: 'glass' },
          steps: stepsOf([
            ['paw', 'paw'],
            ['floor', 'floor'],
          ]),
        },
      },
      room: { sizeM: 5, t60S: 0.5, wetDb: -18 },
      air: { label: 'A quiet kitchen', bed: 'room-tone', gainDb: -4 },
      words: {
        setting: 'A kitchen with a wooden table and floor, a drinking glass near the edge.',
        style: 'Deadpan, locked off.',
        lighting: 'Morning sun through a window.',
        mood: 'Feline malice.',
        background: 'A quiet kitchen, a refrigerator hums.',
      },
    }),
};
