import type { Contact } from '../motion/contact.ts';
import type { Cue } from './cue.ts';
import type { CueContext } from './cue-kind.ts';
import { salienceOf } from './loudness.ts';

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
  const { pan, distanceM } = ctx.hear(contact.pointM, contact.timeS);
  return {
    id,
    kind: sound.kind,
    origin: 'physics',
    timeS: contact.timeS,
    endTimeS: sound.endTimeS,
    label: ctx.sentence(contact, sound.verb),
    contactId: contact.id,
    bodyIds: contact.bodyIds,
    materials: contact.materialIds,
    sizesM: ctx.sizesM(contact),
    impulseNs: contact.impulseNs,
    normalSpeedMps: contact.normalSpeedMps,
    levelDb: sound.levelDb,
    pan,
    distanceM,
    salience: sound.weight * salienceOf(sound.levelDb, distanceM),
    isMuted: false,
    text: null,
    speaker: null,
    seed: ctx.seedOf(id),
  };
}
