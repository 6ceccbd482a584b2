import { fromDb, log10 } from '../base/math.ts';
import type { Cue, CueHit } from './cue.ts';

/** Blows that fall within this time, in seconds, are heard as one (the echo threshold of clicks is 5 to 20 ms). */
export const TOGETHER_S = 0.02;

interface Placed {
  readonly cue: Cue;
  readonly hit: CueHit;
  readonly power: number;
}

/**
 * Blows that fall together on one moving body share the power of the strongest: each is as much fainter as that is below
 * the sum of them. Blows of one cue are one sound already and do not count against each other, nor do those that share
 * only what stands still. Times stay, and so does what strikes alone; the order of cues does not matter.
 */
export function withSharedPower(cues: readonly Cue[], isMoving: (bodyId: string) => boolean): readonly Cue[] {
  const ofBody = new Map<string, Placed[]>();
  for (const cue of cues) {
    if (!isBlow(cue)) continue;
    for (const bodyId of new Set(cue.bodyIds.filter(isMoving))) {
      const list = ofBody.get(bodyId) ?? [];
      ofBody.set(bodyId, list);
      for (const hit of cue.hits) list.push({ cue, hit, power: powerOf(hit) });
    }
  }
  // Sums of floats depend on their order, so there is one order.
  for (const list of ofBody.values())
    list.sort((a, b) => a.hit.timeS - b.hit.timeS || (a.cue.id < b.cue.id ? -1 : a.cue.id > b.cue.id ? 1 : 0));
  return cues.map((cue) => {
    if (!isBlow(cue)) return cue;
    const hits = cue.hits.map((hit) => {
      const fallDb = Math.max(0, ...cue.bodyIds.map((bodyId) => fallOf(hit, cue, ofBody.get(bodyId) ?? [])));
      return fallDb === 0 ? hit : { ...hit, levelDb: hit.levelDb - fallDb };
    });
    const isFainter = hits.some((hit, i) => hit !== cue.hits[i]);
    return isFainter
      ? { ...cue, hits, levelDb: hits.reduce((most, hit) => Math.max(most, hit.levelDb), hits[0]!.levelDb) }
      : cue;
  });
}

function isBlow({ kind, hits }: Cue): boolean {
  return (kind === 'impact' || kind === 'rattle') && hits.length > 0;
}

/** How far the strongest blow at a body about an instant lies below all of them, in dB. */
function fallOf(hit: CueHit, cue: Cue, ofBody: readonly Placed[]): number {
  // Of each other cue, its strongest blow within reach.
  const others = new Map<string, number>();
  for (let i = firstFrom(ofBody, hit.timeS - TOGETHER_S); i < ofBody.length; i++) {
    const other = ofBody[i]!;
    if (other.hit.timeS > hit.timeS + TOGETHER_S) break;
    if (other.cue.id !== cue.id) others.set(other.cue.id, Math.max(other.power, others.get(other.cue.id) ?? 0));
  }
  const own = powerOf(hit);
  let [sum, strongest] = [own, own];
  for (const power of others.values()) {
    sum += power;
    strongest = Math.max(strongest, power);
  }
  return 10 * log10(sum / strongest);
}

function powerOf({ levelDb }: CueHit): number {
  const amplitude = fromDb(levelDb);
  return amplitude * amplitude;
}

/** The first blow, of some in order of time, that is not before an instant. */
function firstFrom(blows: readonly Placed[], timeS: number): number {
  let low = 0;
  let high = blows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blows[middle]!.hit.timeS < timeS) low = middle + 1;
    else high = middle;
  }
  return low;
}
