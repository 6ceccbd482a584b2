import { describe, expect, it } from 'vitest';
import { planBake } from '../../../src/core/bake/plan-bake.ts';
import { simulate } from '../../../src/core/bake/simulate.ts';
import { judgeOutcome } from '../../../src/core/outcomes/judge.ts';
import { readyScenes } from '../../../src/core/scenes/index.ts';
import { varyPlan } from '../../../src/core/trials/vary-plan.ts';

/** The scenes that the layer bakes alone. */
const SCENES = ['missed-free-throw', 'clean-swish', 'bank-shot', 'in-and-out'];
const SPEEDS = [0.99, 1, 1.01];

describe('what is recorded for trials', () => {
  for (const id of SCENES) {
    it(`has the contacts, the outcome and the paths of the whole motion: ${id}`, async () => {
      const scene = readyScenes.get(id).make();
      const planned = planBake(scene, scene.activeTakeId);
      for (const speedFactor of SPEEDS) {
        const plan = varyPlan(planned, { speedFactor });
        const whole = await simulate(plan);
        const trial = await simulate(plan, { record: 'contacts' });
        expect(whole.contacts.length).toBeGreaterThan(0);
        expect(whole.bakeKey).toMatch(/^[0-9a-f]{64}$/);
        expect(trial).toEqual({ ...whole, bakeKey: '' });
        expect(judgeOutcome(scene, plan, trial)).toEqual(judgeOutcome(scene, plan, whole));
      }
    });
  }

  it('does not remember one bake in the next', async () => {
    const scene = readyScenes.get('missed-free-throw').make();
    const plan = planBake(scene, scene.activeTakeId);
    const first = await simulate(plan);
    const kept = structuredClone(first);
    await simulate(varyPlan(plan, { speedFactor: 1.01, restitutionPlace: 1 }), { record: 'contacts' });
    expect(first).toEqual(kept);
    expect(await simulate(plan)).toEqual(kept);
  });
});
