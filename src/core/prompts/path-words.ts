import { length, sub } from '../base/vec3.ts';
import { actionEndS, bodyPoseOf, clipTimeOf, liveFrame } from '../shot/reading.ts';
import type { ShotBody, ShotContact, ShotSpec } from '../shot/shot-spec.ts';
import type { Cast } from './cast.ts';
import { flightOf, frameAt, isStill, STILL_MPS, travelOf, velocityOf, wayOf } from './motion-words.ts';

/** A body that strays less than this between two instants has not moved, in metres. */
const UNMOVED_M = 0.02;
/** Who moved less than this is not said to come to rest, nor to leave it, in metres. */
const NOTICED_M = 0.1;
/** Standing still for less than this before or after a movement is not told apart from it, in seconds. */
const TRIMMED_S = 0.2;
/** Falling for less than this after leaving what carried it does not show, in seconds. */
const FLIGHT_S = 0.12;
/** A surface whose normal points down more than this leans on a thing rather than carrying it. */
const LEANING = 0.3;
/** Kinds that go on wheels. */
export const DRIVEN_KINDS: ReadonlySet<string> = new Set(['car']);

/** What a body does between two instants, and from when to when it moves. */
export interface Path {
  readonly fromS: number;
  readonly toS: number;
  readonly does: string;
}

/** Where a path leads. */
export interface Bound {
  /** "the board": what is met at its end; absent where nothing is. */
  readonly goal?: string;
  /** "clear of the hoop": what is to be known of its way. */
  readonly past?: string;
  /** Whether it lies on water. */
  readonly isAfloat?: boolean;
}

/** What sinks deeper than this no longer floats, in metres. */
const SUNK_M = 0.5;

function afloatWords(shot: ShotSpec, body: ShotBody, from: number, to: number): string {
  const fallM = bodyPoseOf(shot, body, from).positionM[1] - bodyPoseOf(shot, body, to).positionM[1];
  return fallM > SUNK_M ? 'sinks into the water' : 'bobs on the water';
}

/** What a body does between two instants without a hit; null where it is not worth a bullet. */
export function pathOf(
  shot: ShotSpec,
  cast: Cast,
  body: ShotBody,
  startS: number,
  endS: number,
  { goal, past, isAfloat }: Bound = {},
): Path | null {
  const { fromS, toS, from, to } = movingSpan(shot, body, startS, endS);
  if (to <= from) return null;
  const under = supportAt(shot, body, (fromS + toS) / 2);
  const toward = goal === undefined ? '' : `toward ${goal}`;
  const speed = length(velocityOf(shot, body, from));
  const travelM = travelOf(shot, body, from, to);
  const isUnmoved = travelM < (under?.phase === 'rest' ? NOTICED_M : UNMOVED_M);
  const path = (does: string) => ({ fromS, toS, does });
  if (under && isUnmoved && speed < STILL_MPS)
    return goal === undefined ? null : path(`rests on ${surfaceWords(shot, cast, body, under)}`);
  if (isUnmoved) return null;
  const off = leavingOf(shot, body, from, to);
  if (off !== null) {
    const rub = rubWords(shot, cast, body, off.under, from, off.frame, false);
    return path([`${rub}, then ${flightOf(shot, body, off.frame, to)}`, past, toward].filter(Boolean).join(' '));
  }
  if (under)
    return path([rubWords(shot, cast, body, under, from, to, goal === undefined), toward].filter(Boolean).join(' '));
  const flight = isAfloat === true ? afloatWords(shot, body, from, to) : flightOf(shot, body, from, to);
  if (flight === 'moves' && goal === undefined) return null;
  const [verb, ...rest] = [flight, past, toward].filter(Boolean);
  const isPlain = /^(falls|rises|moves|swings(?: up| down)?)$/.test(flight);
  return path(rest.length === 0 ? verb! : `${verb}${isPlain && past === undefined ? ' ' : ', '}${rest.join(', ')}`);
}

/** The part of a span in which a body moves: what stands still before and after is left out where it shows. */
function movingSpan(shot: ShotSpec, body: ShotBody, fromS: number, toS: number) {
  // The frame that shows a hit still shows how things were before it.
  // What is held after the end of the take is no part of the way.
  let [from, to] = [frameAt(shot, fromS) + (fromS > 0 ? 1 : 0), liveFrame(shot, frameAt(shot, toS)) ?? 0];
  const whole = { fromS, toS, from, to };
  while (from < to && isStill(shot, body, from)) from++;
  while (to > from && isStill(shot, body, to)) to--;
  if (from >= to) return whole;
  const [begunS, doneS] = [clipTimeOf(shot, from), clipTimeOf(shot, to + 1)];
  const starts = begunS - fromS >= TRIMMED_S;
  const ends = toS - doneS >= TRIMMED_S;
  return {
    fromS: starts ? begunS : fromS,
    toS: ends ? doneS : toS,
    from: starts ? from : whole.from,
    to: ends ? to : whole.to,
  };
}

/** The frame in which a body leaves what carried it for a flight that shows; null where it does not. */
function leavingOf(shot: ShotSpec, body: ShotBody, from: number, to: number) {
  let last = to;
  while (last > from && supportAt(shot, body, clipTimeOf(shot, last)) === undefined) last--;
  const under = supportAt(shot, body, clipTimeOf(shot, last));
  return under && clipTimeOf(shot, to) - clipTimeOf(shot, last) >= FLIGHT_S ? { frame: last, under } : null;
}

function rubWords(
  shot: ShotSpec,
  cast: Cast,
  body: ShotBody,
  under: ShotContact,
  from: number,
  to: number,
  hasWay: boolean,
): string {
  const little = travelOf(shot, body, from, to) < NOTICED_M ? ' a little' : '';
  const subject = shot.subjects.find(({ id }) => id === body.subjectId);
  const verb = subject && DRIVEN_KINDS.has(subject.kind) ? 'drives' : under.phase === 'roll' ? 'rolls' : 'slides';
  const path = sub(bodyPoseOf(shot, body, to).positionM, bodyPoseOf(shot, body, from).positionM);
  return [`${verb}${little} along ${surfaceWords(shot, cast, body, under)}`, hasWay && wayOf(shot, from, path)]
    .filter(Boolean)
    .join(' ');
}

/** What carries a body at an instant of the clip; what leans on it from above does not. */
function supportAt(shot: ShotSpec, body: ShotBody, clipTimeS: number): ShotContact | undefined {
  const frame = frameAt(shot, clipTimeS);
  const sceneTimeS = shot.clip.sceneTimesS[liveFrame(shot, frame) ?? frame]!;
  const own = new Set(shot.bodies.filter(({ subjectId }) => subjectId === body.subjectId).map(({ id }) => id));
  return shot.contacts
    .filter(
      (c) =>
        c.phase !== 'impact' &&
        own.has(c.bodyIds[0]) !== own.has(c.bodyIds[1]) &&
        c.timeS <= sceneTimeS + 1e-6 &&
        untilS(shot, c) > sceneTimeS + 1e-6 &&
        upTo(c, own) > -LEANING &&
        !isNet(shot, c),
    )
    .sort((a, b) => upTo(b, own) - upTo(a, own))[0];
}

/** When a contact ends; never where it lasts until the take does, which is no end of its own. */
function untilS({ shots }: ShotSpec, { takeId, endTimeS }: ShotContact): number {
  const take = shots.find((shot) => shot.takeId === takeId);
  return take && endTimeS >= take.takeEndS - 1e-6 ? Number.POSITIVE_INFINITY : endTimeS;
}

/** Whether a contact is with a net, which brushes what goes through it and carries nothing. */
function isNet({ bodies }: ShotSpec, { bodyIds, partIds }: ShotContact): boolean {
  return bodyIds.some((id, k) =>
    bodies
      .find((body) => body.id === id)
      ?.parts.some((part) => part.id === partIds[k] && part.shape.type === 'strands'),
  );
}

/** How much a contact's normal points up towards one of some bodies. */
function upTo({ bodyIds, normal }: ShotContact, own: ReadonlySet<string>): number {
  return own.has(bodyIds[0]) ? normal[1] : -normal[1];
}

function surfaceWords(shot: ShotSpec, cast: Cast, body: ShotBody, contact: ShotContact): string {
  const isFirst = shot.bodies.find(({ id }) => id === contact.bodyIds[0])?.subjectId === body.subjectId;
  const other = isFirst ? 1 : 0;
  const id = contact.bodyIds[other];
  return cast.crowdOf(id) ? cast.sortOf(id) : cast.partOf(id, contact.partIds[other]);
}

/**
 * How a body ends: it leaves the frame, comes to rest, or rolls on; null where none of these. What only stands still because
 * its take has ended has not come to rest.
 */
export function endWords(
  shot: ShotSpec,
  body: ShotBody,
  afterS: number,
): { readonly atS: number; readonly does: string } | null {
  const goneS = goneAtS(shot, body);
  if (goneS !== null && goneS > afterS) return { atS: goneS, does: 'leaves the frame' };
  const last = liveFrame(shot, shot.clip.frameCount - 1);
  if (last === null) return null;
  let still = last + 1;
  while (still > 0 && isStill(shot, body, still - 1)) still--;
  const hasMoved = travelOf(shot, body, 0, last) > NOTICED_M;
  if (hasMoved && still > 0 && still <= last) return { atS: clipTimeOf(shot, still), does: 'comes to rest' };
  const endS = actionEndS(shot);
  if (afterS > 0 && supportAt(shot, body, endS)?.phase === 'roll') return { atS: endS, does: 'is still rolling' };
  return null;
}

/** When a body that was in the frame leaves it for good; null where it does not. */
export function goneAtS(shot: ShotSpec, body: ShotBody): number | null {
  const boxes = shot.tracks2d.find((t) => t.bodyId === body.id)?.boxesPx ?? [];
  const last = boxes.findLastIndex((box) => box !== null);
  return last >= 0 && last < boxes.length - 1 ? clipTimeOf(shot, last + 1) : null;
}
