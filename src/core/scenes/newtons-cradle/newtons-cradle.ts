import { cos, DEG, sin } from '../../base/math.ts';
import { fromAxisAngle } from '../../base/quat.ts';
import { cameraAt, composeScene, FREE, STILL, shotOf } from '../compose.ts';
import type { ReadyScene } from '../ready-scene.ts';

/** A desk cradle, twice as large as usual: steel balls of 5 cm on arms of 30 cm. */
const RADIUS_M = 0.025;
const ARM_M = 0.3;
const PIVOT_M = 0.42;
const COUNT = 5;
const PULLED_RAD = 40 * DEG;
const TOTAL_FRAMES = 96;

const BALL = {
  radiusM: RADIUS_M,
  massKg: 0.514,
  materialId: 'steel',
  massDistribution: 'solid',
  dragCoefficient: 0.47,
} as const;

const pivotX = (n: number) => (n - (COUNT - 1) / 2) * 2 * RADIUS_M;

/** One ball of five strikes, and one of five flies up. */
export const newtonsCradle: ReadyScene = {
  id: 'newtons-cradle',
  label: 'Newton’s cradle',
  hint: 'One in, one out; those between hardly stir',
  make: () =>
    composeScene({
      name: 'Newton’s cradle',
      durationS: TOTAL_FRAMES / 24,
      props: {
        desk: {
          name: 'Desk',
          kind: 'floor',
          positionM: [0, 0, 0],
          drive: STILL,
          params: { widthM: 1.6, depthM: 1, materialId: 'softwood' },
        },
        // The arms turn about its axis.
        rail: {
          name: 'Rail',
          kind: 'box',
          positionM: [0, PIVOT_M, 0],
          drive: STILL,
          params: { widthM: 0.42, heightM: 0.012, depthM: 0.012, materialId: 'steel' },
        },
        ...Object.fromEntries(
          Array.from({ length: COUNT }, (_, n) => {
            const angle = n === 0 ? -PULLED_RAD : 0;
            return [
              `ball-${n + 1}`,
              {
                name: `Ball ${n + 1}`,
                kind: 'ball',
                positionM: [pivotX(n) + ARM_M * sin(angle), PIVOT_M - ARM_M * cos(angle), 0] as [
                  number,
                  number,
                  number,
                ],
                rotation: [...fromAxisAngle([0, 0, 1], angle)] as [number, number, number, number],
                drive: FREE,
                params: { ...BALL },
                // Hardened bearing balls of a good cradle lose 2 to 4 % of their speed in a blow; estimate.
                surface: { restitution: 0.97 },
              },
            ];
          }),
        ),
      },
      joints: Object.fromEntries(
        Array.from({ length: COUNT }, (_, n) => [
          `arm-${n + 1}`,
          {
            name: `Arm ${n + 1}`,
            kind: 'hinge',
            params: { axis: [0, 0, 1] },
            a: { propId: `ball-${n + 1}`, pointM: [0, ARM_M, 0] as [number, number, number] },
            collide: true,
          },
        ]),
      ),
      cameras: {
        front: cameraAt('A front', [0, 0.32, 1.3], [0, 0.25, 0], 50, { type: 'distance', distanceM: 1.3 }),
        low: cameraAt('B along the row', [0.75, 0.2, 0.55], [0, 0.16, 0], 60, { type: 'prop', propId: 'ball-5' }, 2.8),
      },
      shots: {
        'shot-a': shotOf('A front', 'front', 0, 48),
        'shot-b': shotOf('B along the row', 'low', 48, TOTAL_FRAMES),
      },
      outcome: {
        strikes: { type: 'touch', mode: 'must', a: { propId: 'ball-1' }, b: { propId: 'ball-2' } },
        // The last ball swings out by at least three quarters of the first one's way.
        flies: {
          type: 'inside',
          mode: 'must',
          propId: 'ball-5',
          minM: [pivotX(4) + 0.75 * ARM_M * sin(PULLED_RAD), 0, -0.1],
          maxM: [1, 1, 0.1],
          window: { fromS: 0.3, toS: 0.9 },
        },
        // The middle one stays where it is, to a few millimetres.
        middle: {
          type: 'inside',
          mode: 'never',
          propId: 'ball-3',
          minM: [0.02, 0, -0.1],
          maxM: [1, 1, 0.1],
          window: { fromS: 0, toS: 0.9 },
        },
      },
      words: {
        setting: 'A wooden desk by a window, a chrome Newton’s cradle on it.',
        style: 'Precise product shot, locked off.',
        lighting: 'Soft window light, clean highlights on the steel.',
        mood: 'Hypnotic order.',
        background: 'Silence but for the click of the balls.',
      },
    }),
};
