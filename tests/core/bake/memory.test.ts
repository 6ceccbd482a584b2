import { beforeAll, describe, expect, it } from 'vitest';
import type { JointPlan } from '../../../src/core/bake/plan.ts';
import { simulate } from '../../../src/core/bake/simulate.ts';
import { ballBody, bodyOf, floorBody, planOf } from '../../support/motion-builders.ts';

/** The engine's memory, which it does not give away: caught while it is instantiated. */
let memory: WebAssembly.Memory | undefined;

beforeAll(() => {
  const original = WebAssembly.instantiate;
  const caught = async (source: BufferSource | WebAssembly.Module, imports?: WebAssembly.Imports) => {
    const result: unknown = await original(source as BufferSource, imports);
    const { exports } =
      result instanceof WebAssembly.Instance ? result : (result as { instance: WebAssembly.Instance }).instance;
    if (exports.memory instanceof WebAssembly.Memory) memory = exports.memory;
    return result;
  };
  WebAssembly.instantiate = caught as typeof WebAssembly.instantiate;
});

const DURATION_S = 5 / 240;

/** Two boxes in a stack, one on a rope, a ball, and a paddle that moves: 5 steps of all that takes memory. */
function scene() {
  const boxes = Array.from({ length: 2 }, (_, k) =>
    bodyOf(`box-${k}`, { type: 'box', sizeM: [0.2, 0.2, 0.2] }, 'free', {
      inertiaKgm2: [0.004, 0.004, 0.004],
      positionM: [0, 0.1 + 0.2 * k, 0],
    }),
  );
  const rope: JointPlan = {
    id: 'rope',
    shape: { type: 'rope', lengthM: 1 },
    bodyIds: ['box-1', null],
    pointsM: [
      [0, 0, 0],
      [0, 1.3, 0],
    ],
    breakForceN: null,
    collide: true,
  };
  const marks = [0, 1].map((k) => ({
    timeS: DURATION_S * k,
    positionM: [-0.5 + 0.1 * k, 0.5, 0] as const,
    rotation: [0, 0, 0, 1] as const,
    easing: 'linear' as const,
  }));
  const paddle = bodyOf('paddle', { type: 'box', sizeM: [0.05, 0.3, 0.3] }, 'animated', {
    marks,
    positionM: [-0.5, 0.5, 0],
  });
  return planOf([floorBody(), ...boxes, ballBody('ball', { positionM: [0.5, 2, 0] }), paddle], {
    durationS: DURATION_S,
    joints: [rope],
  });
}

async function bakeMany(count: number): Promise<void> {
  const plan = scene();
  for (let n = 0; n < count; n++) await simulate(plan);
}

describe('the memory of the engine', () => {
  it('stays flat over 500 bakes', async () => {
    await bakeMany(20);
    const before = memory!.buffer.byteLength;
    await bakeMany(500);
    // One world of this size that stayed behind would cost some 10 KiB, 500 of them several times the 1 % of what there is.
    expect(memory!.buffer.byteLength / before).toBeLessThan(1.01);
  }, 120_000);

  it('gives back the world of a bake that is cancelled half-way', async () => {
    await bakeMany(5);
    const before = memory!.buffer.byteLength;
    const plan = { ...scene(), durationS: 20 };
    for (let n = 0; n < 200; n++) {
      const controller = new AbortController();
      const reason = new Error('enough');
      const bake = simulate(plan, { signal: controller.signal, onProgress: () => controller.abort(reason) });
      await expect(bake).rejects.toBe(reason);
    }
    expect(memory!.buffer.byteLength / before).toBeLessThan(1.01);
  }, 120_000);

  it('gives back a world that could not be built', async () => {
    await bakeMany(5);
    const before = memory!.buffer.byteLength;
    const { bodies, ...rest } = scene();
    const flat = bodyOf(
      'flat',
      {
        type: 'hull',
        pointsM: [
          [0, 0, 0],
          [0, 0, 0],
          [0, 0, 0],
        ],
      },
      'free',
    );
    const plan = planOf([...bodies, flat], { durationS: rest.durationS });
    for (let n = 0; n < 200; n++) await expect(simulate(plan)).rejects.toThrow('A hull needs four points');
    expect(memory!.buffer.byteLength / before).toBeLessThan(1.01);
  }, 120_000);
});
