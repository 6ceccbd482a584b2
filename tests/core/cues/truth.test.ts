import { describe, expect, it } from 'vitest';
import type { BakePlan } from '../../../src/core/bake/plan.ts';
import { pairKey } from '../../../src/core/bake/plan.ts';
import { planBake } from '../../../src/core/bake/plan-bake.ts';
import { simulate } from '../../../src/core/bake/simulate.ts';
import type { Cue } from '../../../src/core/cues/cue.ts';
import { pointAt } from '../../../src/core/cues/curve.ts';
import { deriveCues } from '../../../src/core/cues/derive.ts';
import type { Scene } from '../../../src/core/scene/schema.ts';
import { sceneOf } from './fixtures.ts';

// What rigid-body mechanics says of each scene, worked out here and nowhere else.
const G = 9.81;
const RADIUS_M = 0.1;
const MASS_KG = 2;
/** A solid ball: I = 2/5 m r². */
const BALL = { radiusM: RADIUS_M, massKg: MASS_KG, materialId: 'phenolic', massDistribution: 'solid' };

type Place = Pick<Scene['props'][string], 'positionM' | 'rotation'>;
const UPRIGHT: Scene['props'][string]['rotation'] = [0, 0, 0, 1];

const still = (
  kind: string,
  order: string,
  params: Record<string, number | string>,
  place: Partial<Place> = {},
): Scene['props'][string] => ({
  name: kind,
  kind,
  order,
  positionM: [0, 0, 0],
  rotation: UPRIGHT,
  drive: { type: 'still' },
  params,
  ...place,
});

const thrown = (
  positionM: [number, number, number],
  velocityMps: [number, number, number],
): Scene['props'][string] => ({
  name: 'Ball',
  kind: 'ball',
  order: 'a1',
  positionM,
  rotation: UPRIGHT,
  drive: { type: 'free' },
  release: { velocityMps, angularVelocityRadps: [0, 0, 0] },
  params: BALL,
});

async function heard(props: Scene['props'], durationS: number): Promise<{ plan: BakePlan; cues: readonly Cue[] }> {
  const scene = sceneOf({ props });
  scene.settings.airDensityKgpm3 = 0;
  scene.settings.durationS = durationS;
  const plan = planBake(scene, 'take-1');
  return { plan, cues: deriveCues(scene, 'take-1', plan, await simulate(plan, {})) };
}

/** What the plan was told of the ball and what it meets. */
function pairOf(plan: BakePlan, other: string) {
  return plan.pairs[pairKey(plan.surfaces['ball/ball']!, plan.surfaces[other]!)]!;
}

const within = (value: number, truth: number, share: number) => Math.abs(value / truth - 1) < share;

describe('a drop', () => {
  it.each([0.5, 1.5, 4])('of %d m is heard within 1 ms, with its impulse within 2 %%', async (heightM) => {
    const fallS = Math.sqrt((2 * heightM) / G);
    const speedMps = G * fallS;
    const { plan, cues } = await heard(
      { floor: still('floor', 'a0', { materialId: 'hardwood' }), ball: thrown([0, RADIUS_M + heightM, 0], [0, 0, 0]) },
      fallS + 0.3,
    );
    const { restitution: e, restitutionCurve } = pairOf(plan, 'floor/floor');
    expect(restitutionCurve).toEqual([]);
    const [first] = cues.filter(({ kind }) => kind === 'impact');
    expect(Math.abs(first!.timeS - fallS)).toBeLessThan(0.001);
    expect(within(first!.impulseNs, MASS_KG * speedMps * (1 + e), 0.02)).toBe(true);
    expect(within(first!.normalSpeedMps, speedMps, 0.02)).toBe(true);
    // m/2 v² (1 - e²) of it does not come back.
    expect(within(first!.energyJ, (MASS_KG / 2) * speedMps * speedMps * (1 - e * e), 0.02)).toBe(true);
    expect(first!.massKg).toBe(MASS_KG);
  });

  it('bounces on at the instants of a geometric series, as many of them as are heard', async () => {
    const heightM = 1;
    const fallS = Math.sqrt((2 * heightM) / G);
    const { plan, cues } = await heard(
      { floor: still('floor', 'a0', { materialId: 'hardwood' }), ball: thrown([0, RADIUS_M + heightM, 0], [0, 0, 0]) },
      3,
    );
    const { restitution: e } = pairOf(plan, 'floor/floor');
    const hits = cues.flatMap((cue) => cue.hits);
    // Between bounces 2 e^n fallS; each e^n as strong.
    let timeS = fallS;
    for (let n = 0; n < 6; n++) {
      expect(Math.abs(hits[n]!.timeS - timeS)).toBeLessThan(0.001);
      expect(within(hits[n]!.impulseNs, MASS_KG * G * fallS * e ** n * (1 + e), 0.02)).toBe(true);
      timeS += 2 * fallS * e ** (n + 1);
    }
  });
});

describe('a ramp', () => {
  const TILT_RAD = (10 * Math.PI) / 180;
  /** Turned about z so that +x goes down. */
  const tilted: Scene['props'][string]['rotation'] = [0, 0, -Math.sin(TILT_RAD / 2), Math.cos(TILT_RAD / 2)];
  const onSlope = (alongM: number, upM: number): [number, number, number] => [
    alongM * Math.cos(TILT_RAD) + upM * Math.sin(TILT_RAD),
    -alongM * Math.sin(TILT_RAD) + upM * Math.cos(TILT_RAD),
    0,
  ];
  const WAY_M = 2;

  it('is rolled down at 5/7 g sin, until the wall is struck within 1 ms of its time and 2 % of its impulse', async () => {
    const { plan, cues } = await heard(
      {
        floor: still('floor', 'a0', { materialId: 'hardwood' }, { rotation: tilted }),
        wall: still(
          'box',
          'a05',
          { widthM: 0.2, heightM: 0.6, depthM: 1, materialId: 'concrete' },
          { positionM: onSlope(WAY_M + RADIUS_M + 0.1, 0.301), rotation: tilted },
        ),
        ball: thrown(onSlope(0, RADIUS_M), [0, 0, 0]),
      },
      3,
    );
    // Rolling resistance c m g cos r takes 5/7 c g cos from it.
    const c = pairOf(plan, 'floor/floor').rollingResistance;
    const accelerationMps2 = (5 / 7) * G * (Math.sin(TILT_RAD) - c * Math.cos(TILT_RAD));
    const hitS = Math.sqrt((2 * WAY_M) / accelerationMps2);
    const speedMps = accelerationMps2 * hitS;
    const hit = cues.find(({ kind, bodyIds }) => kind === 'impact' && bodyIds.includes('wall'))!;
    expect(Math.abs(hit.timeS - hitS)).toBeLessThan(0.001);
    const { restitution: e } = pairOf(plan, 'wall/box');
    expect(within(hit.impulseNs, MASS_KG * speedMps * (1 + e), 0.02)).toBe(true);

    const roll = cues.find(({ kind }) => kind === 'roll')!;
    // A ball that goes less than 0.05 m/s is said to rest.
    expect(Math.abs(roll.timeS - 0.05 / accelerationMps2)).toBeLessThan(0.02);
    expect(Math.abs(roll.endTimeS - hitS)).toBeLessThan(0.02);
    // The curve is thinned to 2 % of the greatest speed.
    for (let timeS = roll.timeS + 0.05; timeS < hitS - 0.05; timeS += 0.05) {
      const { speedMps: now } = pointAt(roll.curve, timeS);
      expect(Math.abs(now - accelerationMps2 * timeS)).toBeLessThan(0.03 * speedMps);
    }
  });
});

describe('a slide', () => {
  it.each([1.5, 3])('at %d m/s turns into rolling within 20 ms of the 5/7 law', async (speedMps) => {
    const { plan, cues } = await heard(
      { floor: still('floor', 'a0', { materialId: 'hardwood' }), ball: thrown([-4, RADIUS_M, 0], [speedMps, 0, 0]) },
      3,
    );
    const { friction } = pairOf(plan, 'floor/floor');
    // Friction slows it by mu g and spins it up by 5/2 mu g / r: v = w r at 2 v0 / (7 mu g), with 5/7 of the speed.
    const switchS = (2 * speedMps) / (7 * friction * G);
    const slide = cues.find(({ kind }) => kind === 'slide')!;
    const roll = cues.find(({ kind }) => kind === 'roll')!;
    expect(slide.timeS).toBeLessThan(0.02);
    expect(Math.abs(slide.endTimeS - switchS)).toBeLessThan(0.02);
    expect(Math.abs(roll.timeS - switchS)).toBeLessThan(0.02);
    expect(within(roll.curve[0]!.speedMps, (5 / 7) * speedMps, 0.02)).toBe(true);
    // It slips by v0 at first, and by nothing at the end.
    expect(within(slide.curve[0]!.speedMps, speedMps, 0.02)).toBe(true);
    expect(pointAt(slide.curve, switchS).speedMps).toBeLessThan(0.05 * speedMps);
  });
});
