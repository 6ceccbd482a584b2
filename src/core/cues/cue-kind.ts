import type { BakePlan, BodyPlan } from '../bake/plan.ts';
import type { Vec3 } from '../base/vec3.ts';
import type { Contact } from '../motion/contact.ts';
import type { BodyState, BodyTrack, Motion } from '../motion/motion.ts';
import type { AuthoredCue, Scene } from '../scene/schema.ts';
import type { Cue } from './cue.ts';
import type { Listener } from './listener.ts';

/** What cue kinds may ask of a baked take. */
export interface CueContext {
  readonly scene: Scene;
  readonly plan: BakePlan;
  readonly motion: Motion;
  readonly listener: Listener;
  /** Throws where the plan has no such body: a motion belongs to its plan. */
  bodyOf(bodyId: string): BodyPlan;
  trackOf(bodyId: string): BodyTrack | undefined;
  /** Of a body that never moves, its place. */
  stateOf(bodyId: string, timeS: number): BodyState;
  /** Which of the two bodies moves: the free one, or the one that was faster just before. */
  moverOf(contact: Contact): 0 | 1;
  /** "basketball hits backboard": the body that moves, the verb, the part it meets. */
  sentence(contact: Contact, verb: string): string;
  /** The prop of a body, as it stands in a sentence. */
  nameOf(bodyId: string): string;
  /** A part of a body, or its prop where no one would name the part. */
  nameOfPart(bodyId: string, partId: string): string;
  /** Largest extents in metres of the two parts. */
  sizesM(contact: Contact): readonly [number, number];
  /** Largest extent of a body. */
  sizeOfM(bodyId: string): number;
  /** Whether the two parts may touch at an instant, by the boxes around them; true where a part has no shape of its own. */
  mayTouch(contact: Contact, timeS: number): boolean;
  /** Velocity of the first body's matter against the second's, at a point of the world. */
  slipAt(contact: Contact, pointM: Vec3, timeS: number): Vec3;
  /** The same for the same scene and cue. */
  seedOf(cueId: string): number;
}

/** One kind of timed sound. A kind derives cues from physics, or takes what the director wrote. */
export interface CueKind {
  readonly id: Cue['kind'];
  readonly label: string;
  /** In any order. Where from and how well they are heard is worked out afterwards, from `pointM` and `curve`. */
  fromPhysics?(ctx: CueContext): readonly Cue[];
  fromAuthored?(id: string, authored: AuthoredCue, ctx: CueContext): Cue;
}

/** A kind that takes what the director wrote of that kind; told apart to the compiler once, here. */
export function authoredKind<K extends AuthoredCue['kind']>(kind: {
  readonly id: K;
  readonly label: string;
  fromAuthored(id: string, authored: Extract<AuthoredCue, { kind: K }>, ctx: CueContext): Cue;
}): CueKind {
  return kind as unknown as CueKind;
}
