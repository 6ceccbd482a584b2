import type { BakePlan } from '../core/bake/plan.ts';
import type { Motion } from '../core/motion/motion.ts';
import type { Scene } from '../core/scene/schema.ts';
import type { bakeTake, measureSteadiness, mixTracks, renderTracks, TakeResult, TaskControl } from '../core/tasks.ts';
import { createWorkerClient, type TaskWorker } from './worker-client.ts';

export interface JudgeInput {
  readonly scene: Scene;
  readonly takeId: string;
  readonly plan: BakePlan;
  readonly motion: Motion;
}

/** What comes back of a judged take: all but the plan and the motion, which the page has. */
export type Judgement = Pick<TakeResult, 'outcome' | 'findings' | 'cues'>;

type Remote<F extends (...args: never[]) => unknown> = (
  input: Parameters<F>[0],
  control?: TaskControl,
) => Promise<Awaited<ReturnType<F>>>;

export interface TasksClient {
  readonly bakeTake: Remote<typeof bakeTake>;
  readonly judgeTake: Remote<(input: JudgeInput) => Judgement>;
  readonly measureSteadiness: Remote<typeof measureSteadiness>;
  readonly renderTracks: Remote<typeof renderTracks>;
  readonly mixTracks: Remote<typeof mixTracks>;
  /** Resolves when the worker's code has loaded and listens; rejects with a sentence where it cannot. */
  readonly ready: Promise<void>;
  dispose(): void;
}

/** The tasks of a take over one worker. */
export function createTasksClient(startWorker: () => TaskWorker): TasksClient {
  const { run, ready, dispose } = createWorkerClient(startWorker, {
    stopped: (because) => `The simulation stopped unexpectedly${because}. It runs again: repeat the change.`,
    gone: (because) =>
      `The simulation could not be kept running${because}. Save the scene to a file and reload the page.`,
  });
  return {
    bakeTake: (input, control) => run('bakeTake', input, control),
    judgeTake: (input, control) => run('judgeTake', input, control),
    measureSteadiness: (input, control) => run('measureSteadiness', input, control),
    renderTracks: (input, control) => run('renderTracks', input, control),
    mixTracks: (input, control) => run('mixTracks', input, control),
    ready,
    dispose,
  };
}
