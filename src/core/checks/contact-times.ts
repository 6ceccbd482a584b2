import type { Contact } from '../motion/contact.ts';
import type { Motion } from '../motion/motion.ts';

/** Repeated impulses of one pair within this time of the first are one contact of the log, in seconds. */
export const MERGED_S = 0.03;
/** An impulse acts somewhere in its step, and its time is refined by up to one more: two steps either side. */
export const SLACK_STEPS = 2;

/** The contacts of a motion, by body and time. */
export interface ContactTimes {
  /** Contacts of a body that may have acted between two instants. */
  during(bodyId: string, fromS: number, toS: number): readonly Contact[];
  has(bodyId: string, fromS: number, toS: number): boolean;
  /** All contacts of a body, in order of time. */
  of(bodyId: string): readonly Contact[];
}

const NONE: readonly Entry[] = [];

interface Entry {
  readonly fromS: number;
  readonly toS: number;
  /** The latest end of this entry and all before it, so that a search backwards knows where to stop. */
  readonly latestS: number;
  readonly contact: Contact;
}

export function contactTimes({ contacts, stepHz }: Motion): ContactTimes {
  const slackS = SLACK_STEPS / stepHz;
  const byBody = new Map<string, Entry[]>();
  for (const contact of contacts) {
    const merged = contact.phase === 'impact' ? MERGED_S : 0;
    const fromS = contact.timeS - slackS;
    const toS = contact.endTimeS + merged + slackS;
    for (const bodyId of contact.bodyIds) {
      const entries = byBody.get(bodyId) ?? [];
      byBody.set(bodyId, entries);
      const latestS = Math.max(toS, entries.at(-1)?.latestS ?? toS);
      entries.push({ fromS, toS, latestS, contact });
    }
  }

  function during(bodyId: string, fromS: number, toS: number): Contact[] {
    const entries = byBody.get(bodyId) ?? NONE;
    const found: Contact[] = [];
    for (let i = firstAfter(entries, toS) - 1; i >= 0 && entries[i]!.latestS >= fromS; i--) {
      if (entries[i]!.toS >= fromS) found.push(entries[i]!.contact);
    }
    return found;
  }

  function has(bodyId: string, fromS: number, toS: number): boolean {
    const entries = byBody.get(bodyId) ?? NONE;
    for (let i = firstAfter(entries, toS) - 1; i >= 0 && entries[i]!.latestS >= fromS; i--) {
      if (entries[i]!.toS >= fromS) return true;
    }
    return false;
  }

  return { during, has, of: (bodyId) => (byBody.get(bodyId) ?? NONE).map(({ contact }) => contact) };
}

/** Index of the first entry that begins after `timeS`; entries are in order of their beginning. */
function firstAfter(entries: readonly Entry[], timeS: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.fromS <= timeS) low = middle + 1;
    else high = middle;
  }
  return low;
}
