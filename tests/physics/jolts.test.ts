import { describe, expect, it } from 'vitest';
import type { BakePlan, BodyPlan, JointPlan } from '../../src/core/bake/plan.ts';
import { bodyOf } from '../support/motion-builders.ts';
import { bake, ball, pairOf, planWith } from './plans.ts';

/**
 * A ball of 2 kg hangs 1 m under its anchor and is struck from above, along what holds it: that cannot give way, so the
 * striker bounces as off a wall, and the joint takes the whole momentum of the blow, m v (1 + e).
 */
const [HUNG_KG, STRIKER_KG, E, G] = [2, 0.5, 0.5, 9.81];
const [HUNG_M, RADIUS_M, STRIKER_RADIUS_M] = [2, 0.1, 0.05];
/** The strongest pull is a mean over a frame of film; a joint breaks by its mean over 10 ms. */
const [SHOWN_S, BREAKING_S] = [1 / 24, 0.01];
/** Both are whole numbers of steps: 25 and 6. */
const STEP_HZ = 600;

interface Blow {
  readonly heightM: number;
  readonly speedMps: number;
}

/** Speed of a striker that starts downwards so far above the hung ball, when it meets it. */
const meetingMps = ({ heightM, speedMps }: Blow) => Math.sqrt(speedMps ** 2 + 2 * G * heightM);
const meetingS = (blow: Blow) => (meetingMps(blow) - blow.speedMps) / G;
const joltNs = (blow: Blow) => STRIKER_KG * meetingMps(blow) * (1 + E);

const shapes: Readonly<Record<string, JointPlan['shape']>> = {
  rope: { type: 'rope', lengthM: 1 },
  ball: { type: 'ball' },
  hinge: { type: 'hinge', axis: [0, 0, 1], limitsRad: null, motor: null },
  fixed: { type: 'fixed' },
};

function planOf(type: string, blow: Blow, breakForceN: number | null, order: 'hung first' | 'anchor first'): BakePlan {
  const shape = shapes[type]!;
  const hung = ball({ p: [0, HUNG_M, 0], radiusM: RADIUS_M, massKg: HUNG_KG, k: 0.4 }, 'hung');
  const y = HUNG_M + RADIUS_M + STRIKER_RADIUS_M + blow.heightM;
  const striker = ball(
    { p: [0, y, 0], v: [0, -blow.speedMps, 0], radiusM: STRIKER_RADIUS_M, massKg: STRIKER_KG, k: 0.4 },
    'striker',
  );
  const anchor: BodyPlan = bodyOf('anchor', { type: 'box', sizeM: [0.1, 0.1, 0.1] }, 'still', {
    positionM: [5, HUNG_M + 1, 0],
  });
  const onHung = [0, type === 'rope' ? 0 : 1, 0] as const;
  const onAnchor = [-5, 0, 0] as const;
  const isHungFirst = order === 'hung first';
  const joint: JointPlan = {
    id: 'joint',
    shape,
    bodyIds: isHungFirst ? ['hung', 'anchor'] : ['anchor', 'hung'],
    pointsM: isHungFirst ? [onHung, onAnchor] : [onAnchor, onHung],
    breakForceN,
    collide: false,
  };
  const pairs = { 'rubber|rubber': pairOf(E, 0) };
  return planWith([hung, striker, anchor], E, 0, 0.3, { pairs, joints: [joint], stepHz: STEP_HZ });
}

const BLOW: Blow = { heightM: 0.5, speedMps: 6 };

describe.each(Object.keys(shapes))('a ball that hangs on a %s and is struck along it', (type) => {
  it.each(['hung first', 'anchor first'] as const)('loads it with the momentum of the blow, %s', async (order) => {
    const [load] = (await bake(planOf(type, BLOW, null, order))).jointLoads;
    // Its own weight adds to the blow. The engine's float32 in what it bears besides: within 1 %.
    const wanted = joltNs(BLOW) / SHOWN_S + HUNG_KG * G;
    expect(Math.abs(load!.peakForceN / wanted - 1)).toBeLessThan(0.01);
    expect(Math.abs(load!.peakAtS - meetingS(BLOW))).toBeLessThan(SHOWN_S);
  });

  it('breaks it at the blow, if it bears 2 % less than that', async () => {
    const breaking = joltNs(BLOW) / BREAKING_S + HUNG_KG * G;
    const [weak] = (await bake(planOf(type, BLOW, 0.98 * breaking, 'hung first'))).jointLoads;
    const [strong] = (await bake(planOf(type, BLOW, 1.02 * breaking, 'hung first'))).jointLoads;
    expect(strong!.brokeAtS).toBeNull();
    // At the end of the step of the blow, or of the next where its weight had to be counted first.
    expect(weak!.brokeAtS! - meetingS(BLOW)).toBeGreaterThanOrEqual(0);
    expect(weak!.brokeAtS! - meetingS(BLOW)).toBeLessThan(BREAKING_S);
  });
});

it('a rope lasts through light blows and breaks at the first that is too strong', async () => {
  const [light, strong] = [
    { heightM: 0.1, speedMps: 2 },
    { heightM: 1.5, speedMps: 6 },
  ];
  const plan = planOf('rope', light, (0.9 * joltNs(strong)) / BREAKING_S, 'hung first');
  const second = planOf('rope', strong, null, 'hung first').bodies.find(({ id }) => id === 'striker')!;
  const surfaces = { ...plan.surfaces, 'second/striker': 'rubber' };
  // The first one bounces aside: it strikes a little off the middle.
  const bodies = plan.bodies.map((body) =>
    body.id === 'striker' ? { ...body, positionM: [0.02, body.positionM[1], 0] as const } : body,
  );
  const motion = await bake({ ...plan, bodies: [...bodies, { ...second, id: 'second' }], surfaces });
  expect(motion.contacts.filter(({ phase }) => phase === 'impact').length).toBeGreaterThanOrEqual(2);
  const { brokeAtS } = motion.jointLoads[0]!;
  expect(brokeAtS).toBeGreaterThan(meetingS(light) + BREAKING_S);
  // The hung ball has swung aside and down by less than a centimetre when the second comes.
  expect(Math.abs(brokeAtS! - meetingS(strong))).toBeLessThan(0.02);
});
