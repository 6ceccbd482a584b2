import { describe, expect, test } from 'vitest';
import { planBake } from '../../../src/core/bake/plan-bake.ts';
import { simulate } from '../../../src/core/bake/simulate.ts';
import { brokenScenes } from '../../../src/core/broken/index.ts';
import { checks } from '../../../src/core/checks/index.ts';
import { ballBody, checkInput, flight, floorBody, GRAVITY, impactOf, planOf } from '../../support/motion-builders.ts';

/** Each check with a motion just inside its limit and one just outside, from the limits as documented. */
const DEG = Math.PI / 180;

describe('frozen roll: 0.03 m/s, and what rolling resistance takes in a frame of 1/24 s', () => {
  const still = [0, 0, 0] as const;
  /** A ball of 10 cm radius rolls for half a second, `turns` times as fast as it must, and stands from one step to the next. */
  const at = (speedMps: number, { rollingResistance = 0, turns = 1, phase = 'roll' as 'roll' | 'impact' } = {}) => {
    const plan = planOf([ballBody(), floorBody()]);
    const [key, pair] = Object.entries(plan.pairs)[0]!;
    const spinRadps = [0, 0, (-turns * speedMps) / 0.1] as const;
    const ball = [
      ...flight(0, 0.5, [0, 0.1, 0], [speedMps, 0, 0], still).map((knot) => ({ ...knot, spinRadps })),
      ...flight(0.5 + 1 / 240, 1, [speedMps / 2, 0.1, 0], still, still),
    ];
    const roll = impactOf('ball', 'floor', 0, { phase: 'roll', endTimeS: 1, impulseNs: 0.6 * GRAVITY });
    const wall = impactOf('ball', 'floor', 0.5);
    const input = checkInput({ ...plan, pairs: { [key]: { ...pair, rollingResistance } } }, { ball }, [
      roll,
      ...(phase === 'impact' ? [wall] : []),
    ]);
    return checks.get('frozen-roll').run(input);
  };

  test('0.029 m/s is let be, 0.031 unlikely', () => {
    expect(at(0.029)).toEqual([]);
    expect(at(0.031)).toMatchObject([{ level: 'unlikely', limit: 0.03, value: expect.closeTo(0.031, 6) }]);
  });
  test('felt that takes 1 % of the weight stops 4.1 mm/s more in a frame', () => {
    const limitMps = 0.03 + (0.01 * GRAVITY) / 24;
    expect(at(limitMps - 0.001, { rollingResistance: 0.01 })).toEqual([]);
    expect(at(limitMps + 0.001, { rollingResistance: 0.01 })).toMatchObject([{ limit: expect.closeTo(limitMps, 9) }]);
  });
  test('what slides may stop so, and what strikes something too', () => {
    expect(at(0.1, { turns: 0.51 })).toHaveLength(1);
    expect(at(0.1, { turns: 0.49 })).toEqual([]);
    expect(at(0.1, { phase: 'impact' })).toEqual([]);
  });
});

describe('nudges: told always, unlikely beyond 20 % less, 12 % more or 10°', () => {
  const at = (change: { speedFactor?: number; azimuthRad?: number; elevationRad?: number }) => {
    const nudge = { id: 'ball.help', bodyId: 'ball', onPropId: 'floor', onPartId: null, nth: 1 };
    const nudges = [{ ...nudge, speedFactor: 1, azimuthRad: 0, elevationRad: 0, ...change }];
    const input = checkInput(planOf([ballBody(), floorBody()], { nudges }), {});
    const appliedNudges = [{ nudgeId: 'ball.help', bodyId: 'ball', contactId: 'c', timeS: 0.4 }];
    const motion = { ...input.motion, appliedNudges };
    return checks
      .get('nudged')
      .run({ ...input, motion })
      .map(({ level, value }) => `${level} ${value.toFixed(1)}`);
  };
  test('one whose bounce never came is told as craft, and what the take has instead', () => {
    const nudge = { id: 'ball.help', bodyId: 'ball', onPropId: 'floor', onPartId: null, nth: 3 };
    const nudges = [{ ...nudge, speedFactor: 1.1, azimuthRad: 0, elevationRad: 0 }];
    const plan = planOf([ballBody(), floorBody()], { nudges });
    const told = (count: number) => {
      const bounces = [0.2, 0.5, 0.7].slice(0, count).map((timeS) => impactOf('ball', 'floor', timeS));
      return checks.get('nudged').run(checkInput(plan, {}, bounces));
    };
    expect(told(2)).toMatchObject([{ level: 'craft', value: 2, limit: 3, bodyIds: ['ball'] }]);
    expect(told(2)[0]!.message).toBe(
      'The ball: a nudge waits for bounce 3 on the floor, but this take has only 2, so it does nothing.',
    );
    expect(told(0)[0]!.message).toContain('this take has no such bounce');
  });
  test('at the bounds it is craft, and used to the full', () => {
    const most = [{ speedFactor: 1.12 }, { speedFactor: 0.8 }, { azimuthRad: -10 * DEG }, { elevationRad: 10 * DEG }];
    expect(most.flatMap((change) => at(change))).toEqual(Array(4).fill('craft 100.0'));
  });
  test('a hundredth of the bound beyond, it is unlikely', () => {
    const beyond = [
      { speedFactor: 1.1212 },
      { speedFactor: 0.798 },
      { azimuthRad: 10.1 * DEG },
      { elevationRad: -10.1 * DEG },
    ];
    expect(beyond.flatMap((change) => at(change))).toEqual(Array(4).fill('unlikely 101.0'));
  });
  // Of a level direction: acos(cos 10° cos 10°) = 14.106°, and acos(cos 7° cos 7°) = 9.887°.
  test('two angles count as the turn that they make together', () => {
    expect(at({ azimuthRad: 10 * DEG, elevationRad: -10 * DEG })).toEqual(['unlikely 141.1']);
    expect(at({ azimuthRad: 7 * DEG, elevationRad: 7 * DEG })).toEqual(['craft 98.9']);
  });
});

describe('clamped: an eighth of a turn in a step', () => {
  /** The pipe of the gallery falls freely about its own axis, so that it keeps its spin. */
  const at = async (spinRadps: number) => {
    const scene = brokenScenes.get('dizzy-pipe').make();
    scene.props.pipe!.release!.angularVelocityRadps = [0, spinRadps, 0];
    const plan = planBake(scene, scene.activeTakeId);
    return checks.get('clamped').run({ plan, motion: await simulate(plan), nameOf: (id) => id });
  };
  // A full turn is 2 pi: an eighth of it, 240 times a second, is 60 pi = 188.5 rad/s.
  test('188 rad/s at 240 steps a second is carried, 189 unlikely', async () => {
    expect(await at(188)).toEqual([]);
    expect(await at(189)).toMatchObject([{ level: 'unlikely', limit: expect.closeTo(60 * Math.PI, 9), unit: 'rad/s' }]);
  });
});
