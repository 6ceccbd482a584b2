import { describe, expect, it } from 'vitest';
import type { JointPlan } from '../../../src/core/bake/plan.ts';
import { planBake } from '../../../src/core/bake/plan-bake.ts';
import { simulate } from '../../../src/core/bake/simulate.ts';
import type { Vec3 } from '../../../src/core/base/vec3.ts';
import { readyScenes } from '../../../src/core/scenes/index.ts';
import { bodyOf, planOf } from '../../support/motion-builders.ts';

const G = 9.81;

describe('what is thrown', () => {
  const shapes: readonly JointPlan['shape'][] = [
    { type: 'fixed' },
    { type: 'ball' },
    { type: 'hinge', axis: [1, 0, 0], limitsRad: null, motor: null },
  ];
  it.each(shapes)('at 17 m/s puts next to no load on a $type joint in flight', async (shape) => {
    const block = (id: string, positionM: Vec3) =>
      bodyOf(id, { type: 'box', sizeM: [0.2, 0.2, 0.2] }, 'free', {
        massKg: 10,
        inertiaKgm2: [0.067, 0.067, 0.067],
        positionM,
        velocityMps: [0, 3, -17],
      });
    const joint: JointPlan = {
      id: 'joint',
      shape,
      bodyIds: ['a', 'b'],
      pointsM: [
        [0, -0.15, 0],
        [0, 0.15, 0],
      ],
      breakForceN: null,
      collide: false,
    };
    const motion = await simulate(
      planOf([block('a', [0, 2.3, 0]), block('b', [0, 2, 0])], { durationS: 0.5, joints: [joint] }),
    );
    // Both fall alike, so that neither pulls. Float32 rounds 17 m/s to 1e-6 m/s: of 10 kg over a frame of 1/24 s, 0.5 mN.
    expect(motion.jointLoads[0]!.peakForceN).toBeLessThan(0.01);
  });
});

describe('the wheels of a car that is thrown along level ground', () => {
  it('bear a quarter of its weight each, not the momentum of the whole', async () => {
    const scene = readyScenes.get('car-jump').make();
    const whole = planBake(scene, scene.activeTakeId);
    // Only the level ground, and wheels that roll from the start: tyres that begin to turn would brake.
    const bodies = whole.bodies
      .filter(({ propId }) => propId === 'ground' || propId === 'car')
      .map((body) => {
        const shape = body.parts[0]?.shape;
        if (!body.id.startsWith('car.wheel') || shape?.type !== 'cylinder') return body;
        return { ...body, angularVelocityRadps: [body.velocityMps[2] / shape.radiusM, 0, 0] as Vec3 };
      });
    const joints = whole.joints.filter(({ id }) => id.startsWith('car.'));
    const plan = { ...whole, bodies, joints, durationS: 0.25 };
    const loads = (await simulate(plan)).jointLoads.filter(({ jointId }) => jointId.startsWith('car.spring'));
    const chassis = plan.bodies.find(({ id }) => id === 'car')!;
    const shareN = (chassis.massKg * G) / 4;
    expect(loads.length).toBe(4);
    for (const { jointId, peakForceN } of loads) {
      // The springs start almost at rest, and the axles bear unlike shares: the springs are laid out for those.
      expect(peakForceN / shareN, jointId).toBeGreaterThan(0.85);
      expect(peakForceN / shareN, jointId).toBeLessThan(1.2);
    }
  });
});
