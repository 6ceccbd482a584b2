import type { Vec3 } from '../../base/vec3.ts';
import { cameraAt, composeScene, FREE, STILL, shotOf } from '../compose.ts';
import type { ReadyScene } from '../ready-scene.ts';

/** WPA: balls of 57.15 mm and 170 g; cloth 0.765 m above the floor; head and foot spots a quarter of 2.54 m from the ends. */
const RADIUS_M = 0.028575;
const CLOTH_M = 0.765;
const SPOT_M = 2.54 / 4;
const ROWS = [1, 2, 3, 4, 5];
/** Balls of a real rack all but touch: a tenth of a millimetre. */
const SPACING_M = 2 * RADIUS_M + 0.0001;
const ROW_M = (SPACING_M * Math.sqrt(3)) / 2;
/** 17 mph: a firm break; the hardest reach 14 m/s. */
const BREAK_MPS = 7.5;
/** A little off the middle, as no break is dead straight. */
const OFF_CENTRE_M = 0.004;
const TOTAL_FRAMES = 120;

const BALL = {
  radiusM: RADIUS_M,
  massKg: 0.17,
  materialId: 'phenolic',
  massDistribution: 'solid',
  dragCoefficient: 0.5,
  liftPerSpinRatio: 0.2,
  liftCap: 0.2,
} as const;

const RACK: readonly Vec3[] = ROWS.flatMap((count, row) =>
  Array.from(
    { length: count },
    (_, k): Vec3 => [(k - (count - 1) / 2) * SPACING_M, CLOTH_M + RADIUS_M, -SPOT_M - row * ROW_M],
  ),
);

/** The break: a firm, full hit on the head ball scatters the rack. */
export const billiardBreak: ReadyScene = {
  id: 'billiard-break',
  label: 'Billiard break',
  hint: 'Fifteen balls scatter, and the cue ball stays on the table',
  make: () =>
    composeScene({
      name: 'Billiard break',
      durationS: TOTAL_FRAMES / 24,
      props: {
        floor: {
          name: 'Floor',
          kind: 'floor',
          positionM: [0, 0, 0],
          drive: STILL,
          params: { widthM: 16, depthM: 16, materialId: 'hardwood' },
        },
        table: { name: 'Pool table', kind: 'billiard-table', positionM: [0, 0, 0], drive: STILL, params: {} },
        cue: {
          name: 'Cue ball',
          kind: 'ball',
          positionM: [OFF_CENTRE_M, CLOTH_M + RADIUS_M, SPOT_M],
          drive: FREE,
          release: { velocityMps: [0, 0, -BREAK_MPS], angularVelocityRadps: [0, 0, 0] },
          params: { ...BALL },
        },
        ...Object.fromEntries(
          RACK.map((positionM, i) => [
            `ball-${i + 1}`,
            {
              name: `Ball ${i + 1}`,
              kind: 'ball',
              positionM: [...positionM] as [number, number, number],
              drive: FREE,
              params: { ...BALL },
            },
          ]),
        ),
      },
      cameras: {
        high: cameraAt('A from the head', [0.9, 1.9, 2.4], [0, CLOTH_M, -0.35], 32, { type: 'distance', distanceM: 3 }),
        rack: cameraAt('B at the rack', [0.55, 1.05, -0.05], [0, CLOTH_M, -0.75], 40, {
          type: 'prop',
          propId: 'ball-1',
        }),
      },
      shots: {
        'shot-a': shotOf('A from the head', 'high', 0, 2),
        'shot-b': shotOf('B at the rack', 'rack', 2, 14, 0.25),
        'shot-c': shotOf('A from the head', 'high', 14, TOTAL_FRAMES),
      },
      outcome: {
        hits: { type: 'touch', mode: 'must', a: { propId: 'cue' }, b: { propId: 'ball-1' } },
        rail: { type: 'touch', mode: 'must', a: { propId: 'ball-15' }, b: { propId: 'table' } },
        stays: {
          type: 'inside',
          mode: 'never',
          propId: 'cue',
          minM: [-3, -1, -3],
          maxM: [3, CLOTH_M, 3],
        },
      },
      room: { sizeM: 12, t60S: 0.6, wetDb: -20 },
      air: { label: 'Murmur of a pool hall', bed: 'crowd', gainDb: -8 },
      words: {
        setting: 'A dim pool hall, one green table under a long lamp.',
        style: 'Low, close and quick; slow motion on the break.',
        lighting: 'A hard pool of light from above, everything else dark.',
        mood: 'Concentration that bursts.',
        background: 'Distant glasses, a murmur of voices.',
      },
    }),
};
