import type { BakePlan } from '../bake/plan.ts';
import { simulate } from '../bake/simulate.ts';
import { DEG } from '../base/math.ts';
import { judgeOutcome } from '../outcomes/judge.ts';
import type { OutcomeResult } from '../outcomes/outcome.ts';
import type { Scene } from '../scene/schema.ts';
import type { SteadinessResult, Variation } from './trial.ts';
import { varyPlan } from './vary-plan.ts';

/** How well a person can repeat a throw, by our estimate: one per cent of speed, half a degree of direction. */
const SPEEDS = [0.99, 0.995, 1, 1.005, 1.01];
const TURNS_RAD = [-0.5 * DEG, 0, 0.5 * DEG];
const PLACES = [-1, 0, 1];

/** What is varied, and how: 45 releases, 8 corners and edges of the surfaces' ranges, twice the step rate. */
export function steadinessVariations(
  plan: BakePlan,
): readonly { readonly what: string; readonly variation: Variation }[] {
  const releases = SPEEDS.flatMap((speedFactor) =>
    TURNS_RAD.flatMap((elevationRad) =>
      TURNS_RAD.map((azimuthRad) => ({ what: 'release', variation: { speedFactor, elevationRad, azimuthRad } })),
    ),
  );
  const surfaces = PLACES.flatMap((restitutionPlace) =>
    PLACES.filter((frictionPlace) => restitutionPlace !== 0 || frictionPlace !== 0).map((frictionPlace) => ({
      what: 'surfaces',
      variation: { restitutionPlace, frictionPlace },
    })),
  );
  return [...releases, ...surfaces, { what: 'step rate', variation: { stepHz: plan.stepHz * 2 } }];
}

/**
 * Bakes a take under every variation and counts how often the wanted outcome holds; where nothing is wanted, how often
 * the same things happen in the same order. Rejects with the signal's reason when aborted.
 */
export async function steadinessOf(
  scene: Scene,
  plan: BakePlan,
  control: {
    readonly signal?: AbortSignal;
    onProgress?(progress: { readonly share: number }): void | Promise<void>;
  } = {},
): Promise<SteadinessResult> {
  const planned = await simulate(plan, {
    ...control,
    record: 'contacts',
    onProgress: () => control.onProgress?.({ share: 0 }),
  });
  const asPlanned = judgeOutcome(scene, plan, planned);
  const variations = steadinessVariations(plan);
  const varied = new Map<string, { trials: number; kept: number }>();
  const keptByCondition: Record<string, number> = {};
  for (const { id } of asPlanned.conditions) keptByCondition[id] = 0;
  let kept = 0;
  for (const [n, { what, variation }] of variations.entries()) {
    const variedPlan = varyPlan(plan, variation);
    const motion = await simulate(variedPlan, {
      ...control,
      record: 'contacts',
      onProgress: ({ share }) => control.onProgress?.({ share: (n + share) / variations.length }),
    });
    const outcome = judgeOutcome(scene, variedPlan, motion);
    const group = varied.get(what) ?? { trials: 0, kept: 0 };
    varied.set(what, group);
    group.trials++;
    for (const condition of outcome.conditions) {
      if (condition.isMet) keptByCondition[condition.id] = keptByCondition[condition.id]! + 1;
    }
    if (isKept(outcome, asPlanned)) {
      group.kept++;
      kept++;
    }
  }
  return {
    trials: variations.length,
    kept,
    varied: [...varied].map(([what, group]) => ({ what, ...group })),
    keptByCondition,
  };
}

function isKept(outcome: OutcomeResult, asPlanned: OutcomeResult): boolean {
  if (outcome.conditions.length > 0) return outcome.isMet;
  const story = ({ happened }: OutcomeResult) => happened.map((h) => `${h.type} ${h.label}`).join();
  return story(outcome) === story(asPlanned);
}
