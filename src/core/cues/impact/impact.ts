import type { Contact } from '../../motion/contact.ts';
import { contactCue } from '../contact-cue.ts';
import type { CueContext, CueKind } from '../cue-kind.ts';
import { impactLevelDb } from '../loudness.ts';
import { heardForS } from '../ring-time.ts';

/** Weaker pushes are not heard, in N s: 5 grams at 1 m/s, 49 dB below full scale. */
export const UNHEARD_IMPULSE_NS = 0.005;
/** Slower ones are things settling, whatever they weigh, in m/s. */
export const SETTLING_SPEED_MPS = 0.02;
/** Blows of a pair of parts within this time, in seconds, are heard as one, the strongest: faster ones would drone. */
export const MERGE_S = 0.05;

/** Two parts strike. */
export const impact: CueKind = {
  id: 'impact',
  label: 'Impact',
  fromPhysics: (ctx) =>
    merged(ctx.contacts.filter(isHeard)).map((contact) => {
      const heardS = heardForS(contact.materialIds, ctx.sizesM(contact));
      return contactCue(contact, ctx, {
        kind: 'impact',
        verb: 'hits',
        endTimeS: contact.timeS + heardS,
        levelDb: impactLevelDb(contact.impulseNs, contact.materialIds),
        weight: 1,
      });
    }),
};

function isHeard({ phase, impulseNs, normalSpeedMps }: Contact): boolean {
  return phase === 'impact' && impulseNs >= UNHEARD_IMPULSE_NS && normalSpeedMps >= SETTLING_SPEED_MPS;
}

/** The contacts without those that lie within `MERGE_S` of a stronger one of the same parts; the strongest go first. */
function merged(contacts: CueContext['contacts']): readonly Contact[] {
  const kept = new Map<string, Contact[]>();
  for (const contact of [...contacts].sort((a, b) => b.impulseNs - a.impulseNs || a.timeS - b.timeS)) {
    const pair = JSON.stringify([contact.bodyIds, contact.partIds]);
    const ofPair = kept.get(pair) ?? [];
    kept.set(pair, ofPair);
    if (ofPair.every(({ timeS }) => Math.abs(timeS - contact.timeS) > MERGE_S)) ofPair.push(contact);
  }
  return [...kept.values()].flat();
}
