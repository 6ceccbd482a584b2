import { type MassTrack, sizeAt } from './mass-track.ts';

/** Slower than this, a centre of mass is at rest, in m/s. */
const REST_MPS = 0.02;
/** Longer gaps between knots are sleep, in seconds. */
const LONGEST_GAP_S = 0.1;

/** A stretch for which a body's centre of mass stays where it is. */
export interface Rest {
  readonly fromS: number;
  readonly toS: number;
  /** When it fell asleep, if it did: from then on the engine tells nothing of its contacts. */
  readonly awakeToS: number;
}

/** The rests of a body that last at least `shortestS`. */
export function restsOf(mass: MassTrack, shortestS: number): Rest[] {
  const { timesS } = mass.track;
  const rests: Rest[] = [];
  let fromS = 0;
  let awakeToS: number | null = null;
  let isOpen = false;
  const close = (toS: number) => {
    if (isOpen && toS - fromS >= shortestS) rests.push({ fromS, toS, awakeToS: awakeToS ?? toS });
    isOpen = false;
  };
  for (let i = mass.firstKnot; i < timesS.length; i++) {
    if (sizeAt(mass.velocitiesMps, i) >= REST_MPS) {
      close(timesS[Math.max(mass.firstKnot, i - 1)]!);
      continue;
    }
    if (!isOpen) {
      isOpen = true;
      fromS = timesS[i]!;
      awakeToS = null;
    } else if (timesS[i]! - timesS[i - 1]! > LONGEST_GAP_S) awakeToS ??= timesS[i - 1]!;
  }
  close(timesS.at(-1)!);
  return rests;
}
