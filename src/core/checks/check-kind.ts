import type { BakePlan } from '../bake/plan.ts';
import type { Motion } from '../motion/motion.ts';

/** What a check says. `impossible` breaks physics, `unlikely` strains belief, `craft` is about the picture. */
export interface Finding {
  /** `<checkId>:<body or pair>#<n>`: stable while the same thing is wrong. */
  readonly id: string;
  readonly checkId: string;
  readonly level: 'impossible' | 'unlikely' | 'craft';
  /** Four words or so: "Rim adds speed". */
  readonly title: string;
  /** What, when, the number against its limit, and why a viewer notices. */
  readonly message: string;
  readonly timeS: number;
  readonly bodyIds: readonly string[];
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
  /** What would mend it. */
  readonly fix: string;
}

export interface CheckInput {
  readonly plan: BakePlan;
  readonly motion: Motion;
  /** The prop's name for people, by body id. */
  nameOf(bodyId: string): string;
  /** The kind of prop that a body belongs to, where known. */
  kindOf?(bodyId: string): string | undefined;
}

/** One test of plausibility. */
export interface Check {
  readonly id: string;
  readonly label: string;
  /** The thresholds with units and source, for docs and interface. */
  readonly basis: string;
  run(input: CheckInput): readonly Finding[];
}
