import type { BakePlan } from '../bake/plan.ts';
import type { FrameRate } from '../base/time.ts';
import type { Finding } from '../checks/check-kind.ts';
import type { Cue } from '../cues/cue.ts';
import type { Motion } from '../motion/motion.ts';
import type { OutcomeResult } from '../outcomes/outcome.ts';
import type { Scene } from '../scene/schema.ts';
import type { LineTiming } from '../speech/spoken-line.ts';
import type { SteadinessResult } from '../trials/trial.ts';
import type { FrameRange } from './clip-format.ts';

/** What a take came to, as far as a shot spec tells of it. */
export interface TakeFacts {
  readonly plan: BakePlan;
  readonly motion: Motion;
  readonly outcome: OutcomeResult;
  readonly findings: readonly Finding[];
  readonly cues: readonly Cue[];
}

/** All that a shot spec is built from. */
export interface ShotSpecInput {
  readonly scene: Scene;
  /** By take id: one for each take that the clip shows. */
  readonly results: Readonly<Record<string, TakeFacts>>;
  readonly steadiness: SteadinessResult | null;
  /** The true times of lines that have been spoken, by `lineKey`; the others are estimated. */
  readonly spoken?: ReadonlyMap<string, LineTiming>;
  /** A single shot instead of the whole cut. */
  readonly shotId?: string;
  /** The scene's own where absent; the action is sampled anew, never every n-th pose. */
  readonly frameRate?: FrameRate;
  /** The scene's own where absent. */
  readonly sizePx?: readonly [width: number, height: number];
  /** Frames of the cut at `frameRate`; all of them where absent. */
  readonly range?: FrameRange;
  /** Of this program. */
  readonly version: string;
}
