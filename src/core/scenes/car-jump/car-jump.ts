import { PI } from '../../base/math.ts';
import { fromAxisAngle } from '../../base/quat.ts';
import { UP } from '../../base/vec3.ts';
import { cameraAt, composeScene, FREE, STILL, shotOf, stepsOf } from '../compose.ts';
import type { ReadyScene } from '../ready-scene.ts';

/** The stunt ramp: 8.5°, which the front overhang of a family car just clears, and 9 m long. */
const RAMP = { widthM: 3, heightM: 1.35, depthM: 9, materialId: 'hardwood' } as const;
/** 79 km/h; in the air for some 0.6 s. */
const SPEED_MPS = 22;
const RUN_UP_M = 7;
/** From lip to lip. */
const GAP_M = 10.5;
/** The landing ramp is longer, lower and as steep as the car comes down. */
const LANDING = { widthM: 3.6, heightM: 1.15, depthM: 10, materialId: 'hardwood' } as const;
const TOTAL_FRAMES = 72;

const ACROSS = [...fromAxisAngle(UP, PI / 2)] as [number, number, number, number];

/** A family car off a ramp, over three parked ones, down on its wheels. */
export const carJump: ReadyScene = {
  id: 'car-jump',
  label: 'Car jump',
  hint: 'Off a ramp, over three parked cars, and down',
  make: () =>
    composeScene({
      name: 'Car jump',
      durationS: TOTAL_FRAMES / 24,
      physicsStepHz: 480,
      props: {
        ground: {
          name: 'Ground',
          kind: 'floor',
          positionM: [0, 0, -30],
          drive: STILL,
          params: { widthM: 40, depthM: 160, materialId: 'concrete' },
        },
        ramp: {
          name: 'Ramp',
          kind: 'wedge',
          positionM: [0, RAMP.heightM / 2, -RUN_UP_M - RAMP.depthM / 2],
          drive: STILL,
          params: { ...RAMP },
        },
        landing: {
          name: 'Landing ramp',
          kind: 'wedge',
          positionM: [0, LANDING.heightM / 2, -RUN_UP_M - RAMP.depthM - GAP_M - LANDING.depthM / 2],
          rotation: [...fromAxisAngle(UP, PI)] as [number, number, number, number],
          drive: STILL,
          params: { ...LANDING },
        },
        ...Object.fromEntries(
          (['blue', 'white', 'green'] as const).map((color, i) => [
            `parked-${i + 1}`,
            {
              name: `Parked car ${i + 1}`,
              kind: 'car',
              positionM: [0, 0, -RUN_UP_M - RAMP.depthM - 2.4 - i * 2.25] as [number, number, number],
              rotation: ACROSS,
              drive: STILL,
              params: { color },
            },
          ]),
        ),
        car: {
          name: 'Stunt car',
          kind: 'car',
          positionM: [0, 0, 0],
          drive: FREE,
          release: { velocityMps: [0, 0, -SPEED_MPS], angularVelocityRadps: [0, 0, 0] },
          params: {},
        },
      },
      cameras: {
        side: cameraAt('A side', [17, 1.4, -20], [0, 1.8, -21], 28, { type: 'distance', distanceM: 17 }),
        landing: cameraAt('B at the landing', [5.5, 0.9, -45], { propId: 'car', offsetM: [0, 0.6, 0] }, 50, {
          type: 'prop',
          propId: 'car',
        }),
      },
      shots: {
        'shot-a': shotOf('A side', 'side', 6, 36),
        'shot-b': shotOf('B at the landing', 'landing', 30, TOTAL_FRAMES),
      },
      outcome: {
        order: {
          type: 'sequence',
          mode: 'must',
          subject: { propId: 'car' },
          steps: stepsOf([
            ['ramp', 'ramp'],
            ['landing', 'landing'],
          ]),
        },
        clears: { type: 'touch', mode: 'never', a: { propId: 'car' }, b: { propId: 'parked-2' } },
        // On its wheels at the end: its floor is below its roof, so that the cabin never meets the ground.
        upright: { type: 'touch', mode: 'never', a: { propId: 'car', partId: 'cabin' }, b: { propId: 'ground' } },
      },
      air: { label: 'Wind over the airfield', bed: 'wind', gainDb: 2 },
      words: {
        setting: 'A wide concrete airfield, a wooden stunt ramp, three parked cars side by side, a landing ramp.',
        style: 'Nineteen-seventies stunt film, long lens, real time.',
        lighting: 'Low afternoon sun from the right.',
        mood: 'Bravado.',
        background: 'Open air, wind, an engine at full throttle.',
      },
    }),
};
