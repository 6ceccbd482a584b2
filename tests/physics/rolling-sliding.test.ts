import { describe, expect, it } from 'vitest';
import { bake, ball, bodyAt, box, planWith, SHELL, SOLID, slab } from './plans.ts';
import { G } from './reference/flight.ts';
import { dot, norm, plus, times, type V } from './reference/vectors.ts';

describe('a ball that rolls', () => {
  const TILT = (20 * Math.PI) / 180;
  const n: V = [Math.sin(TILT), Math.cos(TILT), 0];
  const downhill: V = [Math.cos(TILT), -Math.sin(TILT), 0];
  const radiusM = 0.12;

  // a = g sin / (1 + k): 5/7 g sin for a solid, 3/5 for a shell. mu 0.6 is above the tan / (1 + 1/k) that rolling needs.
  it.each([
    ['solid', SOLID, 5 / 7],
    ['shell', SHELL, 3 / 5],
  ] as const)('down 20 degrees, a %s gains its share of g sin within 0.3 %%', async (_, k, share) => {
    const motion = await bake(planWith([slab(TILT), ball({ radiusM, k, p: times(n, radiusM) })], 0, 0.6, 2.2));
    const a = share * G * Math.sin(TILT);
    const from = bodyAt(motion, 0.2);
    const to = bodyAt(motion, 2.2);
    // Between two instants after it has settled: v2^2 - v1^2 = 2 a s, and v2 - v1 = a t.
    const s = dot(plus(to.positionM, from.positionM, -1), downhill);
    const v1 = dot(from.velocityMps, downhill);
    const v2 = dot(to.velocityMps, downhill);
    expect(Math.abs((v2 * v2 - v1 * v1) / (2 * a * s) - 1)).toBeLessThan(0.003);
    expect(Math.abs((v2 - v1) / (2 * a) - 1)).toBeLessThan(0.003);
    // From rest: s = a t^2 / 2.
    expect(Math.abs(dot(to.positionM, downhill) / ((a * 2.2 * 2.2) / 2) - 1)).toBeLessThan(0.003);
    // It rolls: v = w r, and it neither sinks nor hops by more than a contact's softness of half a millimetre.
    expect(Math.abs((norm(to.angularVelocityRadps) * radiusM) / v2 - 1)).toBeLessThan(0.003);
    expect(Math.abs(dot(to.positionM, n) - radiusM)).toBeLessThan(0.0005);
  });

  // Friction turns sliding into rolling at v = v0 / (1 + k): 5/7 of a solid's speed.
  it('that is thrown sliding ends up rolling with 5/7 of its speed, within 0.3 %', async () => {
    const thrown = ball({ radiusM, k: SOLID, p: [0, radiusM, 0], v: [3, 0, 0] });
    const motion = await bake(planWith([slab(), thrown], 0, 0.3, 1.5));
    const end = bodyAt(motion, 1.5);
    expect(Math.abs(end.velocityMps[0] / ((5 / 7) * 3) - 1)).toBeLessThan(0.003);
    expect(Math.abs((-end.angularVelocityRadps[2] * radiusM) / end.velocityMps[0] - 1)).toBeLessThan(0.003);
  });

  it('keeps its speed on the level for ten seconds where nothing resists, within 0.3 %', async () => {
    const thrown = ball({ radiusM, p: [0, radiusM, 0], v: [2, 0, 0], w: [0, 0, -2 / radiusM] });
    const motion = await bake(planWith([slab(), thrown], 0.5, 0.5, 10));
    expect(Math.abs(bodyAt(motion, 10).velocityMps[0] / 2 - 1)).toBeLessThan(0.003);
    expect(Math.abs(bodyAt(motion, 10).positionM[0] / 20 - 1)).toBeLessThan(0.003);
  });

  // Rolling resistance: the torque c m g r on a rolling ball slows it by c g / (1 + k), so it rolls v^2 (1 + k) / (2 c g) far.
  it.each([SOLID, SHELL])('is brought to rest by rolling resistance after v^2 (1 + k) / 2 c g, k = %d', async (k) => {
    const c = 0.02;
    const v = 1;
    const plan = planWith(
      [slab(), ball({ radiusM, k, p: [0, radiusM, 0], v: [v, 0, 0], w: [0, 0, -v / radiusM] })],
      0.5,
      0.5,
      12,
    );
    const pairs = { 'rubber|rubber': { ...plan.pairs['rubber|rubber']!, rollingResistance: c } };
    const motion = await bake({ ...plan, pairs });
    const end = bodyAt(motion, 12);
    expect(norm(end.velocityMps)).toBeLessThan(0.001);
    expect(Math.abs(end.positionM[0] / ((v * v * (1 + k)) / (2 * c * G)) - 1)).toBeLessThan(0.01);
  });
});

describe('a block that slides', () => {
  // s = v^2 / (2 mu g). A cube of 40 cm, wide enough not to tip over at mu 0.6.
  it.each([0.1, 0.3, 0.6])('over a floor of friction %d stops after v^2 / 2 mu g within 0.3 %%', async (mu) => {
    const v = 3;
    const block = box('box', [0.4, 0.4, 0.4], 10, { positionM: [0, 0.2, 0], velocityMps: [v, 0, 0] });
    const motion = await bake(planWith([slab(), block], 0, mu, v / (mu * G) + 0.5));
    const slid = bodyAt(motion, motion.durationS, 'box').positionM[0];
    expect(Math.abs(slid / ((v * v) / (2 * mu * G)) - 1)).toBeLessThan(0.003);
  });

  // It holds where mu > tan: tan 20 degrees = 0.364. Where it slips, it is pushed at first: the engine takes what moves at less than
  // 5 cm/s for half a second for something at rest.
  it('holds on a slope of 20 degrees with friction 0.368 and gathers speed with 0.36', async () => {
    const tilt = (20 * Math.PI) / 180;
    const downhill: V = [Math.cos(tilt), -Math.sin(tilt), 0];
    const start: V = [Math.sin(tilt) * 0.1, Math.cos(tilt) * 0.1, 0];
    const moved = async (mu: number, push: number) => {
      const block = box('box', [0.4, 0.2, 0.4], 10, {
        positionM: start,
        rotation: [0, 0, -Math.sin(tilt / 2), Math.cos(tilt / 2)],
        velocityMps: times(downhill, push),
      });
      const motion = await bake(planWith([slab(tilt), block], 0, mu, 3));
      return dot(plus(bodyAt(motion, 3, 'box').positionM, start, -1), downhill);
    };
    expect(Math.abs(await moved(0.368, 0))).toBeLessThan(0.001);
    // s = v t + g (sin - mu cos) t^2 / 2, where friction nearly cancels gravity: 2 % of s is 0.03 % of friction and gravity.
    const a = G * (Math.sin(tilt) - 0.36 * Math.cos(tilt));
    expect(Math.abs((await moved(0.36, 0.2)) / (0.2 * 3 + (a * 9) / 2) - 1)).toBeLessThan(0.02);
  });
});

describe('a stack of ten boxes', () => {
  it('sinks at most 3 mm in ten seconds and lies still from one second on', async () => {
    const sideM = 0.4;
    const boxes = Array.from({ length: 10 }, (_, i) =>
      box(`box${i}`, [sideM, sideM, sideM], 10, { positionM: [0, sideM * (i + 0.5), 0] }),
    );
    const motion = await bake(planWith([slab(), ...boxes], 0, 0.5, 10));
    for (const [i, { id }] of boxes.entries()) {
      const due: V = [0, sideM * (i + 0.5), 0];
      const end = bodyAt(motion, 10, id);
      expect(norm(plus(end.positionM, due, -1))).toBeLessThan(0.003);
      // Asleep: not one bit moves.
      expect(bodyAt(motion, 1, id)).toEqual(end);
      expect(norm(end.velocityMps)).toBe(0);
    }
  });
});
