import type { BakePlan } from './bake/plan.ts';
import { planBake } from './bake/plan-bake.ts';
import { simulate } from './bake/simulate.ts';
import type { Finding } from './checks/check-kind.ts';
import { runChecks } from './checks/run-checks.ts';
import type { Cue } from './cues/cue.ts';
import { deriveCues } from './cues/derive.ts';
import type { Loudness } from './dsp/loudness.ts';
import type { Mix } from './dsp/mix.ts';
import {
  type MixInput,
  mixTracks as mixTracksOf,
  renderTracks as renderTracksOf,
  type Tracks,
  type TracksInput,
} from './dsp/render-stems.ts';
import type { Motion } from './motion/motion.ts';
import { judgeOutcome } from './outcomes/judge.ts';
import type { OutcomeResult } from './outcomes/outcome.ts';
import type { Scene } from './scene/schema.ts';
import { steadinessOf } from './trials/steadiness.ts';
import type { SteadinessResult } from './trials/trial.ts';

/** What the physics of a take comes to: everything that is derived from a scene and one of its takes. */
export interface TakeResult {
  readonly takeId: string;
  readonly plan: BakePlan;
  readonly motion: Motion;
  readonly outcome: OutcomeResult;
  readonly findings: readonly Finding[];
  readonly cues: readonly Cue[];
}

/** How a running task is watched and stopped. */
export interface TaskControl {
  readonly signal?: AbortSignal;
  /** Awaited, so that a worker can look at its messages between chunks. */
  onProgress?(progress: { readonly share: number }): void | Promise<void>;
}

/** Bakes a take and says all that follows from its motion. */
export async function bakeTake(
  { scene, takeId }: { readonly scene: Scene; readonly takeId: string },
  control: TaskControl = {},
): Promise<TakeResult> {
  const plan = planBake(scene, takeId);
  const motion = await simulate(plan, control);
  return judgeTake(scene, takeId, plan, motion);
}

/** What follows from a motion that is already there: after a change of words, cameras or wishes nothing is baked again. */
export function judgeTake(scene: Scene, takeId: string, plan: BakePlan, motion: Motion): TakeResult {
  const props = new Map(plan.bodies.map((body) => [body.id, scene.props[body.propId]]));
  const nameOf = (bodyId: string) => props.get(bodyId)?.name ?? bodyId;
  return {
    takeId,
    plan,
    motion,
    outcome: judgeOutcome(scene, plan, motion),
    findings: runChecks({ plan, motion, nameOf, kindOf: (bodyId) => props.get(bodyId)?.kind }),
    cues: deriveCues(scene, takeId, plan, motion),
  };
}

/** How steady a take's outcome is under small changes. */
export async function measureSteadiness(
  { scene, takeId }: { readonly scene: Scene; readonly takeId: string },
  control: TaskControl = {},
): Promise<SteadinessResult> {
  return steadinessOf(scene, planBake(scene, takeId), control);
}

/** The tracks of a list of cues, before anyone touched a fader. */
export async function renderTracks(input: TracksInput): Promise<Tracks> {
  return renderTracksOf(input);
}

/** What is known of a mix of tracks. */
export interface MixedTracks {
  readonly mix: Mix;
  readonly loudness: Loudness;
  /** What all tracks were given together so that the mix keeps its ceiling. */
  readonly commonGainDb: number;
}

/** The mix of tracks that are there already, without the stems that it is made of. */
export async function mixTracks(input: MixInput): Promise<MixedTracks> {
  const { mix, loudness, commonGainDb } = mixTracksOf(input);
  return { mix, loudness, commonGainDb };
}
