import { expect, it } from 'vitest';
import type { BakePlan } from '../../src/core/bake/plan.ts';
import { planBake } from '../../src/core/bake/plan-bake.ts';
import { stateAt, trackOf } from '../../src/core/motion/sample.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { bake, bodyAt } from './plans.ts';

const scene = readyScenes.get('car-jump').make();
const jump = planBake(scene, scene.activeTakeId);
const WHEEL_R = 0.33;
const G = 9.81;

/** The car of the scene on its level ground alone, rolling along -z. */
function onTheFlat(speedMps: number, durationS: number, stepHz: number): BakePlan {
  const bodies = jump.bodies
    .filter(({ propId }) => propId === 'ground' || propId === 'car')
    .map((body) => ({
      ...body,
      velocityMps: [0, 0, body.propId === 'car' ? -speedMps : 0] as const,
      angularVelocityRadps: [body.id.startsWith('car.wheel') ? -speedMps / WHEEL_R : 0, 0, 0] as const,
    }));
  const joints = jump.joints.filter(({ id }) => id.startsWith('car.'));
  return { ...jump, bodies, joints, durationS, stepHz, airDensityKgpm3: 0 };
}

it.each([240, 480])('a car that stands on level ground stays within 1 mm for 5 s, at %i Hz', async (stepHz) => {
  const motion = await bake(onTheFlat(0, 5, stepHz));
  const track = trackOf(motion, 'car')!;
  const [x, y, z] = stateAt(track, 0).positionM;
  for (let t = 0; t <= 5; t += 0.05) {
    const at = stateAt(track, t).positionM;
    expect(Math.hypot(at[0] - x, at[1] - y, at[2] - z), `${t} s`).toBeLessThan(0.001);
  }
});

it('a car that rolls slows by c g m / (m + I / r^2), as do its wheels', async () => {
  const [speed, untilS] = [0.5, 2];
  const motion = await bake(onTheFlat(speed, untilS, 240));
  const c = jump.pairs['concrete|rubber']!.rollingResistance;
  // Four solid wheels of 20 kg add half their mass to what 1500 kg resist a force with.
  const wantedMps2 = (c * G * 1500) / (1500 + 4 * 10);
  // From 0.5 s on, when the springs have settled; the load is known a step late, and jitters by less than 3 %.
  const lost = bodyAt(motion, 0.5, 'car').velocityMps[2] - bodyAt(motion, untilS, 'car').velocityMps[2];
  expect(Math.abs(-lost / (untilS - 0.5) / wantedMps2 - 1)).toBeLessThan(0.05);
});

it('only the tyres of the stunt car touch its ramps and the ground', async () => {
  const motion = await bake(jump);
  const parts = motion.contacts.flatMap(({ bodyIds, partIds }) =>
    bodyIds.flatMap((id, side) => (id.startsWith('car') && id !== 'ramp' ? [partIds[side]!] : [])),
  );
  expect(parts.length).toBeGreaterThan(4);
  expect(parts.filter((part) => !part.startsWith('tyre'))).toEqual([]);
});
