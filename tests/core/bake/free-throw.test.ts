import { beforeAll, describe, expect, it } from 'vitest';
import type { BakePlan } from '../../../src/core/bake/plan.ts';
import { planBake } from '../../../src/core/bake/plan-bake.ts';
import { simulate } from '../../../src/core/bake/simulate.ts';
import type { BodyTrack, Motion } from '../../../src/core/motion/motion.ts';
import { stateAt, trackOf } from '../../../src/core/motion/sample.ts';
import { judgeOutcome } from '../../../src/core/outcomes/judge.ts';
import { missedFreeThrow } from '../../../src/core/scenes/missed-free-throw/missed-free-throw.ts';
import { varyPlan } from '../../../src/core/trials/vary-plan.ts';

/**
 * An independent flight: classical RK4 at 20 kHz in doubles, written from the textbook and from the rule books' sizes,
 * importing nothing of ours. Ball: 22 oz, 29.5 in around (0.1193 m), Cd 0.5, air 1.2 kg/m3. Lift coefficient 0.3 per spin
 * ratio, at most 0.3.
 */
type V = [number, number, number];
interface State {
  p: V;
  v: V;
  w: V;
}
const MASS = 0.624;
const R = 0.1193;
const AREA = Math.PI * R * R;
const RHO = 1.2;
const H = 1 / 20_000;

const cross = (a: V, b: V): V => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const norm = (a: V) => Math.hypot(...a);
const plus = (a: V, b: V, s: number): V => [a[0] + b[0] * s, a[1] + b[1] * s, a[2] + b[2] * s];

function acceleration(v: V, w: V): V {
  const speed = norm(v);
  const drag = (0.5 * RHO * 0.5 * AREA * speed) / MASS;
  const axis = cross(w, v);
  const across = norm(axis);
  const cl = Math.min(0.3, (0.3 * R * norm(w)) / speed);
  const lift = across > 0 ? (0.5 * RHO * cl * AREA * speed * speed) / MASS / across : 0;
  return [-drag * v[0] + lift * axis[0], -9.81 - drag * v[1] + lift * axis[1], -drag * v[2] + lift * axis[2]];
}

function rk4({ p, v, w }: State, h: number): State {
  const a1 = acceleration(v, w);
  const v2 = plus(v, a1, h / 2);
  const a2 = acceleration(v2, w);
  const v3 = plus(v, a2, h / 2);
  const a3 = acceleration(v3, w);
  const v4 = plus(v, a3, h);
  const a4 = acceleration(v4, w);
  const mean = (k: number, x1: V, x2: V, x3: V, x4: V) => (x1[k]! + 2 * x2[k]! + 2 * x3[k]! + x4[k]!) / 6;
  return {
    p: [0, 1, 2].map((k) => p[k]! + h * mean(k, v, v2, v3, v4)) as V,
    v: [0, 1, 2].map((k) => v[k]! + h * mean(k, a1, a2, a3, a4)) as V,
    w,
  };
}

/** Gap from the ball's surface to the face of the board, the ring and the floor, from the NBA's sizes. */
const BOARD_Z = -(0.4572 / 2 + 0.1524);
const RING_Y = 3.048 - 0.015875 / 2;
const RING_RADIUS = 0.4572 / 2 + 0.015875 / 2;
const gaps: Record<string, (p: V) => number> = {
  board: (p) => p[2] - BOARD_Z - R,
  rim: (p) => Math.hypot(Math.hypot(p[0], p[2]) - RING_RADIUS, p[1] - RING_Y) - 0.015875 / 2 - R,
  floor: (p) => p[1] - R,
};

const scene = missedFreeThrow.make();
let plan: BakePlan;
let motion: Motion;
let ball: BodyTrack;

beforeAll(async () => {
  plan = planBake(scene, 'take-1');
  motion = await simulate(plan);
  ball = trackOf(motion, 'ball')!;
});

function stateFrom(timeS: number): State {
  const s = stateAt(ball, timeS);
  return { p: [...s.positionM] as V, v: [...s.velocityMps] as V, w: [...s.angularVelocityRadps] as V };
}

describe('the missed free throw', () => {
  it('meets the board, then the rim, then the floor, and never passes the hoop', () => {
    const parts = motion.contacts.map((c) => c.partIds.find((id) => id !== 'ball'));
    expect(parts.slice(0, 3)).toEqual(['board', 'rim', 'floor']);
    const outcome = judgeOutcome(scene, plan, motion);
    expect(outcome.isMet).toBe(true);
    expect(outcome.happened.some((h) => h.type === 'pass')).toBe(false);
  });

  it('flies within 2 mm of RK4, and touches each part within 1 ms of it, restarted after each contact', () => {
    const starts = [0, ...motion.contacts.map((c) => c.timeS)];
    const ends = [...motion.contacts.map((c) => c.timeS), motion.durationS];
    starts.forEach((startS, i) => {
      let state = stateFrom(startS);
      const contact = motion.contacts[i];
      const part = contact?.partIds.find((id) => id !== 'ball');
      let t = startS;
      let worst = 0;
      while (t < ends[i]! - H) {
        state = rk4(state, H);
        t += H;
        const at = stateAt(ball, t).positionM;
        if (t < ends[i]! - 2 * H) worst = Math.max(worst, norm(plus(state.p, at as V, -1)));
      }
      expect(worst, `flight ${i + 1}`).toBeLessThan(0.002);
      if (!contact || !part) return;
      // Restart once more and run until the independent geometry is touched.
      state = stateFrom(startS);
      t = startS;
      const hasLeft = (p: V) => gaps[part]!(p) > 0;
      while (t < startS + 3 && (hasLeft(state.p) || t < startS + 0.02)) {
        state = rk4(state, H);
        t += H;
      }
      expect(Math.abs(t - contact.timeS), `touch of ${part}`).toBeLessThan(0.001);
    });
  });

  it('loses speed along the normal by the restitution of each pair', () => {
    for (const contact of motion.contacts) {
      const other = contact.materialIds.find((id) => id !== 'basketball');
      const e = { 'tempered-glass': 0.72, steel: 0.6, hardwood: 0.77 }[other!]!;
      const before = stateAt(ball, contact.timeS - 1e-6).velocityMps;
      const after = stateAt(ball, contact.timeS).velocityMps;
      const along = (v: readonly number[]) => v.reduce((sum, x, k) => sum + x * contact.normal[k]!, 0);
      expect(Math.abs(along(after) / along(before))).toBeCloseTo(e, 4);
      // J = m (1 + e) v: the impulse along the normal.
      expect(contact.impulseNs).toBeCloseTo(MASS * (1 + e) * contact.normalSpeedMps, 6);
    }
  });

  it('misses for all of 45 releases nearby, and keeps board, rim, floor for at least 40', async () => {
    let missed = 0;
    let kept = 0;
    for (const speedFactor of [0.99, 0.995, 1, 1.005, 1.01]) {
      for (const elevation of [-0.5, 0, 0.5]) {
        for (const azimuth of [-0.5, 0, 0.5]) {
          const varied = varyPlan(plan, {
            speedFactor,
            elevationRad: (elevation * Math.PI) / 180,
            azimuthRad: (azimuth * Math.PI) / 180,
          });
          const outcome = judgeOutcome(scene, varied, await simulate(varied));
          if (outcome.conditions.find((c) => c.id === 'miss')!.isMet) missed++;
          if (outcome.isMet) kept++;
        }
      }
    }
    expect(missed).toBe(45);
    expect(kept).toBeGreaterThanOrEqual(40);
  });

  it('comes out the same at 240, 480 and 960 steps a second', async () => {
    for (const stepHz of [480, 960]) {
      const finer = await simulate({ ...plan, stepHz });
      expect(finer.contacts.map((c) => c.id)).toEqual(motion.contacts.map((c) => c.id));
      finer.contacts.forEach((c, i) => {
        expect(Math.abs(c.timeS - motion.contacts[i]!.timeS)).toBeLessThan(0.001);
      });
    }
  });
});
