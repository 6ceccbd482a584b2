import type { BakePlan } from './bake/plan.ts';
import type { Finding } from './checks/check-kind.ts';
import type { Cue } from './cues/cue.ts';
import type { Motion } from './motion/motion.ts';
import type { OutcomeResult } from './outcomes/outcome.ts';

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
  onProgress?(progress: { readonly share: number; readonly partial?: Motion }): void | Promise<void>;
}
