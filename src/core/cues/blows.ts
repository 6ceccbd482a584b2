import type { Contact } from '../motion/contact.ts';
import { blowEnergyJ } from './loudness.ts';

/** Blows of less energy are not heard, in J: a fifth of that of a pin, 0.1 g, that falls from a table. Our own choice. */
export const UNHEARD_J = 1.5e-4;
/** Slower ones are things settling, whatever they weigh, in m/s. */
export const SETTLING_SPEED_MPS = 0.02;
/** Blows of a pair within this time, in seconds, are listed as one cue: faster ones would drone. */
export const MERGE_S = 0.05;
/** Blows of a pair that follow each other faster than this, in seconds, may be a rattle. */
export const RATTLE_GAP_S = 0.12;
/** A rattle has at least so many blows. */
export const LEAST_RATTLE = 4;
/** A blow this much stronger than the middle one of its run stands out of a rattle. */
const STANDS_OUT = 3;

/** What fluids are made of: to meet them is to splash. */
const WATER = 'water';

/** The blows of one pair, as people hear them: in order of time, the strongest first named. */
export interface BlowGroup {
  readonly isRattle: boolean;
  readonly strongest: Contact;
  readonly blows: readonly Contact[];
}

/**
 * The heard blows of a take between solid parts, gathered pair by pair into single blows and rattles. A pair is two bodies
 * and what they meet with: the hulls of a pin are one thing to the ear, the ring and the board of a hoop are not.
 */
export function blowGroups(contacts: readonly Contact[]): readonly BlowGroup[] {
  const pairs = new Map<string, Contact[]>();
  for (const contact of contacts) {
    if (!isHeard(contact) || isSplash(contact)) continue;
    const key = JSON.stringify([contact.bodyIds, contact.materialIds]);
    const list = pairs.get(key);
    if (list) list.push(contact);
    else pairs.set(key, [contact]);
  }
  return [...pairs.values()].flatMap((ofPair) => {
    const inTime = [...ofPair].sort((a, b) => a.timeS - b.timeS);
    const rattles = runsOf(inTime)
      .flatMap((run) => runsOf(withoutStanding(run)))
      .filter(isLong);
    const rattling = new Set(rattles.flat());
    return [
      ...rattles.map((blows) => groupOf(blows, true)),
      ...merged(inTime.filter((blow) => !rattling.has(blow))).map((blows) => groupOf(blows, false)),
    ];
  });
}

/** Whether a contact is a part going into water. */
export function isSplash({ phase, materialIds }: Contact): boolean {
  return phase === 'impact' && materialIds.includes(WATER);
}

function isHeard(contact: Contact): boolean {
  const { phase, normalSpeedMps } = contact;
  return phase === 'impact' && blowEnergyJ(contact) >= UNHEARD_J && normalSpeedMps >= SETTLING_SPEED_MPS;
}

function groupOf(blows: readonly Contact[], isRattle: boolean): BlowGroup {
  const strongest = blows.reduce((best, blow) => (blow.impulseNs > best.impulseNs ? blow : best));
  return { isRattle, strongest, blows };
}

function isLong(run: readonly Contact[]): boolean {
  return run.length >= LEAST_RATTLE;
}

/** Blows in order of time, parted where more than the gap of a rattle lies between. */
function runsOf(blows: readonly Contact[]): readonly (readonly Contact[])[] {
  const runs: Contact[][] = [];
  for (const blow of blows) {
    const run = runs.at(-1);
    if (run && blow.timeS - run.at(-1)!.timeS < RATTLE_GAP_S) run.push(blow);
    else runs.push([blow]);
  }
  return runs;
}

/** A run without the blows that are far stronger than most of it: those are heard for themselves. */
function withoutStanding(run: readonly Contact[]): readonly Contact[] {
  if (!isLong(run)) return run;
  const byImpulse = run.map(({ impulseNs }) => impulseNs).sort((a, b) => a - b);
  const middle = byImpulse[Math.floor(byImpulse.length / 2)]!;
  return run.filter(({ impulseNs }) => impulseNs <= STANDS_OUT * middle);
}

/** Blows in order of time, gathered about the strongest: each takes those within `MERGE_S` that no stronger one has. */
function merged(blows: readonly Contact[]): readonly (readonly Contact[])[] {
  const taken: (number | null)[] = blows.map(() => null);
  const byStrength = blows.map((_, i) => i).sort((a, b) => blows[b]!.impulseNs - blows[a]!.impulseNs || a - b);
  const groups = new Map<number, Contact[]>();
  for (const i of byStrength) {
    if (taken[i] !== null) continue;
    const isNear = (k: number) => Math.abs(blows[k]!.timeS - blows[i]!.timeS) <= MERGE_S;
    let from = i;
    let to = i;
    while (from > 0 && isNear(from - 1)) from--;
    while (to + 1 < blows.length && isNear(to + 1)) to++;
    const group: Contact[] = [];
    for (let k = from; k <= to; k++) {
      if (taken[k] !== null) continue;
      taken[k] = i;
      group.push(blows[k]!);
    }
    groups.set(i, group);
  }
  return [...groups.values()];
}
