import type { Contact } from '../motion/contact.ts';
import type { Cue } from './cue.ts';
import type { CueContext } from './cue-kind.ts';
import { salienceOf } from './loudness.ts';
import { factsOf, makeCue, SYNC } from './make-cue.ts';

/** What a kind decides about a cue that it makes of a contact. */
export interface ContactSound {
  readonly kind: 'impact' | 'roll' | 'slide';
  readonly verb: string;
  readonly endTimeS: number;
  readonly levelDb: number;
  /** How far its salience is lowered for lasting: 1 for what strikes, less for what goes on. */
  readonly weight: number;
}

/** The cue of a contact, heard from the camera that is active when it begins. */
export function contactCue(contact: Contact, ctx: CueContext, sound: ContactSound): Cue {
  const id = `${sound.kind}:${contact.id}`;
  const hearing = ctx.hear(contact.pointM, contact.timeS);
  const isBlow = sound.kind === 'impact';
  const { timeS, impulseNs, normalSpeedMps } = contact;
  return makeCue({
    ...factsOf(contact),
    ...hearing,
    id,
    kind: sound.kind,
    origin: 'physics',
    stem: isBlow ? 'effects' : 'foley',
    timeS,
    endTimeS: sound.endTimeS,
    label: ctx.sentence(contact, sound.verb),
    source: { type: 'made', like: sound.kind },
    sizesM: ctx.sizesM(contact),
    hits: isBlow ? [{ timeS, impulseNs, normalSpeedMps, levelDb: sound.levelDb }] : [],
    levelDb: sound.levelDb,
    pointM: contact.pointM,
    salience: sound.weight * salienceOf(sound.levelDb, hearing.distanceM),
    sync: isBlow ? SYNC.hard : SYNC.soft,
    seed: ctx.seedOf(id),
  });
}
