import { conjugate, rotate } from '../base/quat.ts';
import { add, dot, length, scale, sub, type Vec3 } from '../base/vec3.ts';
import { bodyPoseOf, cameraPoseOf } from '../shot/reading.ts';
import type { ShotBody, ShotContact, ShotSpec } from '../shot/shot-spec.ts';
import { type Cast, plainLabel } from './cast.ts';
import { frameAt, velocityOf, wayOf } from './motion-words.ts';

/** Softer meetings are settling, not events, in m/s. */
export const UNNOTICED_MPS = 0.15;
/** Closing speeds that make a meeting a touch, a tap, a hit, a strike, in m/s. */
const TAP_MPS = 0.5;
const HIT_MPS = 1.5;
const STRIKE_MPS = 4;
/** How far from level with a passage a hit counts as above or below it, in metres. */
const LEVEL_M = 0.05;
/** Speeds that differ by less than this share are alike. */
const ALIKE = 0.1;
/** What lies on a thing that goes more than this many times as fast stays behind, and the thing is drawn from under it. */
const DRAWN = 0.25;
/** A surface whose normal points up more than this is lain on rather than run into. */
export const FLAT = 0.7;

/** An impact at an instant of the clip, with who does it to whom. */
export interface Hit {
  readonly contact: ShotContact;
  readonly atS: number;
  readonly mover: ShotBody;
  readonly struck: ShotBody;
  /** Body and part that are struck, as one word. */
  readonly target: string;
  /** From the struck surface towards the mover. */
  readonly normal: Vec3;
}

/** The impacts between subjects that the clip shows and a viewer would notice, in order of time, replays included. */
export function hitsOf(shot: ShotSpec): readonly Hit[] {
  const bodies = new Map(shot.bodies.map((body) => [body.id, body]));
  return shot.contacts
    .filter((c) => c.phase === 'impact' && c.normalSpeedMps >= UNNOTICED_MPS)
    .flatMap((contact) => contact.clipTimesS.map((atS) => ({ contact, atS })))
    .sort((a, b) => a.atS - b.atS)
    .flatMap(({ contact, atS }) => {
      const [a, b] = contact.bodyIds.map((id) => bodies.get(id));
      if (!a || !b || a.subjectId === b.subjectId) return [];
      const isAMover = moverSide(shot, contact, atS) === 0;
      const [mover, struck] = isAMover ? [a, b] : [b, a];
      const target = `${struck.id}/${contact.partIds[isAMover ? 1 : 0]}`;
      return [{ contact, atS, mover, struck, target, normal: scale(contact.normal, isAMover ? 1 : -1) }];
    });
}

/**
 * Which body of a contact comes and which is met: the free one; where both are, the one that lies on the other, unless that
 * is drawn from under it; else the faster, or the lighter where both go alike.
 */
export function moverSide(shot: ShotSpec, { bodyIds, normal }: ShotContact, atS: number): 0 | 1 {
  const [a, b] = bodyIds.map((id) => shot.bodies.find((body) => body.id === id));
  if (!a || !b || b.drive === 'still') return 0;
  if (a.drive === 'still') return 1;
  const frame = frameAt(shot, atS);
  const [speedA, speedB] = [length(velocityOf(shot, a, frame)), length(velocityOf(shot, b, frame))];
  const [top, topMps, underMps] = normal[1] > 0 ? ([0, speedA, speedB] as const) : ([1, speedB, speedA] as const);
  if (Math.abs(normal[1]) > FLAT && topMps > DRAWN * underMps) return top;
  // Of two that go alike, the lighter is the one that comes.
  if (Math.abs(speedA - speedB) <= ALIKE * Math.max(speedA, speedB)) return a.massKg <= b.massKg ? 0 : 1;
  return speedA > speedB ? 0 : 1;
}

/** "strikes the board above the hoop". */
export function hitWords(shot: ShotSpec, cast: Cast, hit: Hit): string {
  return `${verbOf(hit)} ${targetWords(cast, hit)}${placeOf(shot, hit)}`;
}

/** "the board": what was struck. */
export function targetWords(cast: Cast, { struck, target }: Hit): string {
  return cast.partOf(struck.id, target.slice(struck.id.length + 1));
}

/** "the board", "the pins": where what strikes it was bound. */
export function goalWords(cast: Cast, hit: Hit): string {
  return cast.crowdOf(hit.struck.id) ? cast.sortOf(hit.struck.id) : targetWords(cast, hit);
}

/** "strikes": how hard it is. */
export function verbOf({ contact: { normalSpeedMps: speedMps } }: Hit): string {
  if (speedMps < TAP_MPS) return 'touches';
  if (speedMps < HIT_MPS) return 'taps';
  return speedMps < STRIKE_MPS ? 'hits' : 'strikes';
}

/** Where on the thing: the side of a ring as the camera sees it, or above or below an opening; '' where neither says. */
function placeOf(shot: ShotSpec, { contact, atS, struck, target }: Hit): string {
  const frame = frameAt(shot, atS);
  const pose = bodyPoseOf(shot, struck, frame);
  const toWorld = (p: Vec3) => add(rotate(pose.rotation, p), pose.positionM);
  const part = struck.parts.find((p) => `${struck.id}/${p.id}` === target);
  if (part?.shape.type === 'torus') {
    const arm = sub(contact.pointM, toWorld(part.positionM));
    const [x, , z] = rotate(conjugate(cameraPoseOf(shot, frame).rotation), [arm[0], 0, arm[2]]);
    if (Math.abs(x) >= Math.abs(z)) return ` on its ${x > 0 ? 'right' : 'left'} side`;
    return ` on its ${z > 0 ? 'near' : 'far'} side`;
  }
  // Of several openings, or of one that is gone through level, height beside it says nothing.
  const [passage, ...others] = struck.passages;
  if (!passage || others.length > 0 || Math.abs(passage.normal[1]) < FLAT) return '';
  const rise = contact.pointM[1] - toWorld(passage.centerM)[1];
  if (Math.abs(rise) < LEVEL_M) return ` level with the ${plainLabel(passage.label)}`;
  return ` ${rise > 0 ? 'above' : 'below'} the ${plainLabel(passage.label)}`;
}

/** How long after a blow one sees where the struck body goes, in seconds. */
const KNOCK_S = 0.5;
/** What goes less far than this is nudged, in metres. */
const KNOCKED_M = 0.15;

/** ", knocking it to the left of frame", or '' where the struck body stays. */
export function knockWords(shot: ShotSpec, hit: Hit): string {
  const { struck, atS, mover } = hit;
  const path = knockOf(shot, hit);
  if (path === null) return '';
  const isPush = mover.drive === 'animated' && hit.contact.normalSpeedMps < HIT_MPS;
  const verb = isPush ? 'pushing' : length(path) < KNOCKED_M ? 'nudging' : 'knocking';
  const way = wayOf(shot, frameAt(shot, atS), path, LEVEL_M / 2);
  const up = path[1] > length([path[0], 0, path[2]]) ? 'upward' : '';
  return struck.subjectId === mover.subjectId ? '' : `, ${verb} it ${up || way || 'aside'}`;
}

/** Where the struck body goes soon after a blow; null where it stays. */
export function knockOf(shot: ShotSpec, { struck, atS }: Hit): Vec3 | null {
  if (struck.drive === 'still') return null;
  const [from, to] = [frameAt(shot, atS), frameAt(shot, atS + KNOCK_S)];
  const path = sub(bodyPoseOf(shot, struck, to).positionM, bodyPoseOf(shot, struck, from).positionM);
  return length(path) < LEVEL_M ? null : path;
}

/** "bounces up", "rebounds to the left of frame": what the mover does next, or '' where nothing is seen of it. */
export function reboundWords(shot: ShotSpec, { contact, atS, mover, normal }: Hit, untilS: number): string {
  const frame = Math.min(frameAt(shot, atS) + 1, shot.clip.frameCount - 1);
  const end = Math.max(frame, frameAt(shot, untilS));
  const speed = dot(velocityOf(shot, mover, frame), normal);
  if (normal[1] > FLAT) {
    if (speed > 0.1 * contact.normalSpeedMps && speed > 0.3) return 'bounces up';
    return '';
  }
  const path = sub(bodyPoseOf(shot, mover, end).positionM, bodyPoseOf(shot, mover, frame).positionM);
  const way = wayOf(shot, frame, path);
  if (speed < 0.2) return path[1] < -0.15 ? 'drops' : '';
  return way === '' ? 'bounces off' : `${Math.abs(normal[1]) > 0.3 ? 'glances off' : 'rebounds'} ${way}`;
}
