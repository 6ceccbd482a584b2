import { describe, expect, it } from 'vitest';
import type { NudgePlan } from '../../../src/core/bake/plan.ts';
import { hashMotion } from '../../../src/core/motion/hash-motion.ts';
import { at, bakeAlone, ball, energyOf, FLOOR, impacts, planOf, still } from './ball-plans.ts';

const R = 0.1;
const NO_GRAVITY = { gravityMps2: [0, 0, 0] } as const;

describe('two balls head on', () => {
  it.each([
    [1, 10],
    [10, 1],
    [1, 1],
  ])('of %d and %d kg part as Newton says, at the instant they touch', (m1, m2) => {
    const e = 0.8;
    const plan = planOf(
      [
        ball('a', [-1, 0, 0], [3, 0, 0], [0, 0, 0], { massKg: m1 }),
        ball('b', [1, 0, 0], [-1, 0, 0], [0, 0, 0], { massKg: m2 }),
      ],
      { restitution: e },
      { ...NO_GRAVITY, durationS: 1 },
    );
    const motion = bakeAlone(plan);
    const [contact] = impacts(motion);
    // 1.8 m of gap at 4 m/s.
    expect(contact!.timeS).toBeCloseTo(0.45, 9);
    expect(contact!.impulseNs).toBeCloseTo(((1 + e) * 4 * m1 * m2) / (m1 + m2), 9);
    expect(contact!.reboundSpeedMps).toBeCloseTo(4 * e, 9);
    const va = (m1 * 3 - m2 - m2 * e * 4) / (m1 + m2);
    expect(at(motion, 'a', 1).velocityMps[0]).toBeCloseTo(va, 6);
    expect(at(motion, 'b', 1).velocityMps[0]).toBeCloseTo(va + e * 4, 6);
  });
});

describe('two spinning balls that meet obliquely', () => {
  it('keep momentum and angular momentum, and rub by Coulomb', () => {
    const mu = 0.05;
    const e = 0.9;
    const plan = planOf(
      [
        ball('a', [-0.5, 0.05, 0.02], [4, 0, 0], [5, -30, 20], { massKg: 0.3, radiusM: 0.08 }),
        ball('b', [0.3, 0, 0], [0, 0.2, 0], [0, 10, -15], { massKg: 0.7, k: 2 / 3 }),
      ],
      { restitution: e, friction: mu },
      { ...NO_GRAVITY, durationS: 0.5 },
    );
    const motion = bakeAlone(plan);
    const sums = (timeS: number) => {
      const total = [0, 0, 0, 0, 0, 0];
      for (const body of plan.bodies) {
        const { positionM: p, velocityMps: v, angularVelocityRadps: w } = at(motion, body.id, timeS);
        for (let k = 0; k < 3; k++) {
          const i = (k + 1) % 3;
          const j = (k + 2) % 3;
          total[k]! += body.massKg * v[k]!;
          total[3 + k]! += body.massKg * (p[i]! * v[j]! - p[j]! * v[i]!) + body.inertiaKgm2[k]! * w[k]!;
        }
      }
      return total;
    };
    const before = sums(0);
    // Float32 knots of speeds of 4 and spins of 30.
    sums(0.5).forEach((x, k) => {
      expect(Math.abs(x - before[k]!), `component ${k}`).toBeLessThan(2e-6);
    });
    const [contact] = impacts(motion);
    expect(contact!.frictionNs).toBeCloseTo(mu * contact!.impulseNs, 9);
    expect(energyOf(plan, motion, 0.5)).toBeLessThan(energyOf(plan, motion, 0));
  });
});

describe('a row of balls that touch', () => {
  it('passes a blow on: the last leaves with what (1 + e) / 2 leaves per ball', () => {
    const e = 0.98;
    const row = [0, 1, 2, 3, 4].map((i) => ball(`b${i}`, [2 * R * i, R, 0]));
    const plan = planOf([FLOOR, ball('cue', [-1, R, 0], [2, 0, 0]), ...row], { restitution: e, friction: 0 });
    const motion = bakeAlone(plan);
    let factor = 1;
    for (let i = 0; i < 5; i++) factor *= (1 + e) / 2;
    expect(at(motion, 'b4', 2).velocityMps[0]).toBeCloseTo(2 * factor, 5);
    const total = plan.bodies.slice(1).reduce((sum, { id }) => sum + at(motion, id, 2).velocityMps[0], 0);
    expect(total).toBeCloseTo(2, 5);
    for (const id of ['cue', 'b0', 'b1', 'b2', 'b3']) expect(at(motion, id, 2).velocityMps[0], id).toBeLessThan(0.05);
  });

  it('a break of fifteen keeps its momentum and gains no energy', () => {
    const r = 0.0286;
    const rack = Array.from({ length: 5 }, (_, row) =>
      Array.from({ length: row + 1 }, (_, i) =>
        ball(`b${row}${i}`, [row * r * Math.sqrt(3), r, (i - row / 2) * 2 * r], [0, 0, 0], [0, 0, 0], { radiusM: r }),
      ),
    ).flat();
    const cue = ball('cue', [-0.5, r, 0.003], [8, 0, 0], [0, 0, 0], { radiusM: r });
    const plan = planOf([FLOOR, cue, ...rack], { restitution: 0.95, friction: 0 }, { durationS: 0.3 });
    const motion = bakeAlone(plan);
    const total = (k: number) =>
      plan.bodies.slice(1).reduce((sum, b) => sum + at(motion, b.id, 0.3).velocityMps[k]!, 0);
    // Sixteen float32 speeds.
    expect(total(0)).toBeCloseTo(8, 5);
    expect(total(2)).toBeCloseTo(0, 5);
    let last = energyOf(plan, motion, 0);
    for (let t = 0; t <= 0.3; t += 1 / 240) {
      const now = energyOf(plan, motion, t);
      expect(now).toBeLessThan(last * (1 + 1e-6));
      last = now;
    }
    const moved = rack.filter((b) => Math.hypot(...at(motion, b.id, 0.3).velocityMps) > 0.1);
    expect(moved.length).toBeGreaterThan(8);
  });
});

describe('a ball that bounces on a floor', () => {
  it('never gains energy over 60 s at restitution 0.98, and settles', () => {
    const plan = planOf(
      [FLOOR, ball('b', [0, 1 + R, 0], [0.3, 0, 0], [3, 5, 0])],
      { restitution: 0.98 },
      { durationS: 60 },
    );
    const motion = bakeAlone(plan);
    let last = Number.POSITIVE_INFINITY;
    for (const { normalSpeedMps, reboundSpeedMps } of impacts(motion)) {
      expect(normalSpeedMps).toBeLessThan(last);
      // The apex of this bounce lies no higher than the one before: v = e v, to the rounding of a step.
      expect(reboundSpeedMps).toBeLessThanOrEqual(0.98 * normalSpeedMps);
      last = normalSpeedMps;
    }
    expect(last).toBeLessThan(0.05);
    expect(motion.contacts.at(-1)!.endTimeS).toBe(60);
  });

  it('bounces less the faster it comes, where the pair has a curve', () => {
    const curve = [
      [2, 1],
      [6, 0.5],
    ] as const;
    for (const v of [1, 3, 4, 9]) {
      const plan = planOf(
        [FLOOR, ball('b', [0, 1, 0], [0, -v, 0])],
        { restitution: 0.8, restitutionCurve: curve },
        { ...NO_GRAVITY, durationS: 1 },
      );
      const factor = v <= 2 ? 1 : v >= 6 ? 0.5 : 1 - (0.5 * (v - 2)) / 4;
      expect(impacts(bakeAlone(plan))[0]!.reboundSpeedMps).toBeCloseTo(0.8 * factor * v, 9);
    }
  });

  it('does the same at every step rate', () => {
    const plan = planOf([FLOOR, ball('b', [0, 1, 0], [1, 0, 0], [0, 0, 30])]);
    const first = impacts(bakeAlone(plan))[0]!;
    for (const stepHz of [60, 120, 960]) {
      const other = impacts(bakeAlone({ ...plan, stepHz }))[0]!;
      expect(other.timeS).toBeCloseTo(first.timeS, 9);
      expect(other.frictionNs).toBeCloseTo(first.frictionNs, 9);
    }
  });
});

describe('a ball that flies by', () => {
  it('a ring a millimetre away keeps its velocity to the last bit', () => {
    // The rod's centreline is the circle of 0.2366 m; the ball passes over it, 1 mm clear.
    const rod = 0.0079;
    const ring = still('ring', { type: 'torus', ringRadiusM: 0.2366, rodRadiusM: rod }, [0, 3, 0]);
    const motion = bakeAlone(
      planOf([ring, ball('b', [-2, 3 + rod + R + 0.001, 0], [4, 0, 0])], {}, { ...NO_GRAVITY, durationS: 1 }),
    );
    expect(motion.contacts).toEqual([]);
    expect(at(motion, 'b', 1).velocityMps).toEqual([4, 0, 0]);
  });
});

describe('a nudge', () => {
  const nudge: NudgePlan = {
    id: 'b.n1',
    bodyId: 'b',
    onPropId: 'floor',
    onPartId: null,
    nth: 2,
    speedFactor: 1.2,
    azimuthRad: 0.3,
    elevationRad: 0,
  };
  const plan = planOf([FLOOR, ball('b', [0, 1, 0], [1, 0, 0])], { friction: 0 });

  it('bends the bounce that it waits for, and says so', () => {
    const plain = bakeAlone(plan);
    const bent = bakeAlone({ ...plan, nudges: [nudge] });
    const [first, second] = impacts(bent);
    expect(first).toEqual(impacts(plain)[0]);
    expect(bent.appliedNudges).toEqual([{ nudgeId: 'b.n1', bodyId: 'b', contactId: second!.id, timeS: second!.timeS }]);
    const was = at(plain, 'b', second!.timeS).velocityMps;
    const is = at(bent, 'b', second!.timeS).velocityMps;
    expect(Math.hypot(...is) / Math.hypot(...was)).toBeCloseTo(1.2, 5);
    expect(Math.atan2(-is[2], is[0])).toBeCloseTo(0.3, 5);
  });

  it('bends a bounce once, by the first nudge of the plan that waits for it', () => {
    const bent = bakeAlone({ ...plan, nudges: [nudge] });
    const others = ['n2', 'n3', 'n4'].map((id) => ({ ...nudge, id: `b.${id}`, azimuthRad: -0.2 }));
    const crowded = bakeAlone({ ...plan, nudges: [nudge, ...others] });
    expect(crowded.appliedNudges).toEqual(bent.appliedNudges);
    expect(hashMotion({ ...crowded, bakeKey: bent.bakeKey })).toBe(hashMotion(bent));
  });

  it('bends one of two balls that meet, where both have a nudge for it', () => {
    const pair = planOf(
      [ball('a', [-1, 0, 0], [3, 0, 0]), ball('b', [1, 0, 0], [-1, 0, 0])],
      {},
      { ...NO_GRAVITY, durationS: 1 },
    );
    const ofA = { ...nudge, id: 'a.n1', bodyId: 'a', onPropId: 'b', nth: 1 };
    const ofB = { ...nudge, id: 'b.n1', bodyId: 'b', onPropId: 'a', nth: 1 };
    for (const [first, second] of [
      [ofA, ofB],
      [ofB, ofA],
    ] as const) {
      const alone = bakeAlone({ ...pair, nudges: [first] });
      const both = bakeAlone({ ...pair, nudges: [first, second] });
      expect(alone.appliedNudges).toMatchObject([{ nudgeId: first.id }]);
      expect(hashMotion({ ...both, bakeKey: alone.bakeKey })).toBe(hashMotion(alone));
    }
  });

  it('never drives the ball into the surface', () => {
    const down = { ...nudge, elevationRad: -1.5, speedFactor: 1 };
    const bent = bakeAlone({ ...plan, nudges: [down] });
    const second = impacts(bent)[1]!;
    expect(at(bent, 'b', second.timeS + 1e-6).velocityMps[1]).toBeGreaterThanOrEqual(0);
    for (let t = 0; t <= 2; t += 0.01) expect(at(bent, 'b', t).positionM[1]).toBeGreaterThan(R - 1e-6);
  });

  it('changes nothing where its bounce never comes', () => {
    const plain = bakeAlone(plan);
    const late = bakeAlone({ ...plan, nudges: [{ ...nudge, nth: 1000 }] });
    expect(late.appliedNudges).toEqual([]);
    expect(hashMotion({ ...late, bakeKey: plain.bakeKey })).toBe(hashMotion(plain));
  });
});
