import { add, addScaled, dot, sub, type Vec3 } from '../base/vec3.ts';
import type { Contact } from '../motion/contact.ts';
import { ofContact } from './contact-cue.ts';
import type { Cue, CuePoint } from './cue.ts';
import type { CueContext } from './cue-kind.ts';
import { evenTimes } from './curve.ts';
import { rubGainDb, rubLevelDb } from './loudness.ts';
import { makeCue, SYNC } from './make-cue.ts';

/** Shorter spans are not heard as rolling or sliding, in seconds. */
export const SHORTEST_RUB_S = 0.08;
/** Quieter spans are left out: they drown in any room, at 1 m. */
export const UNHEARD_RUB_DB = -55;
/** How often speed and place are looked at. */
const LOOK_HZ = 30;
/** However slow, a rub is no quieter than this against its loudest. */
const QUIETEST_DB = -60;
/** An end lies this little within the span: at the edge of it something else may happen. */
const WITHIN_S = 1e-4;

/** How one kind of rub is heard. */
export interface Rub {
  readonly kind: 'roll' | 'slide';
  verb(contact: Contact): string;
  /** Speed at an instant that sets the sound, from the slip at the point of contact and the travel of the origins. */
  speedOf(slip: Vec3, travel: Vec3): number;
}

/** Cues of the spans of one phase, as loud as load times speed, with the way that they go. */
export function rubCues(ctx: CueContext, rub: Rub): readonly Cue[] {
  return ctx.motion.contacts
    .filter(({ phase }) => phase === rub.kind)
    .map((contact) => ({ ...contact, endTimeS: partedAtS(contact, ctx) }))
    .filter(({ timeS, endTimeS }) => endTimeS - timeS >= SHORTEST_RUB_S)
    .map((contact) => rubCue(contact, ctx, rub))
    .filter((cue) => cue.levelDb >= UNHEARD_RUB_DB);
}

/** When the two have parted for good: a log may keep a touch open that nothing presses any more, where one of them sleeps. */
function partedAtS(contact: Contact, ctx: CueContext): number {
  const timesS = evenTimes(contact.timeS, contact.endTimeS, LOOK_HZ);
  const last = timesS.findLastIndex((timeS) => ctx.mayTouch(contact, timeS));
  return timesS[Math.min(last + 1, timesS.length - 1)]!;
}

function rubCue(contact: Contact, ctx: CueContext, rub: Rub): Cue {
  const { timeS, endTimeS, impulseNs, frictionNs, slipSpeedMps, materialIds } = contact;
  const loadN = impulseNs / (endTimeS - timeS);
  const path = pathOf(contact, ctx, rub);
  const fastest = Math.max(...path.map(({ speedMps }) => speedMps));
  const curve = path.map((point): CuePoint => {
    const gainDb = Math.max(QUIETEST_DB, rubGainDb(Math.max(point.speedMps, Number.MIN_VALUE), fastest));
    return { ...point, gainDb: fastest > 0 ? gainDb : 0, pan: 0, distanceM: 0 };
  });
  return makeCue({
    ...ofContact(contact, ctx, rub.kind, rub.verb(contact)),
    stem: 'foley',
    endTimeS,
    levelDb: rubLevelDb(loadN * fastest, materialIds),
    energyJ: frictionNs * slipSpeedMps,
    curve,
    sync: SYNC.soft,
  });
}

/** Where the two touch and how fast they move there: the point goes along with the one that moves. */
function pathOf(contact: Contact, ctx: CueContext, { speedOf }: Rub) {
  const { timeS, endTimeS, bodyIds, pointM, normal } = contact;
  const moverId = bodyIds[ctx.moverOf(contact)];
  const arm = sub(pointM, ctx.stateOf(moverId, timeS).positionM);
  return evenTimes(timeS, endTimeS, LOOK_HZ).map((atS) => {
    const withinS = Math.min(Math.max(atS, timeS + WITHIN_S), endTimeS - WITHIN_S);
    const point = add(ctx.stateOf(moverId, atS).positionM, arm);
    const along = (v: Vec3) => addScaled(v, normal, -dot(v, normal));
    const [a, b] = bodyIds.map((id) => ctx.stateOf(id, withinS).velocityMps);
    const speedMps = speedOf(along(ctx.slipAt(contact, point, withinS)), sub(a!, b!));
    return { timeS: atS, speedMps, pointM: point };
  });
}
