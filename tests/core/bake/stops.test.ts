import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/core/bake/simulate.ts';
import { neededStepHz } from '../../../src/core/bake/step-rate.ts';
import type { Motion } from '../../../src/core/motion/motion.ts';
import { stateAt, trackOf } from '../../../src/core/motion/sample.ts';
import { ballBody, bodyOf, floorBody, planOf } from '../../support/motion-builders.ts';

const CUBE = { type: 'box', sizeM: [0.2, 0.2, 0.2] } as const;

/** A box that falls on to the floor at 0.32 s, beside whatever breaks later. */
function witness() {
  return bodyOf('witness', CUBE, 'free', { positionM: [-3, 0.6, 0], inertiaKgm2: [0.004, 0.004, 0.004] });
}

/** What came before the stop is there, nothing after it, and all numbers are numbers. */
function expectKept(motion: Motion): void {
  const { timeS } = motion.stop!;
  expect(motion.durationS).toBe(timeS);
  for (const track of motion.tracks) {
    expect(track.timesS.at(-1)!).toBeLessThanOrEqual(timeS);
    for (const column of [track.positionsM, track.velocitiesMps, track.rotations, track.angularVelocitiesRadps]) {
      expect(column.every(Number.isFinite)).toBe(true);
    }
  }
  for (const contact of motion.contacts) expect(contact.endTimeS).toBeLessThanOrEqual(timeS + 1e-9);
}

describe('a bake stops and says where', () => {
  it('when a body leaves the scene: in the engine, in the layer of balls, and on its marks', async () => {
    const fast = { velocityMps: [390, 0, 0], positionM: [9700, 5, 0] } as const;
    const noTurn = [0, 0, 0, 1] as const;
    const marks = [
      { timeS: 0, positionM: [9700, 5, 0], rotation: noTurn, easing: 'linear' },
      { timeS: 1, positionM: [10_090, 5, 0], rotation: noTurn, easing: 'linear' },
    ] as const;
    for (const body of [
      bodyOf('runaway', CUBE, 'free', fast),
      ballBody('runaway', fast),
      bodyOf('runaway', CUBE, 'animated', { positionM: [9700, 5, 0], marks }),
    ]) {
      const motion = await simulate(planOf([floorBody(), witness(), body], { gravityMps2: [0, -9.81, 0] }));
      expect(motion.stop?.bodyId).toBe('runaway');
      // 300 m at 390 m/s.
      expect(motion.stop!.timeS).toBeCloseTo(300 / 390, 2);
      expect(motion.stop!.message).toMatch(/left the scene: more than 10 km away at 0\.7\d s/);
      expectKept(motion);
      expect(motion.contacts.some((c) => c.phase === 'impact' && c.bodyIds.includes('witness'))).toBe(true);
      expect(trackOf(motion, 'witness')!.timesS.length).toBeGreaterThan(30);
    }
  });

  it('when walls on marks close in on a ball, with a log that stays short', async () => {
    const wall = (id: string, fromM: number, toM: number) => {
      const at = (timeS: number, x: number) =>
        ({ timeS, positionM: [x, 1, 0], rotation: [0, 0, 0, 1], easing: 'linear' }) as const;
      const marks = [at(0, fromM), at(1, toM)];
      return bodyOf(id, { type: 'box', sizeM: [0.2, 1, 1] }, 'animated', { positionM: [fromM, 1, 0], marks });
    };
    for (const toM of [0.15, 0.18]) {
      const ball = ballBody('pinched', { positionM: [0, 1, 0] });
      const motion = await simulate(
        planOf([ball, wall('left', -0.6, -toM), wall('right', 0.6, toM)], { gravityMps2: [0, 0, 0] }),
      );
      expect(motion.stop?.bodyId).toBe('pinched');
      const { shape } = ball.parts[0]!;
      const radiusM = shape.type === 'ball' ? shape.radiusM : Number.NaN;
      // The faces are at 0.5 m and go 0.6 - toM in a second; a step later at most, they leave no room.
      const noRoomS = (0.5 - radiusM) / (0.6 - toM);
      expect(motion.stop!.timeS).toBeGreaterThan(noRoomS - 0.02);
      expect(motion.stop!.timeS).toBeLessThan(noRoomS + 0.02);
      expect(motion.stop!.message).toMatch(/It is pinched at .* follows its marks and leaves it no room/);
      expect(motion.contacts.length).toBeLessThan(100);
      expectKept(motion);
    }
  });

  it('when numbers run out: a body without mass, which nothing could move', async () => {
    const nothing = bodyOf('nothing', CUBE, 'free', { massKg: 0, inertiaKgm2: [0, 0, 0], positionM: [0, 1, 0] });
    const motion = await simulate(planOf([floorBody(), witness(), nothing]));
    expect(motion.stop).toMatchObject({ bodyId: 'nothing', timeS: 0 });
    expect(motion.stop!.message).toMatch(/The simulation broke at 0\.00 s/);
    expectKept(motion);
  });

  it('when numbers run out for a ball in its layer', async () => {
    const ball = ballBody('ball', {
      massKg: 1e-320,
      positionM: [0, 0.5, 0],
      aero: { areaM2: 0.03, dragCoefficient: 0.5, liftPerSpinRatio: 0, liftCap: 0, radiusM: 0.1 },
      velocityMps: [3, 0, 0],
    });
    const motion = await simulate(planOf([floorBody(), ball], { airDensityKgpm3: 1.2 }));
    expect(motion.stop?.bodyId).toBe('ball');
    expect(motion.stop!.message).toMatch(/The simulation broke at 0\.00 s/);
    expectKept(motion);
  });

  it('when a body explodes: joints that want it in three places at once', async () => {
    const joints = [0, 5, 10].map((x, k) => ({
      id: `joint-${k}`,
      shape: { type: 'fixed' } as const,
      bodyIds: ['a', k === 0 ? null : 'b'] as const,
      pointsM: [
        [0, 0, 0],
        [x, 1, 0],
      ] as const,
      breakForceN: null,
      collide: true,
    }));
    const body = (id: string, x: number) =>
      bodyOf(id, CUBE, 'free', { massKg: 1, inertiaKgm2: [0.007, 0.007, 0.007], positionM: [x, 1, 0] });
    const motion = await simulate(planOf([body('a', 0), body('b', 1), witness()], { joints }));
    expect(['a', 'b']).toContain(motion.stop?.bodyId);
    expect(motion.stop!.message).toMatch(/It exploded at 0\.\d\d s: \d+ m\/s/);
    expectKept(motion);
    expect(trackOf(motion, 'witness')!.timesS.length).toBeGreaterThan(1);
  });
});

describe('what the engine cannot carry', () => {
  it('is told: a spin beyond pi / 4 a step', async () => {
    const spun = bodyOf('phone', CUBE, 'free', {
      positionM: [0, 5, 0],
      angularVelocityRadps: [300, 0, 0],
      inertiaKgm2: [0.004, 0.004, 0.004],
    });
    const plan = planOf([spun], { durationS: 0.5 });
    const motion = await simulate(plan);
    const limit = (Math.PI / 4) * 240;
    expect(motion.clamps).toEqual([{ bodyId: 'phone', timeS: 0, what: 'spin', limit }]);
    expect(stateAt(trackOf(motion, 'phone')!, 0.4).angularVelocityRadps[0]).toBeCloseTo(limit, 0);
    const hz = neededStepHz(plan);
    expect(hz).toBe(Math.ceil(300 / (Math.PI / 4)));
    const again = await simulate({ ...plan, stepHz: hz });
    expect(again.clamps).toEqual([]);
    expect(stateAt(trackOf(again, 'phone')!, 0.4).angularVelocityRadps[0]).toBeCloseTo(300, 0);
  });

  it('is not asked of balls, which spin in their own layer', () => {
    const ball = ballBody('ball', { angularVelocityRadps: [900, 0, 0] });
    expect(neededStepHz(planOf([ball, floorBody()]))).toBe(0);
  });

  it('counts the spin of the marks that a thing is let go from', () => {
    const marks = [0, 1].map((k) => ({
      timeS: k * 0.01,
      positionM: [0, 0, 0] as const,
      rotation: [0, 0, Math.sin(k), Math.cos(k)] as const,
      easing: 'linear' as const,
    }));
    // 2 rad in 10 ms.
    const thrown = bodyOf('thrown', CUBE, 'let-go', { marks, letGoS: 0.01 });
    expect(neededStepHz(planOf([thrown]))).toBe(Math.ceil(200 / (Math.PI / 4)));
  });
});
