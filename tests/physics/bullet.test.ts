import { describe, expect, it } from 'vitest';
import type { BodyPlan } from '../../src/core/bake/plan.ts';
import type { Motion } from '../../src/core/motion/motion.ts';
import { trackOf } from '../../src/core/motion/sample.ts';
import { bodyOf } from '../support/motion-builders.ts';
import { bake, ball, bodyAt, box, planWith } from './plans.ts';
import type { V } from './reference/vectors.ts';

const SPEED = 150;
const PLATE: V = [0.005, 1, 1];
const PHASES = 40;
const E = 0.6;
const DURATION_S = 0.03;

/** A bullet flies 0.625 m in a step of 240 Hz: phases spread its start over just that. */
const startX = (phase: number) => -1.2 - (phase / PHASES) * (SPEED / 240);

const bullets: readonly (readonly [what: string, make: (x: number) => BodyPlan])[] = [
  ['a ball of 2 cm', (x) => ball({ radiusM: 0.02, massKg: 0.05, p: [x, 0.01, 0.02], v: [SPEED, 0, 0] }, 'bullet')],
  [
    'a cube of 4 cm',
    (x) => box('bullet', [0.04, 0.04, 0.04], 0.05, { positionM: [x, 0.01, 0.02], velocityMps: [SPEED, 0, 0] }),
  ],
];

/** Plates of 5 mm, upright. What is driven comes towards the bullet at 2 m/s. */
const plates: readonly (readonly [what: string, make: () => BodyPlan])[] = [
  ['fixed', () => bodyOf('plate', { type: 'box', sizeM: PLATE }, 'still')],
  [
    'animated',
    () =>
      bodyOf('plate', { type: 'box', sizeM: PLATE }, 'animated', {
        marks: [
          { timeS: 0, positionM: [0, 0, 0], rotation: [0, 0, 0, 1], easing: 'linear' },
          { timeS: 1, positionM: [-2, 0, 0], rotation: [0, 0, 0, 1], easing: 'linear' },
        ],
      }),
  ],
  ['free', () => box('plate', PLATE, 40)],
];

/** Whether the bullet's middle was ever beyond the plate's, at any knot of either. */
function isThrough(motion: Motion): boolean {
  const instants = ['bullet', 'plate'].flatMap((id) => [...trackOf(motion, id)!.timesS]);
  return instants.some((t) => bodyAt(motion, t, 'bullet').positionM[0] > bodyAt(motion, t, 'plate').positionM[0]);
}

describe.each(bullets)('%s at 150 m/s against a plate of 5 mm', (_, makeBullet) => {
  it.each(plates)('that is %s never gets through, in 40 phases of the step', async (_, makePlate) => {
    const through: number[] = [];
    for (let phase = 0; phase < PHASES; phase++) {
      const plan = planWith([makePlate(), makeBullet(startX(phase))], E, 0, DURATION_S, { gravityMps2: [0, 0, 0] });
      const motion = await bake(plan);
      if (isThrough(motion) || motion.contacts.length === 0) through.push(phase);
    }
    expect(through).toEqual([]);
  });
});

/** A cube of 4 cm and one turned on its edge, over the top of what stands in its way by 2 mm. */
const flyBys: readonly (readonly [what: string, turnRad: number])[] = [
  ['flat', 0],
  ['turned', 0.4],
];

describe('a cube of 4 cm that passes a fixed box by 2 mm', () => {
  it.each(flyBys)('%s, at 5 to 60 m/s, is not turned aside', async (_, turnRad) => {
    for (const speed of [5, 20, 60]) {
      for (let phase = 0; phase < 10; phase++) {
        const highM = 0.02 * (Math.cos(turnRad) + Math.sin(turnRad));
        const fixed = bodyOf('plate', { type: 'box', sizeM: [0.2, 0.2, 0.2] }, 'still');
        const cube = box('bullet', [0.04, 0.04, 0.04], 0.05, {
          positionM: [-0.3 - ((phase / 10) * speed) / 240, 0.1 + highM + 0.002, 0],
          rotation: [0, 0, Math.sin(turnRad / 2), Math.cos(turnRad / 2)],
          velocityMps: [speed, 0, 0],
        });
        const motion = await bake(planWith([fixed, cube], E, 0.5, 0.7 / speed, { gravityMps2: [0, 0, 0] }));
        expect(motion.contacts).toEqual([]);
        // A push would show at once; float32 rounds 60 m/s to 4e-6.
        const [vx, vy, vz] = bodyAt(motion, motion.durationS, 'bullet').velocityMps;
        expect(Math.hypot(vx - speed, vy, vz), `${speed} m/s, phase ${phase}`).toBeLessThan(1e-5);
      }
    }
  });
});

describe('a ball that meets a fixed or a free plate at 150 m/s', () => {
  // Separation speed is e times the closing speed; against a free plate momentum is shared, and its mass is 800 times the ball's.
  it.each([plates[0]!, plates[2]!])(
    'that is %s comes back with e times its speed, within 1 %%',
    async (_, makePlate) => {
      for (let phase = 0; phase < 10; phase++) {
        const bullet = bullets[0]![1](startX(4 * phase));
        const motion = await bake(planWith([makePlate(), bullet], E, 0, DURATION_S, { gravityMps2: [0, 0, 0] }));
        const parting =
          bodyAt(motion, DURATION_S, 'plate').velocityMps[0] - bodyAt(motion, DURATION_S, 'bullet').velocityMps[0];
        // The plate turns a little, for the hit is off its middle; the contact parts with e times the speed, the middles nearly so.
        expect(Math.abs(parting / (E * SPEED) - 1), `phase ${4 * phase}`).toBeLessThan(0.01);
      }
    },
  );
});
