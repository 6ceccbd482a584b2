import { secondsToFrame } from '../base/time.ts';
import { toTimecode } from '../base/timecode.ts';
import type { Cue, CuePoint } from '../cues/cue.ts';
import { type ClipClock, type ClipShot, toClipTime } from './clip-clock.ts';
import { rounded, roundedDeep } from './rounding.ts';
import type { ShotCue, ShotSpec } from './shot-spec.ts';

/** Kinds that last: they are cut at the ends of a shot and stretch with its speed. The others keep their own length. */
const LASTING: ReadonlySet<Cue['kind']> = new Set(['roll', 'slide', 'whoosh', 'ambience', 'music', 'silence']);
/** Two pieces of a lasting cue closer than this are one, in seconds. */
const SEAM_S = 1e-6;

/** A cue, or the piece of a lasting one, that a shot shows; all times are of the clip. */
interface Piece {
  readonly cue: Cue;
  readonly shot: ClipShot;
  readonly timeS: number;
  readonly endTimeS: number;
  readonly heardAtS: number;
  readonly curve: readonly CuePoint[];
}

/**
 * Cues moved from the clocks of the takes onto the clip's, in order of time: heard again at each replay, with `@2`, `@3`
 * after the id, and silent where the clip does not show their instant. In slow motion blows come later but ring as long
 * as ever; what lasts is stretched.
 */
export function cuesOfClip(
  clock: ClipClock,
  audioClock: ShotSpec['audio']['clock'],
  cuesOfTake: (takeId: string) => readonly Cue[],
  idOf: (takeId: string, id: string) => string,
): ShotCue[] {
  const pieces = clock.shots.flatMap((shot) => cuesOfTake(shot.shot.takeId).flatMap((cue) => pieceOf(cue, shot) ?? []));
  const heard = new Map<Cue, number>();
  return joined(pieces)
    .sort((a, b) => a.timeS - b.timeS)
    .map((piece) => {
      const times = (heard.get(piece.cue) ?? 0) + 1;
      heard.set(piece.cue, times);
      const takeId = piece.shot.shot.takeId;
      const { cue } = piece;
      const id = idOf(takeId, cue.id);
      const frame = secondsToFrame(audioClock === 'heard' ? piece.heardAtS : piece.timeS, clock.frameRate);
      return {
        ...specCue(piece),
        id: times === 1 ? id : `${id}@${times}`,
        takeId,
        contactId: cue.contactId === null ? null : idOf(takeId, cue.contactId),
        frame,
        timecode: toTimecode(frame, clock.frameRate),
      };
    });
}

/** Pieces of one lasting cue that follow each other without a seam are one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const last = new Map<Cue, number>();
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const at = last.get(piece.cue);
    const before = at === undefined ? undefined : whole[at];
    if (before && LASTING.has(piece.cue.kind) && Math.abs(piece.timeS - before.endTimeS) < SEAM_S) {
      whole[at!] = { ...before, endTimeS: piece.endTimeS, curve: [...before.curve, ...piece.curve] };
    } else {
      last.set(piece.cue, whole.length);
      whole.push(piece);
    }
  }
  return whole;
}

function pieceOf(cue: Cue, shot: ClipShot): Piece | null {
  const at = (timeS: number) => toClipTime(shot, timeS);
  const startS = at(cue.timeS);
  if (!LASTING.has(cue.kind)) {
    if (startS < shot.startS - SEAM_S || startS >= shot.endS - SEAM_S) return null;
    const timeS = Math.max(startS, shot.startS);
    // Blows are drawn apart by slow motion, but each rings as long as ever.
    const lastS = cue.hits.at(-1)?.timeS ?? cue.timeS;
    return {
      cue,
      shot,
      timeS,
      endTimeS: at(lastS) + cue.endTimeS - lastS,
      heardAtS: at(cue.heardAtS),
      curve: cue.curve,
    };
  }
  const timeS = Math.max(startS, shot.startS);
  const endTimeS = Math.min(at(cue.endTimeS), shot.endS);
  if (endTimeS - timeS <= SEAM_S) return null;
  return { cue, shot, timeS, endTimeS, heardAtS: timeS + at(cue.heardAtS) - startS, curve: cue.curve };
}

function specCue({ cue, shot, ...piece }: Piece): Omit<ShotCue, 'takeId' | 'frame' | 'timecode'> {
  const at = (timeS: number) => rounded(toClipTime(shot, timeS));
  return {
    id: cue.id,
    kind: cue.kind,
    origin: cue.origin,
    stem: cue.stem,
    timeS: rounded(piece.timeS),
    endTimeS: rounded(piece.endTimeS),
    heardAtS: rounded(piece.heardAtS),
    speed: shot.shot.speed,
    label: cue.label,
    source: roundedDeep(cue.source) as ShotCue['source'],
    contactId: cue.contactId,
    overrideId: cue.overrideId,
    bodyIds: [...cue.bodyIds],
    partIds: [...cue.partIds],
    materials: [...cue.materials],
    sizesM: cue.sizesM.map((s) => rounded(s)),
    impulseNs: rounded(cue.impulseNs),
    normalSpeedMps: rounded(cue.normalSpeedMps),
    slipSpeedMps: rounded(cue.slipSpeedMps),
    massKg: rounded(cue.massKg),
    energyJ: rounded(cue.energyJ),
    hits: cue.hits.map((hit) => ({ ...roundedDeep(hit), timeS: at(hit.timeS) })),
    curve: piece.curve.map((point) => roundedDeep(point) as ShotCue['curve'][number]),
    levelDb: rounded(cue.levelDb),
    pointM: cue.pointM && (roundedDeep(cue.pointM) as ShotCue['pointM']),
    pan: rounded(cue.pan),
    azimuthRad: rounded(cue.azimuthRad),
    elevationRad: rounded(cue.elevationRad),
    distanceM: rounded(cue.distanceM),
    isOffscreen: cue.isOffscreen,
    salience: rounded(cue.salience),
    timbre: {
      t60S: rounded(cue.timbre.t60S),
      centroidHz: rounded(cue.timbre.centroidHz),
      words: [...cue.timbre.words],
    },
    sync: { ...cue.sync },
    isMuted: cue.isMuted,
    text: cue.text,
    speaker: cue.speaker,
    words: cue.words.map((word) => ({ text: word.text, timeS: at(word.timeS), endTimeS: at(word.endTimeS) })),
    visemes: cue.visemes.map((viseme) => ({ id: viseme.id, timeS: at(viseme.timeS) })),
    isTimingEstimated: cue.isTimingEstimated,
    seed: cue.seed,
  };
}
