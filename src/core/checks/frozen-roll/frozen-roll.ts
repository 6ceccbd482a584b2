import { length } from '../../base/vec3.ts';
import type { Check, CheckInput } from '../check-kind.ts';
import { type MassTrack, sizeAt } from '../mass-track.ts';
import { pairOf } from '../pair-of.ts';
import { type Reading, readingOf } from '../reading.ts';
import { capitalize, type Found, numberFindings, say, sayTime } from '../words.ts';

/** A roll this fast is seen, in m/s, and so is its end within one frame of film, in seconds. */
const SEEN_MPS = 0.03;
const FRAME_S = 1 / 24;
/** Slower than this, it stands, in m/s. */
const STANDS_MPS = 0.002;
/** A roll turns with its way: spin times radius is at least this share of its speed. */
const TURNS_SHARE = 0.5;

/** Something that rolls and stands still from one frame to the next. */
export const frozenRoll: Check = {
  id: 'frozen-roll',
  label: 'What rolls comes to rest slowly',
  basis:
    'A ball, cylinder or capsule that rolls at more than 0.03 m/s and stands a frame of film (1/24 s) later, with nothing ' +
    'in its way, beyond what the pair’s rolling resistance takes: unlikely. Engines put slow bodies to sleep; measured ' +
    'below 0.05 m/s.',
  run(input) {
    const reading = readingOf(input);
    const found = input.plan.bodies.flatMap((body, index): Found[] => {
      const freeze = freezeOf(input, reading, index);
      if (!freeze) return [];
      const name = input.nameOf(body.id);
      return [
        {
          subject: body.id,
          level: 'unlikely',
          title: `${capitalize(name)} freezes as it rolls`,
          message:
            `${capitalize(name)}, ${sayTime(freeze.timeS)}: it rolls at ${say(freeze.speedMps)} m/s and a frame later it ` +
            `stands (limit ${say(freeze.limitMps)} m/s). A roll dies away; one that stops dead looks like a paused film.`,
          timeS: freeze.timeS,
          bodyIds: [body.id],
          value: freeze.speedMps,
          limit: freeze.limitMps,
          unit: 'm/s',
          fix: 'Give the surface some rolling resistance, or cut before it comes to rest.',
        },
      ];
    });
    return numberFindings('frozen-roll', found);
  },
};

function freezeOf(input: CheckInput, reading: Reading, index: number) {
  const mass = reading.massTrack(index);
  const body = input.plan.bodies[index]!;
  const shape = body.parts.length === 1 ? body.parts[0]!.shape : undefined;
  const isRound = shape?.type === 'ball' || shape?.type === 'cylinder' || shape?.type === 'capsule';
  if (!mass || !isRound) return null;
  const { radiusM } = shape;
  const { timesS } = mass.track;
  let from = mass.firstKnot;
  for (let i = from + 1; i < timesS.length; i++) {
    if (sizeAt(mass.velocitiesMps, i) >= STANDS_MPS) continue;
    if (sizeAt(mass.velocitiesMps, i - 1) < STANDS_MPS) continue;
    // It stands from here on: how fast was it a frame ago?
    from = i - 1;
    while (from > mass.firstKnot && timesS[from]! > timesS[i]! - FRAME_S) from--;
    const knot = timesS[from]! < timesS[i]! - FRAME_S && from + 1 < i ? from + 1 : from;
    const speedMps = sizeAt(mass.velocitiesMps, knot);
    const limitMps = SEEN_MPS + resistance(input, reading, body.id, timesS[i]!) * FRAME_S;
    if (
      speedMps > limitMps &&
      isRoll(mass, knot, radiusM) &&
      !isStopped(reading, index, body.id, timesS[knot]!, timesS[i]!)
    ) {
      return { timeS: timesS[i]!, speedMps, limitMps };
    }
  }
  return null;
}

function isRoll({ track, velocitiesMps }: MassTrack, knot: number, radiusM: number): boolean {
  return sizeAt(track.angularVelocitiesRadps, knot) * radiusM >= TURNS_SHARE * sizeAt(velocitiesMps, knot);
}

/** Whether something struck or held the body meanwhile, or it was in the air. */
function isStopped({ contacts, holds }: Reading, index: number, bodyId: string, fromS: number, toS: number): boolean {
  const touched = contacts.during(bodyId, fromS, toS);
  return touched.length === 0 || touched.some(({ phase }) => phase === 'impact') || holds.isHeld(index, fromS);
}

/** What rolling resistance takes from a roll, in m/s2. */
function resistance({ plan }: CheckInput, { contacts }: Reading, bodyId: string, timeS: number): number {
  const shares = contacts.during(bodyId, timeS, timeS).map((contact) => pairOf(plan, contact)?.rollingResistance ?? 0);
  return Math.max(0, ...shares) * length(plan.gravityMps2);
}
