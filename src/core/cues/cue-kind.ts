import type { Contact } from '../motion/contact.ts';
import type { AuthoredCue } from '../scene/schema.ts';
import type { Cue } from './cue.ts';
import type { Hearing } from './listener.ts';

/** What cue kinds may ask of a baked scene. */
export interface CueContext {
  /** In order of time. */
  readonly contacts: readonly Contact[];
  /** How the listener hears a point of the world at an instant. */
  hear(pointM: Contact['pointM'], timeS: number): Hearing;
  /** "basketball hits backboard": the body that moves, the verb, the part it meets. */
  sentence(contact: Contact, verb: string): string;
  /** Largest extents in metres of the two parts. */
  sizesM(contact: Contact): readonly [number, number];
  /** Speed in m/s of the faster of the two bodies' origins, as seen from the other. */
  travelSpeedMps(contact: Contact): number;
  /** The same for the same scene and cue. */
  seedOf(cueId: string): number;
}

/** One kind of timed sound. A kind derives cues from physics, or takes what the director wrote. */
export interface CueKind {
  readonly id: Cue['kind'];
  readonly label: string;
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
