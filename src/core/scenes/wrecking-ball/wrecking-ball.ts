import { cos, DEG, sin } from '../../base/math.ts';
import { fromAxisAngle } from '../../base/quat.ts';
import { cameraAt, composeScene, FREE, STILL, shotOf } from '../compose.ts';
import type { ReadyScene } from '../ready-scene.ts';

/** A ball of 1.2 t, as light wrecking balls weigh (0.5 to 5.4 t), on 6 m of crane chain. */
const BALL_KG = 1200;
const BALL_RADIUS_M = 0.34;
const CHAIN_M = 6;
const CHAIN_KG = 60;
const LINKS = 8;
const JIB_M = 7.2;
const PULLED_RAD = 50 * DEG;
/** Autoclaved concrete blocks of 60 x 25 x 30 cm and 600 kg/m3. */
const BLOCK = { widthM: 0.6, heightM: 0.25, depthM: 0.3, materialId: 'concrete', massKg: 27 } as const;
const COLUMNS = 6;
const ROWS = 8;
const WALL_Z_M = -BALL_RADIUS_M - BLOCK.depthM / 2 - 0.15;
const TOTAL_FRAMES = 84;

/** Where the chain's lower end hangs while it is pulled back, towards +z. */
const END = { y: JIB_M - CHAIN_M * cos(PULLED_RAD), z: CHAIN_M * sin(PULLED_RAD) };
/** Along the chain, from its end to the middle of the ball. */
const BELOW = { y: -BALL_RADIUS_M * cos(PULLED_RAD), z: BALL_RADIUS_M * sin(PULLED_RAD) };

const blockId = (row: number, column: number) => `block-${row + 1}-${column + 1}`;

/** A ball on a chain swings into a wall of loose blocks. */
export const wreckingBall: ReadyScene = {
  id: 'wrecking-ball',
  label: 'Wrecking ball',
  hint: 'A ton on a chain goes through a wall of blocks',
  make: () => {
    const tilt = [...fromAxisAngle([1, 0, 0], -PULLED_RAD)] as [number, number, number, number];
    return composeScene({
      name: 'Wrecking ball',
      durationS: TOTAL_FRAMES / 24,
      physicsStepHz: 480,
      props: {
        yard: {
          name: 'Yard',
          kind: 'floor',
          positionM: [0, 0, 0],
          drive: STILL,
          params: { widthM: 30, depthM: 40, materialId: 'concrete' },
        },
        chain: {
          name: 'Chain',
          kind: 'chain',
          positionM: [0, JIB_M, 0],
          rotation: tilt,
          drive: FREE,
          params: { links: LINKS, lengthM: CHAIN_M, radiusM: 0.03, massKg: CHAIN_KG, materialId: 'steel' },
        },
        ball: {
          name: 'Wrecking ball',
          kind: 'ball',
          positionM: [0, END.y + BELOW.y, END.z + BELOW.z],
          rotation: tilt,
          drive: FREE,
          params: {
            radiusM: BALL_RADIUS_M,
            massKg: BALL_KG,
            materialId: 'steel',
            massDistribution: 'solid',
            dragCoefficient: 0.47,
          },
        },
        ...Object.fromEntries(
          Array.from({ length: ROWS }, (_, row) =>
            // Every other row is shifted by half a block.
            Array.from({ length: COLUMNS }, (_, column) => [
              blockId(row, column),
              {
                name: `Block ${row * COLUMNS + column + 1}`,
                kind: 'box',
                positionM: [
                  (column - (COLUMNS - 1) / 2 + (row % 2 === 0 ? 0 : 0.5)) * BLOCK.widthM,
                  (row + 0.5) * BLOCK.heightM,
                  WALL_Z_M,
                ] as [number, number, number],
                drive: FREE,
                params: { ...BLOCK },
              },
            ]),
          ).flat(),
        ),
      },
      joints: {
        jib: {
          name: 'Jib',
          kind: 'ball',
          params: {},
          a: { propId: 'chain', pointM: [0, 0, 0] },
          collide: true,
        },
        shackle: {
          name: 'Shackle',
          kind: 'ball',
          params: {},
          a: { propId: 'chain', bodyId: `link-${LINKS}`, pointM: [0, -CHAIN_M / LINKS, 0] },
          b: { propId: 'ball' },
          collide: false,
        },
      },
      cameras: {
        side: cameraAt('A side', [9.5, 1.8, 3.2], [0, 2, 0.8], 32, { type: 'distance', distanceM: 10 }),
        wall: cameraAt('B behind the wall', [3.4, 1.1, -5.4], [0, 1, WALL_Z_M], 32, {
          type: 'prop',
          propId: blockId(3, 2),
        }),
      },
      shots: {
        'shot-a': shotOf('A side', 'side', 0, 28),
        'shot-b': shotOf('B behind the wall', 'wall', 28, TOTAL_FRAMES),
      },
      outcome: {
        hits: { type: 'touch', mode: 'must', a: { propId: 'ball' }, b: { propId: blockId(3, 2) } },
        // The block in the middle of the top row comes down.
        falls: {
          type: 'inside',
          mode: 'must',
          propId: blockId(ROWS - 1, 2),
          minM: [-10, -1, -15],
          maxM: [10, (ROWS * BLOCK.heightM) / 2, 15],
        },
      },
      air: { label: 'Wind over the yard', bed: 'wind', gainDb: 0 },
      words: {
        setting: 'A demolition yard under an overcast sky, a lone wall of pale concrete blocks, a crane out of frame.',
        style: 'Documentary, long lens, real time.',
        lighting: 'Flat daylight.',
        mood: 'Heavy inevitability.',
        background: 'A diesel engine idling far off, wind.',
      },
    });
  },
};
