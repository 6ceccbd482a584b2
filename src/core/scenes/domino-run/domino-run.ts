import { cos, PI, sin } from '../../base/math.ts';
import { fromAxisAngle, type Quat } from '../../base/quat.ts';
import { UP, type Vec3 } from '../../base/vec3.ts';
import { cameraAt, composeScene, FREE, STILL, shotOf } from '../compose.ts';
import type { ReadyScene } from '../ready-scene.ts';

/** A common plastic domino, 48 x 24 x 7.5 mm and some 10 g. */
const DOMINO = { widthM: 0.024, heightM: 0.048, depthM: 0.0075, materialId: 'plastic', massKg: 0.01 } as const;
/** From middle to middle, along the run: half a domino's height, at which the wave runs steadily. */
const SPACING_M = 0.024;
/** Two half circles make an S. */
const RADIUS_M = 0.25;
const COUNT_PER_ARC = Math.floor((PI * RADIUS_M) / SPACING_M);
const COUNT = 2 * COUNT_PER_ARC;
const MARBLE_RADIUS_M = 0.008;
const TOTAL_FRAMES = 84;

interface Place {
  readonly positionM: Vec3;
  readonly rotation: Quat;
}

/** The nth domino of the S: left half circle, then right, joined without a kink; it faces along the run. */
function placeOf(n: number): Place {
  const isFirst = n < COUNT_PER_ARC;
  const along = ((n - (isFirst ? 0 : COUNT_PER_ARC)) * SPACING_M) / RADIUS_M;
  const angle = isFirst ? PI - along : PI + along;
  const centerX = isFirst ? 0 : 2 * RADIUS_M;
  const positionM: Vec3 = [centerX + RADIUS_M * cos(angle), DOMINO.heightM / 2, -RADIUS_M * sin(angle)];
  return { positionM, rotation: fromAxisAngle(UP, angle - PI) };
}

/** Sixty-odd dominoes in an S, set off by a marble. */
export const dominoRun: ReadyScene = {
  id: 'domino-run',
  label: 'Domino run',
  hint: 'A marble sets off an S of dominoes, down to the last',
  make: () => {
    const first = placeOf(0);
    return composeScene({
      name: 'Domino run',
      durationS: TOTAL_FRAMES / 24,
      physicsStepHz: 480,
      props: {
        table: {
          name: 'Table',
          kind: 'floor',
          positionM: [0, 0, 0],
          drive: STILL,
          params: { materialId: 'softwood', widthM: 3, depthM: 3 },
        },
        marble: {
          name: 'Marble',
          kind: 'ball',
          positionM: [first.positionM[0], 0.034, first.positionM[2] + 0.06],
          drive: FREE,
          release: { velocityMps: [0, 0.15, -1], angularVelocityRadps: [0, 0, 0] },
          params: {
            radiusM: MARBLE_RADIUS_M,
            massKg: 0.0054,
            materialId: 'glass',
            massDistribution: 'solid',
            dragCoefficient: 0.47,
          },
        },
        ...Object.fromEntries(
          Array.from({ length: COUNT }, (_, n) => {
            const { positionM, rotation } = placeOf(n);
            return [
              `domino-${n + 1}`,
              {
                name: `Domino ${n + 1}`,
                kind: 'box',
                positionM: [...positionM] as [number, number, number],
                rotation: [...rotation] as [number, number, number, number],
                drive: FREE,
                params: { ...DOMINO },
              },
            ];
          }),
        ),
      },
      cameras: {
        high: cameraAt('A high', [0.25, 0.75, 0.95], [0.25, 0, 0], 35, { type: 'distance', distanceM: 1.2 }),
        end: cameraAt(
          'B the last',
          [0.95, 0.12, 0.2],
          [0.62, 0.02, 0],
          50,
          { type: 'prop', propId: `domino-${COUNT}` },
          2.8,
        ),
      },
      shots: {
        'shot-a': shotOf('A high', 'high', 0, 48),
        'shot-b': shotOf('B the last', 'end', 48, TOTAL_FRAMES),
      },
      outcome: {
        start: { type: 'touch', mode: 'must', a: { propId: 'marble' }, b: { propId: 'domino-1' } },
        ...Object.fromEntries(
          [1, Math.floor(COUNT / 2), COUNT].map((n) => {
            const { positionM } = placeOf(n - 1);
            return [
              `falls-${n}`,
              {
                type: 'inside' as const,
                mode: 'must' as const,
                propId: `domino-${n}`,
                // Fallen: its middle is lower than half its height by a third.
                minM: [positionM[0] - 0.15, -0.1, positionM[2] - 0.15] as [number, number, number],
                maxM: [positionM[0] + 0.15, DOMINO.heightM / 3, positionM[2] + 0.15] as [number, number, number],
              },
            ];
          }),
        ),
      },
      words: {
        setting: 'A wooden table top, a long S of white dominoes standing on end.',
        style: 'Macro, crisp, locked off.',
        lighting: 'Soft daylight from a window, long gentle shadows.',
        mood: 'Playful inevitability.',
        background: 'A quiet room; the clicking of the dominoes is the only sound.',
      },
    });
  },
};
