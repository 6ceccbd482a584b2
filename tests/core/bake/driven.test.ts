import { describe, expect, it } from 'vitest';
import { type BakePlan, type BodyPlan, pairKey } from '../../../src/core/bake/plan.ts';
import { simulate } from '../../../src/core/bake/simulate.ts';
import type { Mark } from '../../../src/core/base/marks.ts';
import type { Vec3 } from '../../../src/core/base/vec3.ts';
import { stateAt, trackOf } from '../../../src/core/motion/sample.ts';
import { ballBody, bodyOf, floorBody, planOf } from '../../support/motion-builders.ts';

const G = 9.81;

function mark(timeS: number, positionM: Vec3, easing: Mark['easing'] = 'linear', turnZ = 0): Mark {
  return { timeS, positionM, rotation: [0, 0, Math.sin(turnZ / 2), Math.cos(turnZ / 2)], easing };
}

/** A body that marks carry, from where its first mark is. */
function driven(id: string, drive: 'animated' | 'let-go', marks: readonly Mark[], change: Partial<BodyPlan> = {}) {
  const { positionM, rotation } = marks[0]!;
  return bodyOf(id, { type: 'box', sizeM: [0.2, 0.2, 0.2] }, drive, { marks, positionM, rotation, ...change });
}

/** The pair of the one surface of these plans. */
function withPair(plan: BakePlan, restitution: number, friction: number): BakePlan {
  const key = pairKey('rubber', 'rubber');
  return { ...plan, pairs: { [key]: { ...plan.pairs[key]!, restitution, friction, restitutionCurve: [] } } };
}

describe('a thing that is let go', () => {
  // From rest, speeding up evenly over s metres in t seconds: it ends at 2 s / t.
  const from: Vec3 = [0, 1.5, 0];
  const to: Vec3 = [1, 2, 0];
  const v: Vec3 = [2 / 0.5, 1 / 0.5, 0];
  const marks = [mark(0, from, 'ease-in'), mark(0.5, to)];

  for (const [what, change] of [
    ['box', {}],
    ['ball', { parts: ballBody().parts }],
  ] as const) {
    for (const letGoS of [0.5, 0.4983]) {
      it(`leaves with what its path had and flies the parabola: a ${what} at ${letGoS} s`, async () => {
        const motion = await simulate(
          planOf([driven('it', 'let-go', marks, { letGoS, ...change })], { durationS: 1.2 }),
        );
        const track = trackOf(motion, 'it')!;
        const share = letGoS / 0.5;
        const p0 = from.map((x, k) => x + (to[k]! - x) * share * share);
        const v0 = v.map((x) => x * share);
        const released = stateAt(track, letGoS);
        for (const k of [0, 1, 2] as const) {
          // Knots are float32: half an ulp at 4 m/s is 2.4e-7.
          expect(Math.abs(released.velocityMps[k] - v0[k]!)).toBeLessThan(5e-7);
          expect(Math.abs(released.positionM[k] - p0[k]!)).toBeLessThan(5e-7);
        }
        for (const t of [0.5, 0.6, 0.9, 1.2]) {
          const s = t - letGoS;
          const at = stateAt(track, t);
          // The engine in flight: 0.05 mm a second (facts 3.1); the layer of balls is exact.
          expect(Math.abs(at.positionM[0] - (p0[0]! + v0[0]! * s))).toBeLessThan(1e-4);
          expect(Math.abs(at.positionM[1] - (p0[1]! + v0[1]! * s - (G * s * s) / 2))).toBeLessThan(1e-4);
        }
      });
    }
  }

  it('keeps the spin of its marks, about its centre of mass', async () => {
    const spin = [mark(0, [0, 5, 0]), mark(0.5, [0, 5, 0], 'linear', 2)];
    const motion = await simulate(
      planOf([driven('it', 'let-go', spin, { letGoS: 0.5, centerOfMassM: [0.3, 0, 0] })], { durationS: 1 }),
    );
    const at = stateAt(trackOf(motion, 'it')!, 0.999);
    expect(at.angularVelocityRadps[2]).toBeCloseTo(4, 3);
    // The centre of mass turned about the origin: it leaves along its circle, and then flies.
    const arm = (angle: number): [number, number] => [0.3 * Math.cos(angle), 0.3 * Math.sin(angle)];
    const s = 0.499;
    const center0 = arm(2);
    const center = [center0[0] - 4 * center0[1] * s, 5 + center0[1] + 4 * center0[0] * s - (G * s * s) / 2];
    const armNow = arm(2 + 4 * s);
    expect(Math.abs(at.positionM[0] - (center[0]! - armNow[0]))).toBeLessThan(0.001);
    expect(Math.abs(at.positionM[1] - (center[1]! - armNow[1]))).toBeLessThan(0.001);
  });
});

describe('an animated thing', () => {
  const paddle = { parts: bodyOf('paddle', { type: 'box', sizeM: [0.02, 0.4, 0.4] }, 'animated').parts };

  it('pushes a box to its own speed', async () => {
    const plan = planOf(
      [
        floorBody(),
        driven('paddle', 'animated', [mark(0, [-0.5, 0.25, 0]), mark(2, [3.5, 0.25, 0])], paddle),
        bodyOf('box', { type: 'box', sizeM: [0.2, 0.2, 0.2] }, 'free', {
          positionM: [0, 0.1, 0],
          inertiaKgm2: [0.004, 0.004, 0.004],
        }),
      ],
      { durationS: 1.5 },
    );
    const motion = await simulate(withPair(plan, 0, 0.1));
    expect(stateAt(trackOf(motion, 'box')!, 1.2).velocityMps[0]).toBeCloseTo(2, 2);
    const hit = motion.contacts.find((c) => c.phase === 'impact' && c.bodyIds.includes('paddle'))!;
    expect(hit.normalSpeedMps).toBeCloseTo(2, 1);
    expect(hit.timeS).toBeCloseTo(0.39 / 2, 2);
  });

  it('strikes what it would jump over in a step', async () => {
    // 30 m/s are 12.5 cm a step; the plate is 2 cm thick, the cube as much.
    for (let phase = 0; phase < 8; phase++) {
      const x = -1 - phase * 0.016;
      const plan = planOf(
        [
          driven('paddle', 'animated', [mark(0, [x, 0, 0]), mark(0.1, [x + 3, 0, 0])], paddle),
          bodyOf('cube', { type: 'box', sizeM: [0.02, 0.02, 0.02] }, 'free', {
            massKg: 0.1,
            inertiaKgm2: [7e-6, 7e-6, 7e-6],
          }),
        ],
        { durationS: 0.08, gravityMps2: [0, 0, 0] },
      );
      const motion = await simulate(withPair(plan, 0, 0.1));
      const vx = stateAt(trackOf(motion, 'cube')!, 0.08).velocityMps[0];
      expect(vx).toBeGreaterThan(29);
      expect(vx).toBeLessThan(32);
    }
  });

  it('is recorded as its marks say, with both velocities where they change', async () => {
    const marks = [
      mark(0.1, [0, 0, 0]),
      mark(0.35, [1, 0, 0], 'ease-in-out'),
      mark(0.8, [1, 1, 0], 'hold'),
      mark(1, [5, 0, 0]),
    ];
    const motion = await simulate(planOf([driven('it', 'animated', marks)], { durationS: 1.5 }));
    const track = trackOf(motion, 'it')!;
    const at = (t: number) => stateAt(track, t);
    expect(at(0.05).positionM[0]).toBe(0);
    expect(at(0.2).positionM[0]).toBeCloseTo(0.4, 6);
    expect(at(0.2).velocityMps[0]).toBeCloseTo(4, 5);
    expect([...track.timesS].filter((t) => t === 0.35)).toHaveLength(2);
    const t = 0.1 / 0.45;
    expect(at(0.45).positionM[1]).toBeCloseTo(t * t * (3 - 2 * t), 5);
    expect(at(0.9).positionM[0]).toBe(1);
    expect(at(0.9999).positionM[0]).toBe(1);
    expect(at(1).positionM[0]).toBe(5);
    expect(at(1.4).velocityMps[0]).toBe(0);
  });

  it('carries what stands on it, until it pulls faster than friction holds', async () => {
    const mu = 0.4;
    const bakeAt = async (accelerationMps2: number) => {
      const pullS = 0.5;
      const wayM = (accelerationMps2 * pullS * pullS) / 2;
      const plan = planOf(
        [
          driven('board', 'animated', [mark(1, [0, 0, 0], 'ease-in'), mark(1 + pullS, [wayM, 0, 0])], {
            parts: bodyOf('board', { type: 'box', sizeM: [3, 0.02, 1] }, 'animated').parts,
          }),
          bodyOf('glass', { type: 'box', sizeM: [0.08, 0.06, 0.08] }, 'free', {
            massKg: 0.3,
            inertiaKgm2: [2.5e-4, 3.2e-4, 2.5e-4],
            positionM: [0, 0.04, 0],
          }),
        ],
        { durationS: 1 + pullS },
      );
      const motion = await simulate(withPair(plan, 0, mu));
      return { wayM, movedM: stateAt(trackOf(motion, 'glass')!, 1 + pullS).positionM[0], pullS };
    };
    for (const factor of [0.5, 0.9]) {
      const { wayM, movedM } = await bakeAt(factor * mu * G);
      expect(Math.abs(movedM / wayM - 1)).toBeLessThan(0.01);
    }
    for (const factor of [1.1, 5]) {
      const { movedM, pullS } = await bakeAt(factor * mu * G);
      // Above the threshold friction gives mu g, however hard the pull.
      expect(Math.abs(movedM / ((mu * G * pullS * pullS) / 2) - 1)).toBeLessThan(0.02);
    }
  });
});
