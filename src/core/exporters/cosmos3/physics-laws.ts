import { length } from '../../base/vec3.ts';
import { capitalized, listed } from '../../prompts/english.ts';
import { hitsOf } from '../../prompts/hits.ts';
import { STILL_MPS } from '../../prompts/motion-words.ts';
import { liveFrame } from '../../shot/reading.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';

/** A law that what happens here goes by. */
export interface Law {
  /** "restitution". */
  readonly name: string;
  /** What it does here, as a clause: "restitution makes each bounce lower than the one before". */
  readonly does: string;
}

/** Slower than this, in m/s, the air hardly holds a thing back; one turn a second shows as spin, in rad/s. */
const AIR_MPS = 3;
const SPIN_RADPS = 6.28;
/** Whatever speeds up within this share of the pull falls: what tumbles moves about its middle besides. */
const FALL_TOLERANCE = 0.3;
/** Falling for this many frames is a flight. */
const FLIGHT_FRAMES = 3;
/** Softer blows than this do not bounce, in m/s. */
const BOUNCE_MPS = 0.3;
const EARTH_MPS2 = 9.80665;

/** The laws that show in a clip, from its motion, its contacts and its world. */
export function lawsOf(shot: ShotSpec): readonly Law[] {
  const { world, joints } = shot;
  const kinds = new Map(shot.bodies.map((body) => [body.id, body]));
  const shown = shot.contacts.filter(({ clipTimesS }) => clipTimesS.length > 0);
  const hits = hitsOf(shot);
  const pull = length(world.gravityMps2);
  const isFlying = pull > 0 && shot.trajectories.some((t) => flightFrames(shot, t.velocitiesMps) >= FLIGHT_FRAMES);
  const speeds = shot.trajectories.flatMap(({ velocitiesMps }) => velocitiesMps.map(length));
  const spins = shot.trajectories.flatMap(({ angularVelocitiesRadps }) => angularVelocitiesRadps.map(length));
  const isWet = shown.some(({ bodyIds }) =>
    bodyIds.some((id) => shot.subjects.some((s) => s.kind === 'water' && s.bodyIds.includes(id))),
  );
  const isFreeBoth = hits.some(({ struck }) => struck.drive !== 'still');
  const bounces = hits.filter(({ contact }) => contact.reboundSpeedMps > BOUNCE_MPS);
  const last = liveFrame(shot, shot.clip.frameCount - 1);
  const endsStill =
    last !== null && shot.trajectories.some(({ velocitiesMps }) => length(velocitiesMps[last]!) < STILL_MPS);
  const held = joints.filter(({ bodyIds }) => bodyIds.some((id) => id !== null && kinds.has(id)));
  const laws: readonly (Law | false)[] = [
    isFlying && { name: 'gravity', does: `gravity ${pullWords(pull)} and bends free flight into parabolas` },
    pull > 0 && !isFlying && shot.trajectories.length > 0
      ? { name: 'gravity', does: 'gravity keeps things on what carries them' }
      : false,
    pull === 0 && { name: 'weightlessness', does: 'nothing falls: things go straight on until they meet something' },
    shown.length > 0 && {
      name: 'contact and non-penetration',
      does: 'contact and non-penetration keep solid things from passing through one another',
    },
    bounces.length > 0 && {
      name: 'restitution',
      does: 'restitution decides how much speed a bounce keeps, always less than it came with',
    },
    isFreeBoth && {
      name: 'momentum conservation',
      does: 'momentum conservation shares motion between things that collide',
    },
    shown.some(({ phase, frictionNs }) => phase === 'slide' || frictionNs > 0) && {
      name: 'friction',
      does: 'friction slows sliding, and turns it into spin where things touch',
    },
    shown.some(({ phase }) => phase === 'roll') && {
      name: 'rolling',
      does: 'rolling without slipping ties spin to speed along the ground',
    },
    spins.some((spin) => spin > SPIN_RADPS) && {
      name: 'conservation of angular momentum',
      does: 'conservation of angular momentum keeps the spin of whatever flies freely',
    },
    world.airDensityKgpm3 > 0 && speeds.some((speed) => speed > AIR_MPS)
      ? { name: 'air drag', does: 'air drag takes a little of the speed of what flies' }
      : false,
    isWet && { name: 'buoyancy', does: 'buoyancy lifts what is under water, and the water resists its motion' },
    held.length > 0 && {
      name: 'constraint forces',
      does: 'constraint forces hold what is jointed or hung together at its length',
    },
    held.some(({ brokeAtS }) => brokeAtS !== null) && {
      name: 'breaking strength',
      does: 'a joint that bears more than its breaking strength parts for good',
    },
    endsStill && { name: 'dissipation', does: 'dissipation brings motion to rest, and nothing starts again by itself' },
    {
      name: 'identity and mass conservation',
      does: 'identity and mass conservation keep the number, size, shape and material of everything',
    },
  ];
  return laws.filter((law) => law !== false);
}

/** The laws in a paragraph: their names, then what each does here. */
export function lawsText(laws: readonly Law[]): string {
  const names = capitalized(listed(laws.map(({ name }) => name)));
  return `${names} ${laws.length === 1 ? 'applies' : 'apply'} to this scene. ${capitalized(laws.map(({ does }) => does).join('; '))}.`;
}

function pullWords(pull: number): string {
  const told = `of ${pull.toFixed(2)} m/s²`;
  return Math.abs(pull - EARTH_MPS2) < 0.05 * EARTH_MPS2
    ? `${told} accelerates what falls`
    : `${told}, ${(pull / EARTH_MPS2).toFixed(2)} of the Earth's, accelerates what falls`;
}

/** The longest row of frames through which a body's speed changes as gravity alone would have it. */
function flightFrames({ clip, world, shots }: ShotSpec, velocitiesMps: readonly (readonly number[])[]): number {
  const stepS = clip.frameRate.den / clip.frameRate.num;
  const cuts = new Set(shots.map(({ startFrame }) => startFrame));
  let longest = 0;
  let run = 0;
  for (let frame = 1; frame < velocitiesMps.length; frame++) {
    const speed = shots.findLast(({ startFrame }) => startFrame <= frame)?.speed ?? 1;
    const off = world.gravityMps2.map(
      (g, k) => (velocitiesMps[frame]![k]! - velocitiesMps[frame - 1]![k]!) / (stepS * speed) - g,
    );
    const isFalling = !cuts.has(frame) && Math.max(...off.map(Math.abs)) < FALL_TOLERANCE * length(world.gravityMps2);
    run = isFalling ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
