import { PI } from '../../base/math.ts';
import { fromAxisAngle } from '../../base/quat.ts';
import { UP } from '../../base/vec3.ts';
import { cameraAt, composeScene, FREE, STILL, shotOf, stepsOf } from '../compose.ts';
import type { ReadyScene } from '../ready-scene.ts';

/** The stunt ramp: 15°, 8 m long. */
const RAMP = { widthM: 3, heightM: 2.14, depthM: 8, materialId: 'hardwood' } as const;
/** 61 km/h; in the air for a second and a bit. */
const SPEED_MPS = 17;
const RUN_UP_M = 7;
/** From lip to lip. */
const GAP_M = 15;
/** The landing ramp is longer and less steep. */
const LANDING = { widthM: 3.6, heightM: 1.6, depthM: 9, materialId: 'hardwood' } as const;
const TOTAL_FRAMES = 96;

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
          positionM: [0, 0, -20],
          drive: STILL,
          params: { widthM: 40, depthM: 120, materialId: 'concrete' },
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
              positionM: [0, 0, -RUN_UP_M - RAMP.depthM - 2.6 - i * 2.6] as [number, number, number],
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
        side: cameraAt('A side', [17, 1.4, -18], [0, 2, -19], 28, { type: 'distance', distanceM: 17 }),
        landing: cameraAt('B at the landing', [4.5, 0.8, -45], { propId: 'car', offsetM: [0, 0.6, 0] }, 50, {
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
      words: {
        setting: 'A wide concrete airfield, a wooden stunt ramp, three parked cars side by side, a landing ramp.',
        style: 'Nineteen-seventies stunt film, long lens, real time.',
        lighting: 'Low afternoon sun from the right.',
        mood: 'Bravado.',
        background: 'Open air, wind, an engine at full throttle.',
      },
    }),
};
