import { midStepAcceleration } from '../bake/air.ts';
import type { BakePlan } from '../bake/plan.ts';
import { integrate } from '../base/quat.ts';
import { add, addScaled, scale, ZERO } from '../base/vec3.ts';
import type { Contact } from '../motion/contact.ts';
import type { BodyState, BodyTrack, Motion } from '../motion/motion.ts';
import { stateAt, stateAtKnot, trackOf } from '../motion/sample.ts';

/** The state of a body at an instant, as a motion is rewritten by hand. */
export interface Knot extends BodyState {
  readonly timeS: number;
}

/** The track of a body that must be there; throws where it is not. */
export function trackOfBody(motion: Motion, bodyId: string): BodyTrack {
  const track = trackOf(motion, bodyId);
  if (!track) throw new Error(`The motion has no body "${bodyId}".`);
  return track;
}

/** What a body does up to an instant: its knots, and its state then, just before whatever happens then. */
export function knotsUntil(motion: Motion, bodyId: string, timeS: number): Knot[] {
  const track = trackOfBody(motion, bodyId);
  const knots = Array.from(track.timesS, (t, i): Knot => ({ timeS: t, ...stateAtKnot(track, i) }));
  const before = knots.filter(
    (knot, i) => knot.timeS < timeS || (knot.timeS === timeS && knots[i - 1]?.timeS !== timeS),
  );
  return before.at(-1)?.timeS === timeS ? before : [...before, { timeS, ...stateAt(track, timeS) }];
}

/** The instants of the steps between two instants, and both. */
export function stepsBetween(motion: Motion, fromS: number, toS: number): number[] {
  const times = [fromS];
  for (let step = Math.floor(fromS * motion.stepHz) + 1; step / motion.stepHz < toS; step++) {
    if (step / motion.stepHz > fromS) times.push(step / motion.stepHz);
  }
  return [...times, toS];
}

/** A body's flight from a state to an instant, as gravity and air make it and nothing else. */
export function flightFrom(plan: BakePlan, motion: Motion, bodyId: string, from: Knot, toS: number): Knot[] {
  const body = plan.bodies.find(({ id }) => id === bodyId)!;
  const air = { gravityMps2: plan.gravityMps2, densityKgpm3: plan.airDensityKgpm3, windMps: plan.windMps };
  const knots = [from];
  for (const timeS of stepsBetween(motion, from.timeS, toS).slice(1)) {
    const { positionM, velocityMps, angularVelocityRadps, rotation, timeS: t } = knots.at(-1)!;
    const dt = timeS - t;
    const a = midStepAcceleration(air, body.aero, body.massKg, velocityMps, angularVelocityRadps, dt);
    knots.push({
      timeS,
      positionM: addScaled(addScaled(positionM, velocityMps, dt), a, (dt * dt) / 2),
      velocityMps: add(velocityMps, scale(a, dt)),
      rotation: integrate(rotation, angularVelocityRadps, dt),
      angularVelocityRadps,
    });
  }
  return knots;
}

/** A body that stays where it is from a state on, at every step. */
export function standingFrom(motion: Motion, from: Knot, toS: number): Knot[] {
  const still = { ...from, velocityMps: ZERO, angularVelocityRadps: ZERO };
  return stepsBetween(motion, from.timeS, toS).map((timeS) => ({ ...still, timeS }));
}

/** The motion with another path of one body. */
export function withKnots(motion: Motion, bodyId: string, knots: readonly Knot[]): Motion {
  const column = (of: (knot: Knot) => readonly number[]) => Float32Array.from(knots.flatMap(of));
  const track: BodyTrack = {
    bodyId,
    timesS: Float64Array.from(knots.map((knot) => knot.timeS)),
    positionsM: column((knot) => knot.positionM),
    rotations: column((knot) => knot.rotation),
    velocitiesMps: column((knot) => knot.velocityMps),
    angularVelocitiesRadps: column((knot) => knot.angularVelocityRadps),
  };
  return { ...motion, tracks: motion.tracks.map((old) => (old.bodyId === bodyId ? track : old)) };
}

/** The contacts of a body, in order of time. */
export function contactsOf(motion: Motion, bodyId: string): Contact[] {
  return motion.contacts.filter(({ bodyIds }) => bodyIds.includes(bodyId));
}

/** The motion with other contacts of one body, in order of time. */
export function withContacts(motion: Motion, bodyId: string, contacts: readonly Contact[]): Motion {
  const others = motion.contacts.filter(({ bodyIds }) => !bodyIds.includes(bodyId));
  return { ...motion, contacts: [...others, ...contacts].sort((a, b) => a.timeS - b.timeS) };
}
