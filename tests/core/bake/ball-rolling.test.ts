import { describe, expect, it } from 'vitest';
import { at, bakeAlone, ball, energyOf, FLOOR, G, planOf, still } from './ball-plans.ts';

const R = 0.1;

describe('a ball on a floor', () => {
  it('slides until it rolls with 5/7 of its speed, after 2 v / (7 mu g)', () => {
    const v = 3;
    const mu = 0.2;
    const motion = bakeAlone(planOf([FLOOR, ball('b', [0, R, 0], [v, 0, 0])], { friction: mu }));
    // Float32 knots hold 1e-7 of 2 m/s.
    expect(at(motion, 'b', 2).velocityMps[0]).toBeCloseTo((5 / 7) * v, 6);
    const [slide, roll] = motion.contacts;
    expect([slide!.phase, roll!.phase]).toEqual(['slide', 'roll']);
    // The slip counts as sliding down to 0.05 m/s, of 3 m/s: 1.7 % sooner; one step is 4 ms.
    const due = (2 * v) / (7 * mu * G);
    expect(Math.abs(roll!.timeS - due)).toBeLessThan(0.0167 * due + 0.0042);
    expect(slide!.impulseNs).toBeCloseTo(G * (slide!.endTimeS - slide!.timeS), 6);
    expect(slide!.frictionNs).toBeCloseTo(mu * slide!.impulseNs, 6);
    // The slip falls straight from v to 0.05.
    expect(slide!.slipSpeedMps).toBeCloseTo((v + 0.05) / 2, 1);
  });

  it('stays where it is', () => {
    const motion = bakeAlone(planOf([FLOOR, ball('b', [0, R, 0])], {}, { durationS: 20 }));
    const end = at(motion, 'b', 20);
    expect(Math.hypot(end.positionM[0], end.positionM[1] - R, end.positionM[2])).toBeLessThan(1e-8);
    expect(motion.contacts).toHaveLength(1);
    expect(motion.contacts[0]).toMatchObject({ phase: 'rest', timeS: 0, endTimeS: 20 });
    expect(motion.contacts[0]!.impulseNs).toBeCloseTo(20 * G, 6);
  });

  it('is slowed by c g / (1 + k) of rolling resistance and stops without turning back', () => {
    const c = 0.02;
    for (const k of [2 / 5, 2 / 3]) {
      const a = (c * G) / (1 + k);
      const start = ball('b', [0, R, 0], [1, 0, 0], [0, 0, -1 / R], { k });
      const motion = bakeAlone(planOf([FLOOR, start], { rollingResistance: c }, { durationS: 10 }));
      expect(at(motion, 'b', 3).velocityMps[0]).toBeCloseTo(1 - 3 * a, 6);
      // v^2 / (2 a), to the last step's v dt.
      expect(at(motion, 'b', 10).positionM[0]).toBeCloseTo(1 / (2 * a), 4);
      const speeds = Array.from({ length: 200 }, (_, i) => at(motion, 'b', i / 20).velocityMps[0]);
      expect(Math.min(...speeds)).toBeGreaterThanOrEqual(-1e-9);
      expect(motion.contacts.map(({ phase }) => phase)).toEqual(['roll', 'rest']);
    }
  });

  it('loses its spin about the vertical by the same torque', () => {
    const c = 0.02;
    const motion = bakeAlone(planOf([FLOOR, ball('b', [0, R, 0], [0, 0, 0], [0, 20, 0])], { rollingResistance: c }));
    // c m g r / (2/5 m r^2).
    const loss = (c * G) / (0.4 * R);
    expect(at(motion, 'b', 2).angularVelocityRadps[1]).toBeCloseTo(20 - 2 * loss, 4);
  });
});

describe('a ball on a slope of 20 degrees', () => {
  it.each([
    ['solid', 2 / 5],
    ['shell', 2 / 3],
  ])('rolls down with g sin / (1 + k): %s', (_, k) => {
    const angle = (20 * Math.PI) / 180;
    const n = [Math.sin(angle), Math.cos(angle)] as const;
    const ramp = still(
      'ramp',
      { type: 'box', sizeM: [100, 1, 10] },
      [-n[0] / 2, -n[1] / 2, 0],
      [0, 0, -Math.sin(angle / 2), Math.cos(angle / 2)],
    );
    const motion = bakeAlone(planOf([ramp, ball('b', [n[0] * R, n[1] * R, 0], [0, 0, 0], [0, 0, 0], { k })]));
    const end = at(motion, 'b', 2);
    const a = (G * Math.sin(angle)) / (1 + k);
    // Float32 knots.
    expect(Math.hypot(...end.velocityMps) / (2 * a)).toBeCloseTo(1, 6);
    expect((Math.hypot(end.positionM[0] - n[0] * R, end.positionM[1] - n[1] * R) * 2) / (4 * a)).toBeCloseTo(1, 5);
  });
});

describe('a ball in a groove of 90 degrees', () => {
  it('rolls on two lines, r / sqrt 2 from its axis: v / (1 + 2 k) from a push without spin', () => {
    const turn = (s: number) => [0, 0, s * Math.sin(Math.PI / 8), Math.cos(Math.PI / 8)] as const;
    const h = Math.SQRT1_2;
    const size = { type: 'box', sizeM: [4, 1, 100] } as const;
    const motion = bakeAlone(
      planOf([
        still('right', size, [2.5 * h, 1.5 * h, 0], turn(1)),
        still('left', size, [-2.5 * h, 1.5 * h, 0], turn(-1)),
        ball('b', [0, R * Math.SQRT2, 0], [0, 0, 1]),
      ]),
    );
    const end = at(motion, 'b', 2);
    // m v - J = m v', J r / sqrt 2 = 2/5 m r^2 w, v' = w r / sqrt 2.
    expect(end.velocityMps[2]).toBeCloseTo(1 / (1 + 0.4 * 2), 6);
    expect(Math.abs(end.positionM[0])).toBeLessThan(1e-6);
    expect(end.positionM[1]).toBeCloseTo(R * Math.SQRT2, 6);
  });
});

describe('a ball that comes to the edge of a table', () => {
  const table = still('table', { type: 'box', sizeM: [2, 1, 2] }, [0, 0.5, 0]);

  it('flies off where it is fast, as a projectile', () => {
    // v^2 / r = 40 m/s2 is more than g: it leaves at the edge itself.
    const motion = bakeAlone(
      planOf([table, ball('b', [0, 1 + R, 0], [2, 0, 0], [0, 0, -2 / R])], {}, { durationS: 0.9 }),
    );
    const end = at(motion, 'b', 0.9);
    expect(motion.contacts[0]).toMatchObject({ phase: 'roll' });
    expect(motion.contacts[0]!.endTimeS).toBeCloseTo(0.5, 2);
    expect(end.positionM[0]).toBeCloseTo(1.8, 6);
    // The step in which it passes the edge is a rolling one: up to v g dt of fall.
    expect(Math.abs(end.positionM[1] - (1 + R - (G * 0.4 * 0.4) / 2))).toBeLessThan(0.4 * G * (1 / 240));
  });

  it('rolls over the edge where it is slow, and gains nothing', () => {
    const plan = planOf([table, ball('b', [0.9, 1 + R, 0], [0.3, 0, 0], [0, 0, -3])], {}, { durationS: 0.85 });
    const motion = bakeAlone(plan);
    const start = energyOf(plan, motion, 0);
    for (let t = 0; t <= 0.85; t += 0.01) {
      const change = energyOf(plan, motion, t) / start - 1;
      // The edge turns the normal by up to 0.04 rad a step: second order leaves 1e-5; sliding off at the end takes more.
      expect(change).toBeLessThan(1e-5);
      expect(change).toBeGreaterThan(-1e-3);
    }
  });
});

describe('balls on balls', () => {
  it('rest as a pyramid of ten', () => {
    const r = R;
    const h = 2 * r * Math.sqrt(2 / 3);
    const balls = [];
    for (let level = 0; level < 3; level++) {
      for (let row = 0; row < 3 - level; row++) {
        for (let i = 0; i <= row; i++) {
          const x = row * r * Math.sqrt(3) + (level * 2 * r) / Math.sqrt(3);
          balls.push(ball(`b${level}${row}${i}`, [x, r + level * h, (i - row / 2) * 2 * r]));
        }
      }
    }
    const plan = planOf([FLOOR, ...balls], { friction: 0.6, rollingResistance: 0.02 });
    const motion = bakeAlone(plan);
    for (const { id, positionM } of balls) {
      const end = at(motion, id, 2).positionM;
      // A hundredth of a millimetre: what 40 sweeps leave.
      expect(Math.hypot(...end.map((x, k) => x - positionM[k]!)), id).toBeLessThan(1e-5);
    }
    expect(energyOf(plan, motion, 2)).toBeLessThanOrEqual(energyOf(plan, motion, 0) * (1 + 1e-9));
  });

  it('rest as a rack of fifteen that touch', () => {
    const r = 0.0286;
    const balls = Array.from({ length: 5 }, (_, row) =>
      Array.from({ length: row + 1 }, (_, i) =>
        ball(`b${row}${i}`, [row * r * Math.sqrt(3), r, (i - row / 2) * 2 * r], [0, 0, 0], [0, 0, 0], { radiusM: r }),
      ),
    ).flat();
    const motion = bakeAlone(planOf([FLOOR, ...balls], { restitution: 0.95, friction: 0.06 }));
    for (const { id, positionM } of balls) {
      expect(Math.hypot(...at(motion, id, 2).positionM.map((x, k) => x - positionM[k]!)), id).toBeLessThan(1e-7);
    }
  });
});
