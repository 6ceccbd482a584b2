import { describe, expect, it } from 'vitest';
import type { Motion } from '../../src/core/motion/motion.ts';
import { trackOf } from '../../src/core/motion/sample.ts';
import { bodyOf } from '../support/motion-builders.ts';
import { bake, ball, bodyAt, planWith, ringBody } from './plans.ts';
import { grazingShare, type Ring, seededShots, shotAtRing } from './reference/ring.ts';
import { angleDeg, median, norm, plus, type V } from './reference/vectors.ts';

/** A ring of 18 in inside of a rod of 5/8 in, and a basketball. */
const RING: Ring = { ringM: 0.2286 + 0.0079, rodM: 0.0079, ballM: 0.1192 };
const E = 0.65;
const DURATION_S = 3;
/** The tolerance of a free flight of a second (flight.test.ts): what may decide between touching and passing. */
const POSITION_ERROR_M = 0.0002;

/** Whether the ball was within the ring's centreline when it last came down through its plane. */
function isMade(motion: Motion): boolean {
  const { timesS, positionsM: p } = trackOf(motion, 'ball')!;
  let made = false;
  for (let i = 1; i < timesS.length; i++) {
    if (!(p[3 * i - 2]! >= 0 && p[3 * i + 1]! < 0)) continue;
    // Bisect the sampled path between the two knots.
    let a = timesS[i - 1]!;
    let b = timesS[i]!;
    for (let n = 0; n < 40; n++) {
      const middle = (a + b) / 2;
      if (bodyAt(motion, middle).positionM[1] >= 0) a = middle;
      else b = middle;
    }
    const [x, , z] = bodyAt(motion, b).positionM;
    made = Math.hypot(x, z) < RING.ringM;
  }
  return made;
}

describe('200 seeded shots at a ring', () => {
  it('bounce as off an exact torus', async () => {
    const shots = seededShots(RING, 200, 20_260_816);
    const directionsDeg: number[] = [];
    const outliers: string[] = [];
    let agreed = 0;
    let hitBoth = 0;
    let mistaken = 0;
    for (const [index, { p, v }] of shots.entries()) {
      const due = shotAtRing(RING, E, p, v, DURATION_S);
      const motion = await bake(
        planWith([ringBody(RING.ringM, RING.rodM), ball({ radiusM: RING.ballM, p, v })], E, 0, DURATION_S),
      );
      if (isMade(motion) === due.isMade) agreed++;
      const hit = motion.contacts[0];
      const first = due.hits[0];
      if (!hit || !first) {
        const grazes = !first || first.normalShare < grazingShare(RING, POSITION_ERROR_M);
        if (Boolean(hit) !== Boolean(first) && !grazes) mistaken++;
        continue;
      }
      hitBoth++;
      const after = bodyAt(motion, hit.timeS).velocityMps;
      const offDeg = angleDeg(after, first.afterMps);
      directionsDeg.push(offDeg);
      const isGrazing = first.normalShare < grazingShare(RING, POSITION_ERROR_M);
      if (offDeg > 5 && !isGrazing) outliers.push(`shot ${index}: ${offDeg} degrees, share ${first.normalShare}`);
      expect(Math.abs(norm(after) / norm(first.afterMps) - 1), `speed of shot ${index}`).toBeLessThan(0.005);
    }
    // The shots must be worth their name: most touch, some go in, some do not.
    expect(hitBoth).toBeGreaterThan(100);
    expect(median(directionsDeg)).toBeLessThanOrEqual(0.2);
    expect(outliers).toEqual([]);
    expect(mistaken).toBe(0);
    expect(agreed).toBeGreaterThanOrEqual(199);
  });
});

describe('a ball that passes a rim by a millimetre', () => {
  const CLEAR_M = 0.001;
  // No touch, no force: the flight is the parabola, to the accuracy of free flight (0.2 mm, 1 mm/s).
  const flown = async (body: Parameters<typeof planWith>[0][number], p: V, v: V) => {
    const motion = await bake(
      planWith([body, ball({ radiusM: RING.ballM, p, v })], E, 0.4, 0.3, { gravityMps2: [0, 0, 0] }),
    );
    expect(motion.contacts).toEqual([]);
    for (const t of [0.1, 0.15, 0.2, 0.3]) {
      const at = bodyAt(motion, t);
      expect([...at.velocityMps]).toEqual([...Float32Array.from(v)]);
      expect(norm(plus(at.positionM, plus(p, v, t), -1))).toBeLessThan(1e-6);
    }
  };

  it('is not turned aside by a ring, in any phase of the step', async () => {
    for (let phase = 0; phase < 10; phase++) {
      const outside = RING.ringM + RING.rodM + RING.ballM + CLEAR_M;
      await flown(ringBody(RING.ringM, RING.rodM), [outside, 0.6 + phase * 0.0017, 0], [0, -4, 0]);
      // Inside, too: a ball at the middle has 11.1 cm to spare.
      const inside = RING.ringM - RING.rodM - RING.ballM - CLEAR_M;
      await flown(ringBody(RING.ringM, RING.rodM), [inside, 0.6 + phase * 0.0017, 0], [0, -4, 0]);
    }
  });

  it('is not turned aside by a rod or the edge of a plate', async () => {
    const rod = bodyOf('rod', { type: 'capsule', radiusM: RING.rodM, lengthM: 2 }, 'still', {
      rotation: [Math.SQRT1_2, 0, 0, Math.SQRT1_2],
    });
    await flown(rod, [RING.rodM + RING.ballM + CLEAR_M, 0.6, 0], [0, -4, 0]);
    const plate = bodyOf('plate', { type: 'box', sizeM: [1, 0.01, 1] }, 'still');
    await flown(plate, [0.5 + RING.ballM + CLEAR_M, 0.6, 0.1], [0, -4, 0]);
  });
});
