import type { Contact } from '../motion/contact.ts';
import type { BlowGroup } from './blows.ts';
import type { Cue, CueKindId } from './cue.ts';
import type { CueContext } from './cue-kind.ts';
import { impactLevelDb } from './loudness.ts';
import { makeCue, SYNC } from './make-cue.ts';
import { heardForS, timbreOf } from './timbre.ts';

type MadeKind = CueKindId & ('impact' | 'rattle' | 'splash' | 'roll' | 'slide');

/** What every cue that a contact makes takes over from it; the kind says the rest. */
export function ofContact(contact: Contact, ctx: CueContext, kind: MadeKind, verb: string) {
  const id = `${kind}:${contact.id}`;
  const sizesM = ctx.sizesM(contact);
  const massKg = massOf(contact, ctx);
  const { timeS, materialIds } = contact;
  return {
    id,
    kind,
    origin: 'physics',
    stem: 'effects',
    timeS,
    label: ctx.sentence(contact, verb),
    source: { type: 'made', like: kind },
    contactId: contact.id,
    bodyIds: contact.bodyIds,
    partIds: contact.partIds,
    materials: materialIds,
    sizesM,
    impulseNs: contact.impulseNs,
    normalSpeedMps: contact.normalSpeedMps,
    slipSpeedMps: contact.slipSpeedMps,
    massKg,
    pointM: contact.pointM,
    salience: 0,
    timbre: timbreOf({ materials: materialIds, sizesM, speedMps: contact.normalSpeedMps, massKg }),
    sync: SYNC.hard,
    seed: ctx.seedOf(id),
  } as const satisfies Partial<Cue>;
}

/** The cue of one or several blows: it begins with the first, is as loud as the strongest, and rings after the last. */
export function blowCue({ strongest, blows }: BlowGroup, ctx: CueContext, kind: MadeKind, verb: string): Cue {
  const { materialIds } = strongest;
  return makeCue({
    ...ofContact(strongest, ctx, kind, verb),
    timeS: blows[0]!.timeS,
    endTimeS: blows.at(-1)!.timeS + heardForS(materialIds, ctx.sizesM(strongest)),
    levelDb: Math.max(...blows.map((blow) => impactLevelDb(blow, materialIds))),
    energyJ: blows.reduce((sum, blow) => sum + lostJ(blow), 0),
    hits: blows.map(({ timeS, impulseNs, normalSpeedMps }) => ({
      timeS,
      impulseNs,
      normalSpeedMps,
      levelDb: impactLevelDb({ impulseNs, normalSpeedMps }, materialIds),
    })),
  });
}

/** What a blow takes out of motion along its normal: m/2 (v² - u²) with the impulse m (v + u). */
function lostJ({ impulseNs, normalSpeedMps, reboundSpeedMps }: Contact): number {
  return Math.max(0, (impulseNs * (normalSpeedMps - reboundSpeedMps)) / 2);
}

function massOf(contact: Contact, ctx: CueContext): number {
  const { drive, massKg } = ctx.bodyOf(contact.bodyIds[ctx.moverOf(contact)]);
  return drive === 'still' ? 0 : massKg;
}
