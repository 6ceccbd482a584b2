import { describe, expect, it } from 'vitest';
import type { BakePlan, JointPlan } from '../../../src/core/bake/plan.ts';
import { simulate } from '../../../src/core/bake/simulate.ts';
import type { Vec3 } from '../../../src/core/base/vec3.ts';
import type { Motion } from '../../../src/core/motion/motion.ts';
import { stateAt, trackOf } from '../../../src/core/motion/sample.ts';
import { bodyOf, floorBody, planOf } from '../../support/motion-builders.ts';

const G = 9.81;

/** A small heavy box whose own turning hardly counts: 10 cm, with the inertia of a solid cube. */
function bob(id: string, positionM: Vec3, massKg = 1, change = {}) {
  const inertia = (massKg * 0.1 * 0.1) / 6;
  return bodyOf(id, { type: 'box', sizeM: [0.1, 0.1, 0.1] }, 'free', {
    massKg,
    inertiaKgm2: [inertia, inertia, inertia],
    positionM,
    ...change,
  });
}

function joint(change: Partial<JointPlan> & Pick<JointPlan, 'shape' | 'bodyIds' | 'pointsM'>): JointPlan {
  return { id: 'joint', breakForceN: null, collide: false, ...change };
}

/** A bob at the end of a massless rod of `lengthM`, which hangs from the set at the origin and starts at an angle. */
function pendulum(lengthM: number, angleRad: number, durationS: number, change: Partial<JointPlan> = {}): BakePlan {
  const positionM: Vec3 = [lengthM * Math.sin(angleRad), -lengthM * Math.cos(angleRad), 0];
  const half = angleRad / 2;
  return planOf([bob('bob', positionM, 1, { rotation: [0, 0, Math.sin(half), Math.cos(half)] })], {
    durationS,
    joints: [
      joint({
        shape: { type: 'ball' },
        bodyIds: ['bob', null],
        pointsM: [
          [0, lengthM, 0],
          [0, 0, 0],
        ],
        ...change,
      }),
    ],
  });
}

/** The times at which a body passes x = 0, by linear interpolation between samples of 1 ms. */
function crossings(motion: Motion, id: string, axis: 0 | 1 | 2, level = 0): number[] {
  const track = trackOf(motion, id)!;
  const found: number[] = [];
  for (let n = 1; n / 1000 <= motion.durationS; n++) {
    const a = stateAt(track, (n - 1) / 1000).positionM[axis] - level;
    const b = stateAt(track, n / 1000).positionM[axis] - level;
    if (a * b < 0) found.push((n - 1 + a / (a - b)) / 1000);
  }
  return found;
}

describe('a pendulum', () => {
  it('swings by 20 degrees with its period within 0.05 %', async () => {
    const motion = await simulate(pendulum(1, (20 * Math.PI) / 180, 10));
    const passes = crossings(motion, 'bob', 0);
    const period = (2 * (passes.at(-1)! - passes[0]!)) / (passes.length - 1);
    // A compound pendulum: I = m L^2 + m a^2 / 6; the series in the amplitude to the fourth power leaves 1e-6.
    const small = 2 * Math.PI * Math.sqrt((1 + 0.01 / 6) / G);
    const A = (20 * Math.PI) / 180;
    const ideal = small * (1 + (A * A) / 16 + (11 * A ** 4) / 3072);
    expect(Math.abs(period / ideal - 1)).toBeLessThan(0.0005);
  });

  it('released at 90 degrees pulls three times its weight at the bottom', async () => {
    const motion = await simulate(pendulum(1, Math.PI / 2, 1.2));
    // Smoothed over a frame, in which the bob turns by 0.18 rad about the bottom: 0.5 % less than the instant's pull.
    expect(Math.abs(motion.jointLoads[0]!.peakForceN / (3 * G) - 1)).toBeLessThan(0.03);
  });
});

function hung(massKg: number, shape: JointPlan['shape'], change: Partial<JointPlan> = {}, durationS = 1): BakePlan {
  return planOf([bob('bob', [0, -1, 0], massKg)], {
    durationS,
    joints: [joint({ shape, bodyIds: ['bob', null], pointsM: [ORIGIN, ORIGIN], ...change })],
  });
}

const ORIGIN: Vec3 = [0, 0, 0];
const ABOVE: readonly [Vec3, Vec3] = [[0, 1, 0], ORIGIN];

describe('a load', () => {
  for (const [shape, pointsM] of [
    [{ type: 'fixed' }, ABOVE],
    [{ type: 'ball' }, ABOVE],
    [{ type: 'hinge', axis: [0, 0, 1], limitsRad: null, motor: null }, ABOVE],
    [{ type: 'rope', lengthM: 1 }, [ORIGIN, ORIGIN]],
    // It starts where it will rest: 98.1 N stretch it by 1 cm.
    [{ type: 'spring', lengthM: 0.99, stiffnessNpm: 9810, dampingNspm: 600 }, [ORIGIN, ORIGIN]],
  ] as const) {
    it(`of 10 kg pulls a ${shape.type} joint with 98.1 N`, async () => {
      const motion = await simulate(hung(10, shape, { pointsM }));
      const load = motion.jointLoads[0]!;
      expect(Math.abs(load.peakForceN / 98.1 - 1)).toBeLessThan(0.001);
      expect(load.brokeAtS).toBeNull();
      expect(Math.abs(stateAt(trackOf(motion, 'bob')!, 1).positionM[1] + 1)).toBeLessThan(1e-4);
    });
  }

  it('on two ropes in a V is W / (2 cos 45) on each', async () => {
    const rope = (id: string, x: number): JointPlan =>
      joint({ id, shape: { type: 'rope', lengthM: Math.SQRT2 }, bodyIds: ['bob', null], pointsM: [ORIGIN, [x, 0, 0]] });
    const motion = await simulate(
      planOf([bob('bob', [0, -1, 0], 10)], { durationS: 1, joints: [rope('a', -1), rope('b', 1)] }),
    );
    for (const { peakForceN } of motion.jointLoads) {
      expect(Math.abs(peakForceN / (98.1 / Math.SQRT2) - 1)).toBeLessThan(0.001);
    }
  });

  it('on a lintel of two posts is shared by the lever', async () => {
    // A beam of 2 m and 4 kg on two ball joints 1.6 m apart, 20 kg fixed to it 0.4 m from the left one.
    const beam = bodyOf('beam', { type: 'box', sizeM: [2, 0.1, 0.1] }, 'free', {
      massKg: 4,
      inertiaKgm2: [0.0067, 1.337, 1.337],
    });
    const weight = bob('weight', [-0.4, -0.1, 0], 20);
    const motion = await simulate(
      planOf([beam, weight], {
        durationS: 1,
        joints: [
          joint({
            id: 'left',
            shape: { type: 'ball' },
            bodyIds: ['beam', null],
            pointsM: [
              [-0.8, 0, 0],
              [-0.8, 0, 0],
            ],
          }),
          joint({
            id: 'right',
            shape: { type: 'ball' },
            bodyIds: ['beam', null],
            pointsM: [
              [0.8, 0, 0],
              [0.8, 0, 0],
            ],
          }),
          joint({
            id: 'grip',
            shape: { type: 'fixed' },
            bodyIds: ['weight', 'beam'],
            pointsM: [
              [0, 0.1, 0],
              [-0.4, 0, 0],
            ],
          }),
        ],
      }),
    );
    const [left, right, grip] = motion.jointLoads;
    // 20 kg sit a quarter of the way: three quarters to the left post; the beam's own weight in halves. The posts may push
    // against each other along the beam, which no balance tells: the least that explains it is told.
    expect(Math.abs(left!.peakForceN / ((15 + 2) * G) - 1)).toBeLessThan(0.02);
    expect(Math.abs(right!.peakForceN / ((5 + 2) * G) - 1)).toBeLessThan(0.02);
    expect(Math.abs(grip!.peakForceN / (20 * G) - 1)).toBeLessThan(0.02);
  });

  it('that stands on the ground is not on the joint', async () => {
    const motion = await simulate(
      planOf([floorBody(), bob('bob', [0, 0.05, 0], 10)], {
        durationS: 2,
        joints: [joint({ shape: { type: 'rope', lengthM: 3 }, bodyIds: ['bob', null], pointsM: [ORIGIN, [0, 2, 0]] })],
      }),
    );
    expect(motion.jointLoads[0]!.peakForceN).toBeLessThan(1);
  });

  it('of 4 kg stays in a grip of 50 N, of 6 kg falls, and may touch what held it', async () => {
    const grip = (massKg: number) => simulate(hung(massKg, { type: 'fixed' }, { pointsM: ABOVE, breakForceN: 50 }));
    const held = await grip(4);
    expect(held.jointLoads[0]!.brokeAtS).toBeNull();
    expect(stateAt(trackOf(held, 'bob')!, 1).positionM[1]).toBeCloseTo(-1, 4);
    const dropped = await grip(6);
    const { brokeAtS, peakForceN } = dropped.jointLoads[0]!;
    expect(brokeAtS).toBeLessThan(0.02);
    expect(peakForceN).toBeGreaterThan(50);
    const s = 1 - brokeAtS!;
    // Where it starts to fall is where it broke; the joint's last stretch leaves it 1 mm/s at most.
    expect(Math.abs(stateAt(trackOf(dropped, 'bob')!, 1).positionM[1] - (-1 - (G * s * s) / 2))).toBeLessThan(0.002);
  });
});

describe('joints', () => {
  it('swing on a spring in 2 pi sqrt(m / k), within 0.5 %', async () => {
    const plan = planOf([bob('bob', [0, -1.05, 0], 2)], {
      durationS: 6,
      joints: [
        joint({
          shape: { type: 'spring', lengthM: 1, stiffnessNpm: 400, dampingNspm: 0.2 },
          bodyIds: ['bob', null],
          pointsM: [ORIGIN, ORIGIN],
        }),
      ],
    });
    const passes = crossings(await simulate(plan), 'bob', 1, -1 - (2 * G) / 400);
    const period = (2 * (passes.at(-1)! - passes[0]!)) / (passes.length - 1);
    expect(passes.length).toBeGreaterThan(20);
    expect(Math.abs(period / (2 * Math.PI * Math.sqrt(2 / 400)) - 1)).toBeLessThan(0.005);
  });

  it('never let a rope grow by 2 mm, even when it is jerked taut', async () => {
    const plan = planOf([bob('bob', [0.3, -0.2, 0], 20)], {
      durationS: 3,
      joints: [joint({ shape: { type: 'rope', lengthM: 1 }, bodyIds: ['bob', null], pointsM: [ORIGIN, ORIGIN] })],
    });
    const track = trackOf(await simulate(plan), 'bob')!;
    let longest = 0;
    for (let n = 0; n <= 3 * 240; n++) longest = Math.max(longest, Math.hypot(...stateAt(track, n / 240).positionM));
    expect(longest).toBeGreaterThan(0.999);
    expect(longest).toBeLessThan(1.002);
  });

  /** An arm of 0.5 m, level at the start, on a hinge at the origin about z. */
  function arm(more: object, gravityMps2: Vec3, durationS: number): BakePlan {
    return planOf([bob('bob', [0.5, 0, 0], 2)], {
      durationS,
      gravityMps2,
      joints: [
        joint({
          shape: { type: 'hinge', axis: [0, 0, 1], limitsRad: null, motor: null, ...more },
          bodyIds: ['bob', null],
          pointsM: [[-0.5, 0, 0], ORIGIN],
        }),
      ],
    });
  }

  it('hold the limits of a hinge within 1 degree', async () => {
    const track = trackOf(await simulate(arm({ limitsRad: [-0.5, 0.5] }, [0, -G, 0], 3)), 'bob')!;
    let lowest = 0;
    for (let n = 0; n <= 3 * 240; n++) {
      const [x, y] = stateAt(track, n / 240).positionM;
      lowest = Math.min(lowest, Math.atan2(y, x));
    }
    expect(Math.abs(lowest + 0.5)).toBeLessThan(Math.PI / 180);
  });

  it('drive a hinge to its speed and to its place', async () => {
    const none: Vec3 = [0, 0, 0];
    const speed = { towards: 'speed', target: 3, stiffness: 0, damping: 5, strongest: 100 };
    const turning = await simulate(arm({ motor: speed }, none, 2));
    expect(stateAt(trackOf(turning, 'bob')!, 2).angularVelocityRadps[2]).toBeCloseTo(3, 2);
    const place = { towards: 'place', target: 1, stiffness: 50, damping: 20, strongest: 100 };
    const turned = await simulate(arm({ motor: place }, none, 6));
    expect(2 * Math.asin(stateAt(trackOf(turned, 'bob')!, 6).rotation[2])).toBeCloseTo(1, 3);
  });

  it('do not drive beyond their strength', async () => {
    // 1 N m on (2 kg) (0.5 m)^2 + 2 kg (0.1 m)^2 / 6 speeds up by 1.987 rad/s2.
    const weak = { towards: 'speed', target: 100, stiffness: 0, damping: 50, strongest: 1 };
    const motion = await simulate(arm({ motor: weak }, [0, 0, 0], 1));
    const ideal = 1 / (2 * 0.25 + (2 * 0.01) / 6);
    expect(Math.abs(stateAt(trackOf(motion, 'bob')!, 1).angularVelocityRadps[2] / ideal - 1)).toBeLessThan(0.01);
  });

  it('keep a slider on its line and within its limits', async () => {
    const plan = planOf([bob('bob', [0, 0, 0], 2, { angularVelocityRadps: [1, 2, 3], velocityMps: [1, 0, 0] })], {
      durationS: 2,
      joints: [
        joint({
          shape: { type: 'slider', axis: [0, 1, 0], limitsM: [-0.3, 1], motor: null },
          bodyIds: ['bob', null],
          pointsM: [ORIGIN, ORIGIN],
        }),
      ],
    });
    const { positionM, rotation } = stateAt(trackOf(await simulate(plan), 'bob')!, 2);
    expect(Math.abs(positionM[0])).toBeLessThan(0.001);
    expect(Math.abs(positionM[1] + 0.3)).toBeLessThan(0.001);
    expect(Math.abs(rotation[3])).toBeGreaterThan(0.99999);
  });

  it('measure the first body against the second, whichever way round they are', async () => {
    const speed = { towards: 'speed', target: 2, stiffness: 0, damping: 50, strongest: 1000 } as const;
    const wheel = bob('wheel', [0, 1, 0], 1);
    const base = bodyOf('base', { type: 'box', sizeM: [1, 1, 1] }, 'still');
    const made = (bodyIds: JointPlan['bodyIds']) =>
      simulate(
        planOf([wheel, base], {
          durationS: 1,
          joints: [
            joint({
              shape: { type: 'hinge', axis: [0, 0, 1], limitsRad: null, motor: speed },
              bodyIds,
              pointsM: bodyIds[0] === 'wheel' ? [ORIGIN, [0, 1, 0]] : [[0, 1, 0], ORIGIN],
            }),
          ],
        }),
      );
    const spin = async (bodyIds: JointPlan['bodyIds']) =>
      stateAt(trackOf(await made(bodyIds), 'wheel')!, 1).angularVelocityRadps[2];
    expect(await spin(['wheel', 'base'])).toBeCloseTo(2, 2);
    expect(await spin(['base', 'wheel'])).toBeCloseTo(-2, 2);
  });

  it('hang a chain of 20 links with a hundred times a link at its end, stretching less than 1 %', async () => {
    const n = 20;
    const linkM = 0.05;
    const linkKg = 0.1;
    const inertia = (linkKg * linkM * linkM) / 12;
    const links = Array.from({ length: n }, (_, k) =>
      bodyOf(`link-${k}`, { type: 'capsule', radiusM: 0.008, lengthM: linkM - 0.016 }, 'free', {
        massKg: linkKg,
        inertiaKgm2: [inertia, inertia / 10, inertia],
        positionM: [0, -linkM * (k + 0.5), 0],
      }),
    );
    const down: Vec3 = [0, -linkM / 2, 0];
    const up: Vec3 = [0, linkM / 2, 0];
    const joints = links.map(({ id }, k) =>
      joint({
        id: `joint-${k}`,
        shape: { type: 'ball' },
        bodyIds: [id, k === 0 ? null : `link-${k - 1}`],
        pointsM: [up, k === 0 ? ORIGIN : down],
      }),
    );
    joints.push(
      joint({ id: 'hook', shape: { type: 'ball' }, bodyIds: ['bob', `link-${n - 1}`], pointsM: [[0, 0.05, 0], down] }),
    );
    const plan = planOf([...links, bob('bob', [0, -n * linkM - 0.05, 0], 10)], { durationS: 2, joints });
    const motion = await simulate(plan);
    const ideal = n * linkM + 0.05;
    let longest = 0;
    for (let i = 0; i <= 200; i++) {
      longest = Math.max(longest, -stateAt(trackOf(motion, 'bob')!, i / 100).positionM[1]);
    }
    expect(longest / ideal).toBeLessThan(1.01);
    // The hook bears the bob, the topmost joint all; the chain rings a little when it takes the weight.
    const hook = motion.jointLoads.at(-1)!.peakForceN;
    expect(hook).toBeGreaterThan(10 * G * 0.99);
    expect(motion.jointLoads[0]!.peakForceN).toBeGreaterThan(12 * G * 0.99);
    expect(hook).toBeLessThan(10 * G * 1.5);
  });
});
