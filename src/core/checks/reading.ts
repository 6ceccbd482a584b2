import { moves } from '../bake/plan.ts';
import type { Motion } from '../motion/motion.ts';
import type { CheckInput } from './check-kind.ts';
import { type ContactTimes, contactTimes } from './contact-times.ts';
import { type Holds, holdsOf } from './holds.ts';
import { type MassTrack, massTrackOf } from './mass-track.ts';
import { type Nearness, nearnessOf } from './nearness.ts';

/** What several checks need of a motion, worked out once. */
export interface Reading {
  readonly contacts: ContactTimes;
  readonly near: Nearness;
  readonly holds: Holds;
  /** Contacts that a director bent. */
  readonly nudgedIds: ReadonlySet<string>;
  indexOf(bodyId: string): number;
  /** How a body's centre of mass moves; undefined for a body that physics never moves. */
  massTrack(bodyIndex: number): MassTrack | undefined;
}

const known = new WeakMap<Motion, { readonly input: CheckInput; readonly reading: Reading }>();

/** The reading of a motion; the checks that follow one another on the same motion share it. */
export function readingOf(input: CheckInput): Reading {
  const before = known.get(input.motion);
  if (before?.input.plan === input.plan) return before.reading;
  const reading = read(input);
  known.set(input.motion, { input, reading });
  return reading;
}

function read({ plan, motion }: CheckInput): Reading {
  const indices = new Map(plan.bodies.map((body, index) => [body.id, index]));
  const masses = new Map<number, MassTrack | undefined>();
  const near = nearnessOf(plan, motion);
  return {
    contacts: contactTimes(motion),
    near,
    holds: holdsOf(plan, motion, near),
    nudgedIds: new Set(motion.appliedNudges.map(({ contactId }) => contactId)),
    indexOf: (bodyId) => indices.get(bodyId) ?? -1,
    massTrack(index) {
      if (masses.has(index)) return masses.get(index);
      const body = plan.bodies[index]!;
      const track = motion.tracks[index];
      const isFree = moves(body) && body.drive !== 'animated';
      const mass = isFree && track ? massTrackOf(plan, index, track) : undefined;
      masses.set(index, mass);
      return mass;
    },
  };
}
