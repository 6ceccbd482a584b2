import { beforeAll, describe, expect, it } from 'vitest';
import type { BakePlan } from '../../../src/core/bake/plan.ts';
import { planBake } from '../../../src/core/bake/plan-bake.ts';
import { simulate } from '../../../src/core/bake/simulate.ts';
import type { Motion } from '../../../src/core/motion/motion.ts';
import { judgeOutcome } from '../../../src/core/outcomes/judge.ts';
import type { Condition, Scene } from '../../../src/core/scene/schema.ts';
import { missedFreeThrow } from '../../../src/core/scenes/missed-free-throw/missed-free-throw.ts';

const RING_Y = 3.048 - 0.015875 / 2;

/** The hoop scene without its net, which would slow it, and the ball let fall from a height, off the ring's centre by `x`. */
function drop(x: number, heightM = 4): Scene {
  const scene = missedFreeThrow.make();
  scene.props.ball!.positionM = [x, heightM, 0];
  delete scene.props.ball!.release;
  scene.props.hoop!.params = { netLengthM: 0 };
  scene.settings.airDensityKgpm3 = 0;
  scene.settings.durationS = 1;
  return scene;
}

async function judged(scene: Scene, condition: Condition) {
  scene.outcome = { it: condition };
  const plan = planBake(scene, 'take-1');
  return judgeOutcome(scene, plan, await simulate(plan)).conditions[0]!;
}

const pass = (mode: 'must' | 'never'): Condition => ({
  type: 'pass',
  order: 'a0',
  mode,
  propId: 'ball',
  through: { propId: 'hoop', passageId: 'hoop' },
});

describe('a passage', () => {
  it('counts when crossed downwards within the ring, at the time of free fall, with its margin to the edge', async () => {
    const result = await judged(drop(0.05), pass('must'));
    expect(result.isMet).toBe(true);
    expect(result.timeS).toBeCloseTo(Math.sqrt((2 * (4 - RING_Y)) / 9.81), 3);
    expect(result.margin!.unit).toBe('m');
    expect(result.margin!.value).toBeCloseTo(0.2286 - 0.05, 3);
  });

  it('does not count beside the ring, and says how near it was', async () => {
    const result = await judged(drop(0.5), pass('never'));
    expect(result.isMet).toBe(true);
    expect(result.timeS).toBeNull();
    expect(result.margin!.value).toBeCloseTo(0.5 - 0.2286, 2);
  });

  it('does not count upwards', async () => {
    const scene = drop(0, 2);
    scene.props.ball!.release = { velocityMps: [0, 6, 0], angularVelocityRadps: [0, 0, 0] };
    scene.settings.durationS = 0.6;
    expect((await judged(scene, pass('must'))).isMet).toBe(false);
  });

  it('outside its window has not happened', async () => {
    const condition = { ...pass('must'), window: { fromS: 0.6, toS: 0.9 } };
    expect((await judged(drop(0.05), condition)).isMet).toBe(false);
    const inWindow = await judged(drop(0.05), { ...pass('must'), window: { fromS: 0.3, toS: 0.9 } });
    expect(inWindow.isMet).toBe(true);
    expect(inWindow.margin).toEqual({ value: inWindow.timeS! - 0.3, unit: 's' });
  });
});

describe('touches and order', () => {
  const floor: Condition = {
    type: 'touch',
    order: 'a0',
    mode: 'must',
    a: { propId: 'ball' },
    b: { propId: 'court', partId: 'floor' },
  };

  it('give the clearance where nothing touched', async () => {
    const scene = drop(0.05);
    scene.settings.durationS = 0.5;
    const result = await judged(scene, floor);
    expect(result.isMet).toBe(false);
    expect(result.margin!.value).toBeCloseTo(4 - (9.81 * 0.25) / 2 - 0.1193, 2);
  });

  it('flip when the order is another', async () => {
    const scene = missedFreeThrow.make();
    const sequence = scene.outcome.order!;
    if (sequence.type !== 'sequence') throw new Error('The scene wants a sequence.');
    sequence.steps.board!.order = 'a9';
    const result = await judged(scene, sequence);
    expect(result.label).toBe('rim, then floor, then board');
    expect(result.isMet).toBe(false);
    expect(result.timesS).toEqual([]);
  });

  it('tell when each step came about', async () => {
    const scene = missedFreeThrow.make();
    const { timeS, timesS } = await judged(scene, scene.outcome.order!);
    expect(timesS).toHaveLength(3);
    expect(timesS.toSorted((a, b) => a - b)).toEqual(timesS);
    expect(timesS.at(-1)).toBe(timeS);
  });
});

describe('regions and rest', () => {
  it('are met from the instant the ball is inside, with the depth as margin', async () => {
    const inside: Condition = {
      type: 'inside',
      order: 'a0',
      mode: 'must',
      propId: 'ball',
      minM: [-1, 1, -1],
      maxM: [1, 2, 1],
    };
    const result = await judged(drop(0), inside);
    expect(result.isMet).toBe(true);
    expect(result.timeS).toBeCloseTo(Math.sqrt((2 * 2) / 9.81), 2);
    // The deepest knot lies within half a step of the middle: 0.5 * 6.3 m/s / 240 Hz = 13 mm.
    expect(Math.abs(result.margin!.value - 0.5)).toBeLessThan(0.0135);
  });

  it('know a ball that lies still from one that still rolls', async () => {
    const rest: Condition = { type: 'rest', order: 'a0', mode: 'must', propId: 'ball' };
    const still = drop(2, 0.1193);
    still.props.ball!.surface = { restitution: 0 };
    expect((await judged(still, rest)).isMet).toBe(true);
    expect((await judged(drop(2, 0.5), rest)).isMet).toBe(false);
  });
});

describe('windows over a body that lies still', () => {
  const scene = () => {
    const asleep = drop(2, 4);
    asleep.props.box = {
      name: 'Box',
      kind: 'box',
      order: 'a5',
      positionM: [-3, 0.3, 0],
      rotation: [0, 0, 0, 1],
      drive: { type: 'free' },
      params: { widthM: 0.4, heightM: 0.4, depthM: 0.4 },
    };
    asleep.settings.durationS = 5;
    return asleep;
  };
  const window = { fromS: 4, toS: 5 };

  it('find it in its region', async () => {
    const region = { minM: [-4, 0, -1], maxM: [-2, 1, 1] } as const;
    const inside = { type: 'inside', order: 'a0', mode: 'must', window } as const;
    const minM: [number, number, number] = [...region.minM];
    const maxM: [number, number, number] = [...region.maxM];
    const box = await judged(scene(), { ...inside, propId: 'box', minM, maxM });
    expect(box).toMatchObject({ isMet: true, timeS: 4 });
    const still = await judged(scene(), { ...inside, propId: 'court', minM: [-1, -1, -1], maxM: [1, 1, 1] });
    expect(still.isMet).toBe(true);
  });

  it('know that it still touches what it lies on, asleep or not', async () => {
    const never = { type: 'touch', order: 'a0', mode: 'never', window } as const;
    const result = await judged(scene(), { ...never, a: { propId: 'box' }, b: { propId: 'court' } });
    expect(result).toMatchObject({ isMet: false, timeS: 4 });
  });
});

describe('what happened', () => {
  let scene: Scene;
  let plan: BakePlan;
  let motion: Motion;
  beforeAll(async () => {
    scene = drop(0.05);
    plan = planBake(scene, 'take-1');
    motion = await simulate(plan);
  });

  it('is told in order and in plain words', () => {
    const { happened } = judgeOutcome(scene, plan, motion);
    expect(happened.map((h) => h.label)).toEqual(['through the hoop', 'floor']);
  });
});
