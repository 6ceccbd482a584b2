import type { Cue, CuePoint } from './cue.ts';
import { evenTimes, pointAt, thinned } from './curve.ts';
import type { Listener } from './listener.ts';
import { weighedSalience } from './salience.ts';

/** Sound goes so far in a second: dry air at 20 °C. */
export const SOUND_MPS = 343;
/** How often a lasting cue is heard anew; a thing that passes close by is heard more often. */
const HEARD_HZ = 30;
const PASSING_HZ = 120;

/** What else decides how cues are heard. */
export interface HearingRules {
  readonly isDelayedByDistance: boolean;
  /** Whether the picture of an instant shows where a cue comes from. */
  isSeen(cue: Cue): boolean;
}

/**
 * A cue as a listener hears it: from which side, how far away and when. What comes from everywhere stays as it is. The
 * curve of a lasting cue is heard along its way, with a step where the listener jumps.
 */
export function heardBy(cue: Cue, listener: Listener, rules: HearingRules): Cue {
  if (!cue.pointM) return cue;
  const hearing = listener.hear(cue.pointM, cue.timeS);
  return {
    ...cue,
    ...hearing,
    heardAtS: cue.timeS + (rules.isDelayedByDistance ? hearing.distanceM / SOUND_MPS : 0),
    isOffscreen: !rules.isSeen(cue),
    salience: weighedSalience(cue, nearestM(cue, listener, hearing.distanceM)),
    curve: heardCurve(cue, listener),
  };
}

/** What passes matters by how near it comes. */
function nearestM(cue: Cue, listener: Listener, distanceM: number): number {
  return cue.curve.reduce(
    (nearest, { pointM, timeS }) => (pointM ? Math.min(nearest, listener.hear(pointM, timeS).distanceM) : nearest),
    distanceM,
  );
}

function heardCurve({ curve, kind }: Cue, listener: Listener): readonly CuePoint[] {
  if (curve.length === 0) return curve;
  const fromS = curve[0]!.timeS;
  const toS = curve.at(-1)!.timeS;
  const times = evenTimes(fromS, toS, kind === 'whoosh' ? PASSING_HZ : HEARD_HZ);
  const jumps = listener.jumpsS.filter((timeS) => timeS > fromS && timeS < toS);
  const instants = [
    ...times.filter((timeS) => !jumps.includes(timeS)).map((timeS) => ({ timeS, isBefore: false })),
    ...jumps.flatMap((timeS) => [
      { timeS, isBefore: true },
      { timeS, isBefore: false },
    ]),
  ].sort((a, b) => a.timeS - b.timeS || Number(b.isBefore) - Number(a.isBefore));
  const heard = instants.map(({ timeS, isBefore }): CuePoint => {
    const point = pointAt(curve, timeS);
    if (!point.pointM) return point;
    const hearing = isBefore ? listener.hearBefore(point.pointM, timeS) : listener.hear(point.pointM, timeS);
    return { ...point, pan: hearing.pan, distanceM: hearing.distanceM };
  });
  return thinned(heard);
}
