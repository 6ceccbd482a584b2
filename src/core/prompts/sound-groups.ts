import type { ShotCue, ShotSpec } from '../shot/shot-spec.ts';
import type { Cast } from './cast.ts';
import { moverSide, UNNOTICED_MPS } from './hits.ts';
import { netsOf } from './misses.ts';
import { DRIVEN_KINDS } from './path-words.ts';
import { MERGE_S } from './run-words.ts';

/** Kinds that are told as sounds of the action. */
const NAMED: ReadonlySet<ShotCue['kind']> = new Set([
  'impact',
  'rattle',
  'roll',
  'slide',
  'whoosh',
  'splash',
  'break',
  'effect',
]);
/** What is missed less than this share of the one missed most is not heard beside it. Our own choice. */
const HEARD_SHARE = 0.15;
/** Where even the loudest is missed less than this, all of it is quiet and all of it is heard. */
const NOTICED = 0.1;

/** Who meets what, in words. */
export interface Parties {
  readonly mover: string;
  readonly met: string;
  /** Which of the contact's two bodies and materials is the one that comes. */
  readonly side: 0 | 1;
  /** "boxes": the crowd that the one who comes is of, and that what it meets is of. */
  readonly crowd: string | null;
  readonly metCrowd: string | null;
  /** "the net", where it goes through one. */
  readonly net: string | null;
  /** Whether it goes on wheels. */
  readonly isDriven: boolean;
}

/** A cue that is told, at the instant at which it is told. */
export interface SoundEvent {
  readonly cue: ShotCue;
  readonly atS: number;
  readonly parties: Parties;
}

/** Cues that read as one sound, in order of time. */
export type SoundGroup = readonly [SoundEvent, ...SoundEvent[]];

/** The cues that are heard in the clip, whatever their kind: neither muted nor in a muted stem, and within it. */
export function heardCues({ audio, clip }: ShotSpec): readonly ShotCue[] {
  return audio.cues.filter(
    (cue) => !cue.isMuted && !audio.stems[cue.stem].isMuted && timeOf(audio.clock, cue) < clip.durationS,
  );
}

/** When a cue is told: on the clock that the audio of the clip goes by. */
export function timeOf(clock: ShotSpec['audio']['clock'], cue: ShotCue): number {
  return clock === 'heard' ? cue.heardAtS : cue.timeS;
}

/** Cues of the same parties as one sound: in a row, within a quarter of a second, or of a crowd. In order of time. */
export function soundGroups(shot: ShotSpec, cast: Cast): readonly SoundGroup[] {
  const groups: [SoundEvent, ...SoundEvent[]][] = [];
  for (const event of eventsOf(shot, cast)) {
    const key = keyOf(event);
    const last = groups.at(-1);
    const isNear = (g: SoundGroup) =>
      isOfCrowd(event) || event.atS - (isRub(event) ? endOf(g) : g.at(-1)!.atS) < MERGE_S;
    const isNext = last !== undefined && keyOf(last[0]) === key && !(isRub(event) && !isNear(last));
    const group = isNext ? last : groups.find((g) => keyOf(g[0]) === key && isNear(g));
    if (group) group.push(event);
    else groups.push([event]);
  }
  return groups;
}

function eventsOf(shot: ShotSpec, cast: Cast): readonly SoundEvent[] {
  const named = heardCues(shot)
    .filter(({ kind }) => NAMED.has(kind))
    .filter((cue) => cue.kind !== 'impact' || cue.normalSpeedMps >= UNNOTICED_MPS);
  const most = Math.max(0, ...named.map(({ salience }) => salience));
  const least = most > NOTICED ? HEARD_SHARE * most : 0;
  return named
    .filter((cue) => cue.origin === 'authored' || cue.salience >= least)
    .map((cue) => ({ cue, atS: timeOf(shot.audio.clock, cue), parties: partiesOf(shot, cast, cue) }))
    .sort((a, b) => a.atS - b.atS);
}

function keyOf({ cue, parties: { mover, met, crowd, metCrowd, net } }: SoundEvent): string {
  if (cue.kind === 'effect' || cue.kind === 'break') return cue.label;
  if (net !== null) return `${mover}/${net}`;
  const kind = cue.kind === 'rattle' && (crowd ?? metCrowd) !== null ? 'impact' : cue.kind;
  if (isRub({ cue })) return `${kind}/${crowd ?? mover}`;
  return crowd === null ? `${kind}/${mover}/${metCrowd ?? met}` : `${kind}/${crowd}`;
}

function isRub({ cue: { kind } }: Pick<SoundEvent, 'cue'>): boolean {
  return kind === 'roll' || kind === 'slide';
}

function endOf(group: SoundGroup): number {
  return Math.max(...group.map(({ cue, atS }) => atS + cue.endTimeS - cue.timeS));
}

function isOfCrowd({ parties: { crowd, metCrowd } }: SoundEvent): boolean {
  return crowd !== null || metCrowd !== null;
}

function partiesOf(shot: ShotSpec, cast: Cast, cue: ShotCue): Parties {
  const contact = shot.contacts.find((c) => c.id === cue.contactId);
  if (!contact) {
    const bodyId = cue.kind === 'whoosh' ? cue.bodyIds[0] : undefined;
    const mover = bodyId === undefined ? '' : cast.nameOf(bodyId);
    return { mover, met: '', side: 0, crowd: null, metCrowd: null, net: null, isDriven: false };
  }
  const crowds = contact.bodyIds.map((id) => cast.crowdOf(id)?.plural ?? null);
  const bodies = contact.bodyIds.map((id) => shot.bodies.find((body) => body.id === id));
  // Of one who stands for itself and one of a crowd, the former is told as the one who comes.
  const alone = crowds.findIndex((crowd, i) => crowd === null && bodies[i]?.drive !== 'still');
  const isMixed = crowds.some((crowd) => crowd !== null) && alone >= 0;
  const side = isMixed ? (alone as 0 | 1) : moverSide(shot, contact, cue.timeS);
  const met = side === 0 ? 1 : 0;
  const struck = bodies[met]?.parts.find(({ id }) => id === contact.partIds[met]);
  return {
    mover: cast.nameOf(contact.bodyIds[side]),
    met: cast.partOf(contact.bodyIds[met], contact.partIds[met]),
    side,
    crowd: crowds[side] ?? null,
    metCrowd: crowds[met] ?? null,
    isDriven: shot.subjects.some(({ id, kind }) => id === bodies[side]?.subjectId && DRIVEN_KINDS.has(kind)),
    net: struck?.shape.type === 'strands' ? (netsOf(bodies[met]!)[0] ?? null) : null,
  };
}
