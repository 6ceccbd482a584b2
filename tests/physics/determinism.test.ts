import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { buildForNode } from '../../scripts/build-node.mjs';
import type { BakePlan } from '../../src/core/bake/plan.ts';
import { planBake } from '../../src/core/bake/plan-bake.ts';
import { parseScene } from '../../src/core/scene/load.ts';
import { saveScene } from '../../src/core/scene/save.ts';
import type { Scene } from '../../src/core/scene/schema.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { hashPlan } from './hash-plan.ts';
import { ball, box, planWith, ringBody, slab } from './plans.ts';
import { seeded, type V } from './reference/vectors.ts';

/** Balls that bounce and meet, a heap of turned boxes, a ring: every way a body is moved in. */
function busyPlan(): BakePlan {
  const random = seeded(7);
  const place = (y: number): V => [random() - 0.5, y, random() - 0.5];
  const boxes = Array.from({ length: 16 }, (_, i) => {
    const half = random() * 1.5;
    return box(`box${i}`, [0.2, 0.15, 0.3], 1, {
      positionM: place(0.3 + 0.3 * i),
      rotation: [0, Math.sin(half), 0, Math.cos(half)],
    });
  });
  const balls = Array.from({ length: 6 }, (_, i) =>
    ball({ p: place(3 + 0.4 * i), v: [1, 0, -1], w: [9, 8, 7] }, `ball${i}`),
  );
  return planWith([slab(), ringBody(0.24, 0.01, [0, 1.5, 0]), ...boxes, ...balls], 0.6, 0.4, 2);
}

/** The hash that a Node of its own makes of a plan. */
async function hashInSecondProcess(plan: BakePlan): Promise<string> {
  const program = await buildForNode('tests/physics/hash-plan.ts');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program]);
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(err))));
    child.stdin.end(JSON.stringify(plan));
  });
}

describe('the same plan', () => {
  it('bakes to the same bytes twice, from a copy, with another bake in between, and in a second process', async () => {
    const plan = busyPlan();
    const once = await hashPlan(plan);
    expect(once).toMatch(/^[0-9a-f]{64}$/);
    await hashPlan({ ...plan, bodies: plan.bodies.slice(0, 20), durationS: 0.5 });
    expect(await hashPlan(plan)).toBe(once);
    expect(await hashPlan(structuredClone(plan))).toBe(once);
    expect(await hashInSecondProcess(plan)).toBe(once);
  });

  // A number and its JSON are one: what is written is 0, so a document must bake alike before and after it is saved.
  it('bakes to the same bytes whether a zero has a sign or not', async () => {
    const at = (zero: number) =>
      planWith(
        [
          slab(),
          ball({ p: [zero, 1, zero], v: [zero, 0, zero] }),
          box('box', [0.2, 0.2, 0.2], 1, { positionM: [1, 1, zero] }),
        ],
        0.5,
        0.5,
        1,
      );
    expect(await hashPlan(at(-0))).toBe(await hashPlan(at(0)));
  });

  it('bakes to the same bytes while another bakes beside it', async () => {
    const plan = busyPlan();
    const other = planWith([slab(), ball({ p: [0, 2, 0], v: [1, 0, 0] }), box('box', [0.2, 0.2, 0.2], 1)], 0.5, 0.5, 3);
    const [a, b, c] = await Promise.all([hashPlan(plan), hashPlan(other), hashPlan(plan)]);
    expect(c).toBe(a);
    expect(b).toBe(await hashPlan(other));
  });

  it('does not bake to the same bytes when a ball is a micrometre elsewhere', async () => {
    const plan = busyPlan();
    const moved = plan.bodies.map((body) =>
      body.id === 'ball0'
        ? { ...body, positionM: [body.positionM[0] + 1e-6, body.positionM[1], body.positionM[2]] as V }
        : body,
    );
    expect(await hashPlan({ ...plan, bodies: moved })).not.toBe(await hashPlan(plan));
  });
});

describe('a document that is saved and loaded', () => {
  it('plans and bakes to the same bytes', async () => {
    const scene = readyScenes.all[0]!.make();
    const loaded = parseScene(new TextEncoder().encode(saveScene(scene)));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const planOfScene = (it: Scene) => planBake(it, it.activeTakeId);
    expect(await hashPlan(planOfScene(loaded.value))).toBe(await hashPlan(planOfScene(scene)));
  });
});
