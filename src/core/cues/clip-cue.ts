import type { Cue, CueSource } from './cue.ts';
import { pointAt } from './curve.ts';

/** The piece of a lasting cue from one instant to another, both within it: its blows, its way and what sounds it begin there. */
export function pieceOfCue(cue: Cue, fromS: number, toS: number): Cue {
  if (fromS <= cue.timeS && toS >= cue.endTimeS) return cue;
  const curve = cue.curve.length === 0 ? [] : clipped(cue.curve, fromS, toS);
  return {
    ...cue,
    timeS: fromS,
    endTimeS: toS,
    heardAtS: cue.heardAtS + (fromS - cue.timeS),
    source: laterIn(cue.source, fromS - cue.timeS),
    hits: cue.hits.filter(({ timeS }) => timeS >= fromS && timeS < toS),
    curve,
    pointM: curve[0]?.pointM ?? cue.pointM,
  };
}

function clipped(curve: Cue['curve'], fromS: number, toS: number): Cue['curve'] {
  const within = curve.filter(({ timeS }) => timeS > fromS && timeS < toS);
  return [pointAt(curve, fromS), ...within, pointAt(curve, toS)];
}

/** A source as it is some seconds into it. */
function laterIn(source: CueSource, byS: number): CueSource {
  if (byS <= 0) return source;
  if (source.type === 'file') return { ...source, offsetS: source.offsetS + byS };
  if (source.type !== 'notes') return source;
  const notes = source.notes
    .filter((note) => note.startS >= byS)
    .map((note) => ({ ...note, startS: note.startS - byS }));
  return { ...source, notes };
}
