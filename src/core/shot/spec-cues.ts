import { nearestFrameBefore } from '../base/time.ts';
import { toTimecode } from '../base/timecode.ts';
import { pieceOfCue } from '../cues/clip-cue.ts';
import type { Cue, CueHit, CuePoint } from '../cues/cue.ts';
import { cuesThrough } from '../cues/derive.ts';
import { heardBy } from '../cues/heard-by.ts';
import { hearingRules } from '../cues/hearing-rules.ts';
import { listenerOf } from '../cues/listener.ts';
import { type ClipClock, type ClipShot, toClipTime, toSceneTime } from './clip-clock.ts';
import { rounded, roundedDeep } from './rounding.ts';
import type { ShotCue, ShotSpec } from './shot-spec.ts';
import type { ShotSpecInput } from './shot-spec-input.ts';

/** Kinds that last: they are cut at the ends of a shot and stretch with its speed. The others keep their own length. */
const LASTING: ReadonlySet<Cue['kind']> = new Set([
  'rattle',
  'roll',
  'slide',
  'whoosh',
  'ambience',
  'music',
  'silence',
]);
/** Two pieces of a lasting cue closer than this are one, in seconds. */
const SEAM_S = 1e-6;

/** A cue, or the piece of a lasting one, that a shot shows, as its camera hears it. */
interface Piece {
  /** As the take has it. */
  readonly whole: Cue;
  /** As the shot has it, in scene time. */
  readonly cue: Cue;
  readonly shot: ClipShot;
  /** On the clock of the clip, as are the times below. */
  readonly timeS: number;
  readonly endTimeS: number;
  readonly heardAtS: number;
  readonly hits: readonly CueHit[];
  readonly curve: readonly CuePoint[];
}

/**
 * Cues moved from the clocks of the takes onto the clip's, in order of time: heard again at each replay, by its own camera,
 * with `@2`, `@3` after the id, and silent where the clip does not show their instant. In slow motion blows come later
 * but ring as long as ever; what lasts is stretched.
 */
export function cuesOfClip(
  { scene, results }: Pick<ShotSpecInput, 'scene' | 'results'>,
  clock: ClipClock,
  audioClock: ShotSpec['audio']['clock'],
  idOf: (takeId: string, id: string) => string,
): ShotCue[] {
  /** By take and camera, so that a cue which goes on over a cut is one and the same. */
  const through = new Map<string, readonly Cue[]>();
  const pieces = clock.shots.flatMap((shot) => {
    const { takeId, cameraId } = shot.shot;
    const { plan, motion } = results[takeId]!;
    const key = JSON.stringify([takeId, cameraId]);
    const cues = through.get(key) ?? cuesThrough(scene, results[takeId]!, cameraId);
    through.set(key, cues);
    const listener = listenerOf(scene, motion, [{ fromS: 0, cameraId }]);
    const rules = hearingRules(scene, plan, motion, listener);
    return cues.flatMap((cue) => pieceOf(cue, shot, (part) => heardBy(part, listener, rules)) ?? []);
  });
  const heard = new Map<string, number>();
  return joined(pieces)
    .sort((a, b) => a.timeS - b.timeS)
    .map((piece) => {
      const { cue, shot } = piece;
      const takeId = shot.shot.takeId;
      const id = idOf(takeId, cue.id);
      const times = (heard.get(id) ?? 0) + 1;
      heard.set(id, times);
      const atS = audioClock === 'heard' ? piece.heardAtS : piece.timeS;
      const frame = nearestFrameBefore(shot.startFrame + shot.frameCount, atS, clock.frameRate);
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
    const at = last.get(piece.whole);
    const before = at === undefined ? undefined : whole[at];
    if (before && LASTING.has(piece.cue.kind) && Math.abs(piece.timeS - before.endTimeS) < SEAM_S) {
      const hits = [...before.hits, ...piece.hits];
      whole[at!] = { ...before, endTimeS: piece.endTimeS, hits, curve: [...before.curve, ...piece.curve] };
    } else {
      last.set(piece.whole, whole.length);
      whole.push(piece);
    }
  }
  return whole;
}

function pieceOf(whole: Cue, shot: ClipShot, hear: (cue: Cue) => Cue): Piece | null {
  const at = (timeS: number) => toClipTime(shot, timeS);
  const startS = at(whole.timeS);
  const place = (cue: Cue, timeS: number, endTimeS: number): Piece => ({
    whole,
    cue,
    shot,
    timeS,
    endTimeS,
    heardAtS: timeS + at(cue.heardAtS) - at(cue.timeS),
    hits: cue.hits.map((hit) => ({ ...hit, timeS: at(hit.timeS) })),
    curve: cue.curve.map((point) => ({ ...point, timeS: at(point.timeS) })),
  });
  if (!LASTING.has(whole.kind)) {
    if (startS < shot.startS - SEAM_S || startS >= shot.endS - SEAM_S) return null;
    // Blows are drawn apart by slow motion, but each rings as long as ever.
    const lastS = whole.hits.at(-1)?.timeS ?? whole.timeS;
    return place(hear(whole), Math.max(startS, shot.startS), at(lastS) + whole.endTimeS - lastS);
  }
  const timeS = Math.max(startS, shot.startS);
  const endTimeS = Math.min(at(whole.endTimeS), shot.endS);
  if (endTimeS - timeS <= SEAM_S) return null;
  const piece = pieceOfCue(
    whole,
    Math.max(whole.timeS, toSceneTime(shot, timeS)),
    Math.min(whole.endTimeS, toSceneTime(shot, endTimeS)),
  );
  return place(hear(piece), timeS, endTimeS);
}

function specCue({ cue, shot, ...piece }: Piece): Omit<ShotCue, 'takeId' | 'frame' | 'timecode'> {
  // Words keep their own pace, whatever the speed of the shot.
  const said = (timeS: number) => rounded(piece.timeS + timeS - cue.timeS);
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
    hits: piece.hits.map((hit) => roundedDeep(hit)),
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
    words: cue.words.map((word) => ({ text: word.text, timeS: said(word.timeS), endTimeS: said(word.endTimeS) })),
    visemes: cue.visemes.map((viseme) => ({ id: viseme.id, timeS: said(viseme.timeS) })),
    isTimingEstimated: cue.isTimingEstimated,
    seed: cue.seed,
  };
}
