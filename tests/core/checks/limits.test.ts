import { describe, expect, test } from 'vitest';
import type { Check } from '../../../src/core/checks/check-kind.ts';
import { checks } from '../../../src/core/checks/index.ts';
import {
  ballBody,
  bodyOf,
  bouncingBall,
  checkInput,
  flight,
  floorBody,
  GRAVITY,
  impactOf,
  planOf,
} from '../../support/motion-builders.ts';

/** Each check with a motion just inside its limit and one just outside, from the limits as documented. */
function levels(check: Check, input: Parameters<Check['run']>[0]): string[] {
  return check.run(input).map(({ level }) => level);
}

const floorPlan = planOf([ballBody(), floorBody()]);

/** A ball of 0.6 kg that drops 1.8 m and keeps 0.8 of its speed, with a contact that tells what `change` says. */
function drop(change: (speedMps: number) => Parameters<typeof impactOf>[3]) {
  const { knots, hits } = bouncingBall(1.8, 0.8, 1);
  return checkInput(
    floorPlan,
    { ball: knots },
    hits.map(({ timeS, speedMps }) => impactOf('ball', 'floor', timeS, change(speedMps))),
  );
}

describe('impulse mismatch: 2 % and 10 % of J = m (1 + e) v', () => {
  const at = (factor: number) =>
    levels(
      checks.get('impulse-mismatch'),
      drop((v) => ({ normalSpeedMps: v, reboundSpeedMps: 0.8 * v, impulseNs: factor * 0.6 * 1.8 * v })),
    );
  // The share is of the impulse told: told f times too much, the change is 1 - 1/f off.
  test('the true impulse, and 1.9 % off, are let be', () => expect([...at(1), ...at(1 / 0.981)]).toEqual([]));
  test('2.1 % is unlikely, 10.1 % impossible', () =>
    expect([...at(1 / 0.979), ...at(1 / 0.899)]).toEqual(['unlikely', 'impossible']));
});

describe('apparent restitution: 0.05 off the pair’s 0.8, and 1', () => {
  const at = (kept: number) =>
    levels(
      checks.get('apparent-restitution'),
      drop((v) => ({ normalSpeedMps: v, reboundSpeedMps: kept * v })),
    );
  test('0.751 and 0.849 are let be', () => expect([...at(0.751), ...at(0.849)]).toEqual([]));
  test('0.749 and 0.851 are unlikely, 1.001 impossible', () =>
    expect([...at(0.749), ...at(0.851), ...at(1.001)]).toEqual(['unlikely', 'unlikely', 'impossible']));
});

describe('friction cone: 1.05 times 0.5, at most 0.6, of the impulse', () => {
  // 0.01 m/s of the ball's 0.6 kg is rounding: 0.006 N s on top.
  const at = (ratio: number) =>
    levels(
      checks.get('friction-cone'),
      drop(() => ({ impulseNs: 10, frictionNs: ratio * 0.5 * 10 + 0.006 })),
    );
  test('1.049 is let be', () => expect(at(1.049)).toEqual([]));
  test('1.051 is unlikely, 1.05 of the highest impossible', () =>
    expect([...at(1.051), ...at(1.261)]).toEqual(['unlikely', 'impossible']));
});

describe('contact timing: 50 ms and 100 ms', () => {
  const still = [0, 0, 0] as const;
  const plan = planOf([ballBody('cue'), ballBody('red')], { gravityMps2: still });
  // The cue ball meets the red at 0.5 s and stands; the red leaves later. It drifts back, so that nothing is beside.
  const at = (lateS: number) => {
    const cue = [
      ...flight(0, 0.5, [-1.2, 0, 0], [2, 0, 0], still),
      ...flight(0.5, 1, [-0.2, 0, 0], [-0.5, 0, 0], still),
    ];
    const red = [
      ...flight(0, 0.5 + lateS, [0, 0, 0], still, still),
      ...flight(0.5 + lateS, 1, [0, 0, 0], [2, 0, 0], still),
    ];
    return levels(
      checks.get('contact-timing'),
      checkInput(plan, { cue, red }, [impactOf('cue', 'red', 0.5, { impulseNs: 1.2 })]),
    );
  };
  test('49 ms is let be', () => expect([...at(0), ...at(0.049)]).toEqual([]));
  test('51 ms is unlikely, 101 ms impossible', () =>
    expect([...at(0.051), ...at(0.101)]).toEqual(['unlikely', 'impossible']));

  // Balls of 10 cm: the third one's middle is 20 cm and the gap from the red one's.
  test('a third thing within 5 mm may have pushed, one farther off may not', () => {
    const beside = (gapM: number) => {
      const third = ballBody('third', { positionM: [0, 0, 0.2 + gapM] });
      const knots = {
        cue: [...flight(0, 0.5, [-1.2, 0, 0], [2, 0, 0], still), ...flight(0.5, 1, [-0.2, 0, 0], [-0.5, 0, 0], still)],
        red: [...flight(0, 0.7, [0, 0, 0], still, still), ...flight(0.7, 1, [0, 0, 0], [2, 0, 0], still)],
        third: flight(0, 1, [0, 0, 0.2 + gapM], still, still),
      };
      const three = planOf([ballBody('cue'), ballBody('red'), third], { gravityMps2: still });
      return levels(
        checks.get('contact-timing'),
        checkInput(three, knots, [impactOf('cue', 'red', 0.5, { impulseNs: 1.2 })]),
      );
    };
    expect([beside(0.0049), beside(0.0051)]).toEqual([[], ['impossible']]);
  });
});

describe('unsupported rest: 90 % of the weight', () => {
  const box = bodyOf('box', { type: 'box', sizeM: [0.2, 0.2, 0.2] }, 'free');
  const wall = bodyOf('wall', { type: 'box', sizeM: [1, 4, 4] }, 'still', { positionM: [-0.6, 1, 0] });
  // It stands against a wall, 1 m up. A touch of 0.5 s is counted from 0.08 s on.
  const at = (share: number) => {
    const rest = impactOf('box', 'wall', 0, {
      phase: 'rest',
      endTimeS: 0.5,
      normal: [0, 1, 0],
      impulseNs: share * 0.6 * GRAVITY * 0.42,
    });
    const knots = flight(0, 0.5, [0, 1, 0], [0, 0, 0], [0, 0, 0]);
    return levels(checks.get('unsupported-rest'), checkInput(planOf([box, wall]), { box: knots }, [rest]));
  };
  test('91 % is let be, 89 % and nothing impossible', () =>
    expect([at(0.91), at(0.89), at(0)]).toEqual([[], ['impossible'], ['impossible']]));

  // It stands 2 mm above the floor, which an engine's allowance explains where the floor pushes at all.
  test('what lies beneath bears only where it pushes', () => {
    const on = (impulseNs: number) => {
      const rest = impactOf('box', 'floor', 0, { phase: 'rest', endTimeS: 0.5, impulseNs });
      const knots = flight(0, 0.5, [0, 0.102, 0], [0, 0, 0], [0, 0, 0]);
      const input = checkInput(planOf([box, floorBody()]), { box: knots }, impulseNs > 0 ? [rest] : []);
      return levels(checks.get('unsupported-rest'), input);
    };
    expect([on(0.01), on(0)]).toEqual([[], ['impossible']]);
  });
});

describe('tip-over: the centre of mass 5 mm beyond the edge', () => {
  const box = bodyOf('box', { type: 'box', sizeM: [0.2, 0.2, 0.2] }, 'free');
  const table = bodyOf('table', { type: 'box', sizeM: [1, 0.1, 1] }, 'still', { positionM: [0, -0.05, 0] });
  const at = (beyondM: number) => {
    const knots = flight(0, 0.5, [0.5 + beyondM, 0.1, 0], [0, 0, 0], [0, 0, 0]);
    return levels(checks.get('tip-over'), checkInput(planOf([box, table]), { box: knots }));
  };
  test('4 mm is let be, 6 mm impossible', () => expect([at(0.004), at(0.006)]).toEqual([[], ['impossible']]));
});

describe('records: 73.2 m/s for a tennis ball, and 1.25 of it', () => {
  const part = { id: 'ball', shape: { type: 'ball', radiusM: 0.0335 }, materialId: 'tennis-felt' } as const;
  const tennis = ballBody('ball', { parts: [{ ...part, positionM: [0, 0, 0], rotation: [0, 0, 0, 1] }] });
  const at = (speedMps: number) =>
    levels(
      checks.get('too-fast'),
      checkInput(planOf([tennis], { gravityMps2: [0, 0, 0] }), {
        ball: flight(0, 0.1, [0, 1, 0], [speedMps, 0, 0], [0, 0, 0]),
      }),
    );
  test('73 is let be, 74 unlikely, 92 impossible', () =>
    expect([at(73), at(74), at(92)]).toEqual([[], ['unlikely'], ['impossible']]));
});

describe('joint load: 80 % of the force that breaks it, 100 weights', () => {
  const at = (peakForceN: number, breakForceN: number | null, brokeAtS: number | null = null) => {
    const joint = {
      id: 'rope',
      bodyIds: ['ball', null],
      pointsM: [
        [0, 0, 0],
        [0, 1, 0],
      ],
      shape: { type: 'ball' },
      breakForceN,
      collide: false,
    } as const;
    const input = checkInput(planOf([ballBody()], { joints: [joint] }), { ball: flight(0, 0.1, [0, 1, 0], [0, 0, 0]) });
    const jointLoads = [{ jointId: 'rope', peakForceN, peakAtS: 0.05, brokeAtS }];
    return levels(checks.get('joint-load'), { ...input, motion: { ...input.motion, jointLoads } });
  };
  test('79 % is let be, 81 % unlikely, a break is craft', () =>
    expect([at(79, 100), at(81, 100), at(101, 100, 0.05)]).toEqual([[], ['unlikely'], ['craft']]));
  test('99 weights are let be, 101 unlikely', () =>
    expect([at(99 * 0.6 * GRAVITY, null), at(101 * 0.6 * GRAVITY, null)]).toEqual([[], ['unlikely']]));
});

test('what the engine held back is told, once for each body and sort', () => {
  const input = checkInput(planOf([ballBody()]), {});
  const clamps = [{ bodyId: 'ball', timeS: 0.1, what: 'spin', limit: 188 }] as const;
  expect(levels(checks.get('clamped'), input)).toEqual([]);
  expect(levels(checks.get('clamped'), { ...input, motion: { ...input.motion, clamps } })).toEqual(['unlikely']);
});
