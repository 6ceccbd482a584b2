import { toZUp } from '../../base/frames.ts';
import type { SinkFile } from '../../base/ports.ts';
import { framesPerSecond } from '../../base/time.ts';
import { scale } from '../../base/vec3.ts';
import type { ShotContact, ShotSpec } from '../../shot/shot-spec.ts';
import type { Span } from './camera.ts';
import type { Instance } from './instances.ts';
import { listJson, rounded, writePiece } from './json-stream.ts';
import { sharesOf } from './shares.ts';

/** What Kubric writes for a floor and all else that is no instance. */
const BACKGROUND = -1;
/** Collisions that are written at once. */
const BATCH = 1000;

/** A contact at the instant at which the shot shows it; frames are counted from the start of the shot, and may lie between two. */
export interface SeenContact {
  readonly contact: ShotContact;
  readonly frame: number;
}

/** Contacts that begin within a shot, in order of time. */
export function contactsWithin(
  { contacts, clip, shots }: ShotSpec,
  { startFrame, frameCount }: Span,
): readonly SeenContact[] {
  const rate = framesPerSecond(clip.frameRate);
  const takeId = shots.findLast((shot) => shot.startFrame <= startFrame)?.takeId;
  return contacts
    .filter((contact) => contact.takeId === takeId)
    .flatMap((contact) => contact.clipTimesS.map((timeS) => ({ contact, frame: timeS * rate - startFrame })))
    .filter(({ frame }) => frame >= -1e-6 && frame < frameCount)
    .sort((a, b) => a.frame - b.frame || (a.contact.id < b.contact.id ? -1 : 1));
}

/**
 * Writes `events.json`: one collision for each contact, from the second body to the first as its normal points. Kubric's own
 * keys first; impulses, speeds, materials and the like follow, which its loader passes over.
 */
export async function writeEvents(
  file: SinkFile,
  shot: ShotSpec,
  span: Span,
  instances: readonly Instance[],
): Promise<void> {
  const placeOf = new Map(instances.map(({ body, id }) => [body.id, id - 1]));
  const seen = contactsWithin(shot, span);
  await writePiece(file, '{"collisions": [');
  for (let i = 0; i < seen.length; i += BATCH) {
    const lines = seen.slice(i, i + BATCH).map((one) => collisionJson(shot, span, one, placeOf));
    await writePiece(file, `${i === 0 ? '' : ','}\n${lines.join(',\n')}`);
  }
  await writePiece(file, ']}\n');
}

function collisionJson(
  shot: ShotSpec,
  { startFrame, frameCount }: Span,
  { contact, frame }: SeenContact,
  placeOf: ReadonlyMap<string, number>,
): string {
  const [a, b] = contact.bodyIds;
  const lastsS = contact.endTimeS - contact.timeS;
  // Kubric's forces are means over one step of the simulation; those of spans here are means over the whole span.
  const force =
    contact.phase === 'impact' || lastsS <= 0 ? contact.impulseNs * shot.madeBy.stepHz : contact.impulseNs / lastsS;
  const at = startFrame + Math.min(frameCount - 1, Math.max(0, Math.round(frame)));
  const members: readonly (readonly [string, string])[] = [
    ['instances', `[${placeOf.get(b) ?? BACKGROUND}, ${placeOf.get(a) ?? BACKGROUND}]`],
    ['contact_normal', listJson(toZUp(contact.normal))],
    ['frame', String(rounded(frame))],
    ['force', String(rounded(force))],
    ['position', listJson(toZUp(contact.pointM))],
    ['image_position', listJson(sharesOf(shot, at, contact.pointM))],
    ['impulse', listJson(toZUp(scale(contact.normal, contact.impulseNs)))],
    ['friction_impulse', String(rounded(contact.frictionNs))],
    ['normal_speed', String(rounded(contact.normalSpeedMps))],
    ['rebound_speed', String(rounded(contact.reboundSpeedMps))],
    ['slip_speed', String(rounded(contact.slipSpeedMps))],
    ['phase', JSON.stringify(contact.phase)],
    ['time', String(rounded(contact.timeS))],
    ['duration', String(rounded(lastsS))],
    ['body_ids', JSON.stringify([b, a])],
    ['part_ids', JSON.stringify([contact.partIds[1], contact.partIds[0]])],
    ['materials', JSON.stringify([contact.materials[1], contact.materials[0]])],
  ];
  return `{${members.map(([key, value]) => `"${key}": ${value}`).join(', ')}}`;
}
