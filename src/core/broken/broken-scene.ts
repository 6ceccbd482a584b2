import type { BakePlan } from '../bake/plan.ts';
import type { Motion } from '../motion/motion.ts';
import type { Scene } from '../scene/schema.ts';

/** A scene with one fault on purpose, so that one can see what a check finds and how it says so. */
export interface BrokenScene {
  readonly id: string;
  readonly label: string;
  /** What is wrong with it, as one sees it. */
  readonly hint: string;
  /** The check that is there to find it. */
  readonly checkId: string;
  /** A fresh document; the same one every time. */
  make(): Scene;
  /** Breaks the baked motion, where no document can make a bake go wrong in this way; a pure function. */
  tamper?(plan: BakePlan, motion: Motion): Motion;
}
