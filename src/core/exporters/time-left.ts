/** How long a piece of work still takes, from how its share has grown. */
export interface TimeLeft {
  /** Notes the share that is done (0 to 1) at an instant; the seconds that are left, or null while that cannot be told. */
  note(share: number, atS: number): number | null;
}

/** Before this much of the work, or within this long, any forecast would jump about. */
const LEAST_SHARE = 0.01;
const LEAST_S = 2;
/** The pace is that of the last stretch of this length, so that a slow start or a fast format is soon forgotten. */
const STRETCH_S = 20;

/** Begins a forecast; the clock is the caller's, in seconds of any origin. */
export function createTimeLeft(): TimeLeft {
  const notes: { readonly share: number; readonly atS: number }[] = [];
  return {
    note(share, atS) {
      notes.push({ share, atS });
      while (notes.length > 2 && notes[1]!.atS <= atS - STRETCH_S) notes.shift();
      const from = notes[0]!;
      const [grown, tookS] = [share - from.share, atS - from.atS];
      if (share < LEAST_SHARE || tookS < LEAST_S || grown <= 0) return null;
      return ((1 - share) * tookS) / grown;
    },
  };
}
