import { describe, expect, it } from 'vitest';
import { planBake } from '../../../src/core/bake/plan-bake.ts';
import { simulate } from '../../../src/core/bake/simulate.ts';
import { unitMass } from '../../../src/core/base/shapes/mass.ts';
import type { Vec3 } from '../../../src/core/base/vec3.ts';
import { stateAt, trackOf } from '../../../src/core/motion/sample.ts';
import { paddleboard } from '../../../src/core/props/paddleboard/paddleboard.ts';
import { water } from '../../../src/core/props/water/water.ts';
import type { SceneProp } from '../../../src/core/scene/schema.ts';
import { missedFreeThrow } from '../../../src/core/scenes/missed-free-throw/missed-free-throw.ts';

const prop = (kind: string, order: string, positionM: Vec3, params = {}): SceneProp => ({
  name: kind,
  kind,
  order,
  positionM: [...positionM],
  rotation: [0, 0, 0, 1],
  drive: { type: kind === 'water' ? 'still' : 'free' },
  params,
});

async function bakeOf(props: Record<string, SceneProp>, durationS: number) {
  const scene = missedFreeThrow.make();
  const plan = planBake({ ...scene, settings: { ...scene.settings, durationS }, props, outcome: {} }, 'take-1');
  return { plan, motion: await simulate(plan) };
}

describe('water', () => {
  it('has its surface at the height of the prop, and a bottom that catches what sinks', async () => {
    const sea = { ...prop('water', 'a0', [3, 2, 0], { depthM: 2 }) };
    const steel = prop('ball', 'a1', [3, 2.5, 0], { radiusM: 0.1, massKg: 33, materialId: 'steel' });
    const { plan, motion } = await bakeOf({ sea, steel }, 4);
    expect(plan.bodies[0]!.positionM).toEqual([3, 1, 0]);
    const splash = motion.contacts[0]!;
    expect(splash).toMatchObject({ phase: 'impact', partIds: ['water', 'ball'], materialIds: ['water', 'steel'] });
    expect(splash.pointM[1]).toBeCloseTo(2, 9);
    // The bottom is 2 m down; the ball lies on it.
    expect(stateAt(trackOf(motion, 'steel')!, 4).positionM[1]).toBeCloseTo(0.1, 2);
    expect(motion.contacts.some((c) => c.partIds.includes('bottom'))).toBe(true);
  });

  it('of a pool stays within its walls: beside it, things fall as they do anywhere', async () => {
    const pool = prop('water', 'a0', [0, 0, 0], water.presets.find(({ id }) => id === 'pool')!.params as object);
    const inside = prop('ball', 'a1', [0, 0.5, 0]);
    const outside = prop('ball', 'a2', [10, 0.5, 0]);
    const { motion } = await bakeOf({ pool, inside, outside }, 2);
    expect(stateAt(trackOf(motion, 'inside')!, 2).positionM[1]).toBeGreaterThan(-0.2);
    expect(stateAt(trackOf(motion, 'outside')!, 2).positionM[1]).toBeLessThan(-10);
  });
});

describe('the paddleboard', () => {
  const params = paddleboard.params.parse({}) as { readonly thicknessM: number };

  it('is as long, wide and full as an all-round board', () => {
    const [body] = paddleboard.bodies(params);
    const board = body!.parts.find(({ id }) => id === 'board')!;
    // 325 L is what makers say of 10'6" x 34" x 6"; they differ by a tenth.
    expect(unitMass(board.shape).volumeM3).toBeGreaterThan(0.3);
    expect(unitMass(board.shape).volumeM3).toBeLessThan(0.36);
    const points = (board.shape as { pointsM: readonly Vec3[] }).pointsM;
    // Flats at nose, tail and rails: the widened polygon comes within 2 % of the outline.
    expect(2 * Math.max(...points.map(([x]) => x))).toBeCloseTo(3.2, 1);
    expect(Math.abs((2 * Math.max(...points.map(([, , z]) => z))) / 0.86 - 1)).toBeLessThan(0.03);
  });

  it('carries 80 kg at a draft of about 3.8 cm, level, and 10 kg of its own at 4 mm', async () => {
    const sea = prop('water', 'a0', [0, 0, 0], { densityKgpm3: 1000 });
    const board = prop('paddleboard', 'a1', [0, 0.05, 0]);
    const rider = prop('box', 'a2', [0, 0.345, 0], { widthM: 0.6, heightM: 0.4, depthM: 0.4, massKg: 80 });
    const { motion } = await bakeOf({ sea, board, rider }, 8);
    const end = stateAt(trackOf(motion, 'board')!, 8);
    const draft = params.thicknessM / 2 - end.positionM[1];
    // 90 kg on 2.4 m2 are 3.75 cm; the rails draw in below, which costs up to 2 mm.
    expect(draft).toBeGreaterThan(0.0365);
    expect(draft).toBeLessThan(0.04);
    expect(Math.abs(end.rotation[3])).toBeGreaterThan(0.9999);
    const alone = await bakeOf({ sea, board }, 8);
    const light = params.thicknessM / 2 - stateAt(trackOf(alone.motion, 'board')!, 8).positionM[1];
    expect(light).toBeGreaterThan(0.004);
    expect(light).toBeLessThan(0.0055);
  });
});
