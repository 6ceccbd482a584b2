import type { Motion } from '../motion/motion.ts';
import { loadEngine } from './engine.ts';
import type { BakePlan } from './plan.ts';
import { createRun, type Recording } from './run.ts';

export interface SimulateOptions {
  /** With 'contacts', the motion has no bake key: contacts and tracks are the same, and all that judging needs. */
  readonly record?: Recording;
  readonly signal?: AbortSignal;
  /** Awaited between chunks; `share` is 0 to 1. */
  onProgress?(progress: { readonly share: number }): void | Promise<void>;
}

/** Body-steps between two looks at the signal: some 50 to 150 ms of work. */
const CHUNK_BODY_STEPS = 24_000;

/**
 * Bakes a plan: the same plan gives the same bytes anywhere. The engine is fetched only when a body needs it. Rejects
 * with the signal's reason when aborted; the world is freed either way.
 */
export async function simulate(plan: BakePlan, options: SimulateOptions = {}): Promise<Motion> {
  const run = createRun(plan, options.record);
  const chunk = Math.max(8, Math.floor(CHUNK_BODY_STEPS / Math.max(1, plan.bodies.length)));
  try {
    while (run.share() < 1) {
      options.signal?.throwIfAborted();
      if (run.advance(chunk) === 'needs-engine') run.attach(await loadEngine());
      await options.onProgress?.({ share: run.share() });
    }
    return run.motion();
  } finally {
    run.free();
  }
}
