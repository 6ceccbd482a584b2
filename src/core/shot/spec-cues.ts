import type { Cue } from '../cues/cue.ts';
import { type ClipClock, type ClipShot, toClipTime } from './clip-clock.ts';
import { rounded } from './rounding.ts';
import type { ShotCue } from './shot-spec.ts';

/** Kinds that last: they are cut at the ends of a shot and stretch with its speed. The others keep their own length. */
const LASTING: ReadonlySet<Cue['kind']> = new Set(['roll', 'slide', 'ambience', 'music', 'silence']);
/** Two pieces of a lasting cue closer than this are one, in seconds. */
const SEAM_S = 1e-6;

/**
 * Cues moved from the clocks of the takes onto the clip's, in order of time: heard again at each replay, with `@2`, `@3`
 * after the id, and silent where the clip does not show their instant. In slow motion hits come later but keep their
 * pitch and length; what lasts is stretched.
 */
export function cuesOfClip(
  clock: ClipClock,
  cuesOfTake: (takeId: string) => readonly Cue[],
  idOf: (takeId: string, id: string) => string,
): ShotCue[] {
  const placed = clock.shots.flatMap((shot) =>
    cuesOfTake(shot.shot.takeId).flatMap((cue) => {
      const at = placeCue(cue, shot);
      return at ? [{ cue, takeId: shot.shot.takeId, ...at }] : [];
    }),
  );
  const joined: typeof placed = [];
  for (const piece of placed) {
    const before = joined.findLast((p) => p.cue === piece.cue);
    if (before && LASTING.has(piece.cue.kind) && Math.abs(piece.startS - before.endS) < SEAM_S) {
      joined[joined.indexOf(before)] = { ...before, endS: piece.endS };
    } else joined.push(piece);
  }
  const heard = new Map<Cue, number>();
  return joined
    .sort((a, b) => a.startS - b.startS)
    .map(({ cue, takeId, startS, endS }) => {
      const times = (heard.get(cue) ?? 0) + 1;
      heard.set(cue, times);
      const id = idOf(takeId, cue.id);
      return {
        ...specCue(cue),
        id: times === 1 ? id : `${id}@${times}`,
        contactId: cue.contactId === null ? null : idOf(takeId, cue.contactId),
        timeS: rounded(startS),
        endTimeS: rounded(endS),
      };
    });
}

function placeCue(cue: Cue, shot: ClipShot): { readonly startS: number; readonly endS: number } | null {
  const startS = toClipTime(shot, cue.timeS);
  if (!LASTING.has(cue.kind)) {
    const isShown = startS >= shot.startS - SEAM_S && startS < shot.endS - SEAM_S;
    return isShown ? { startS: Math.max(startS, shot.startS), endS: startS + (cue.endTimeS - cue.timeS) } : null;
  }
  const from = Math.max(startS, shot.startS);
  const to = Math.min(toClipTime(shot, cue.endTimeS), shot.endS);
  return to - from > SEAM_S ? { startS: from, endS: to } : null;
}

function specCue(cue: Cue): ShotCue {
  return {
    id: cue.id,
    kind: cue.kind,
    origin: cue.origin,
    timeS: cue.timeS,
    endTimeS: cue.endTimeS,
    label: cue.label,
    contactId: cue.contactId,
    bodyIds: [...cue.bodyIds],
    materials: [...cue.materials],
    sizesM: cue.sizesM.map((s) => rounded(s)),
    impulseNs: rounded(cue.impulseNs),
    normalSpeedMps: rounded(cue.normalSpeedMps),
    levelDb: rounded(cue.levelDb),
    pan: rounded(cue.pan),
    distanceM: rounded(cue.distanceM),
    salience: rounded(cue.salience),
    isMuted: cue.isMuted,
    text: cue.text,
    speaker: cue.speaker,
    seed: cue.seed,
  };
}
