import type { Contact, ContactPhase } from '../motion/contact.ts';
import { contactCue } from './contact-cue.ts';
import type { Cue } from './cue.ts';
import type { CueContext } from './cue-kind.ts';
import { rubLevelDb } from './loudness.ts';

/** Shorter spans are not heard as rolling or sliding, in seconds. */
export const SHORTEST_RUB_S = 0.08;
/** Quieter spans are left out: they drown in any room, at 1 m. */
export const UNHEARD_RUB_DB = -55;
const WEIGHT = 0.5;

/** Cues of the spans of one phase, as loud as normal force times speed. */
export function rubCues(
  ctx: CueContext,
  kind: ContactPhase & ('roll' | 'slide'),
  verb: string,
  speedOf: (contact: Contact) => number,
): readonly Cue[] {
  return ctx.contacts
    .filter((contact) => contact.phase === kind && contact.endTimeS - contact.timeS >= SHORTEST_RUB_S)
    .map((contact) => {
      const forceN = contact.impulseNs / (contact.endTimeS - contact.timeS);
      const levelDb = rubLevelDb(forceN * speedOf(contact), contact.materialIds);
      return contactCue(contact, ctx, { kind, verb, endTimeS: contact.endTimeS, levelDb, weight: WEIGHT });
    })
    .filter((cue) => cue.levelDb >= UNHEARD_RUB_DB);
}
