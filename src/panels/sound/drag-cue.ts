import { type FrameRate, framesPerSecond } from '../../core/base/time.ts';
import { MAX_SHIFT_S } from '../../core/scene/schema/limits.ts';
import type { AuthoredCue } from '../../core/scene/schema.ts';
import { draggedTime } from '../timeline/scale.ts';
import { clamp } from '../units.ts';
import type { HeldCue } from './place-cues.ts';

/** What a drag changes of a written cue. */
export interface CueMove {
  readonly timeS: number;
  readonly durationS?: number;
  /** Where in its file it starts. */
  readonly offsetS?: number;
}

/**
 * The cue after its grip moved by `byS`: on whole frames, at least one frame long, within the scene. What is cut off at the
 * start of a file stays in time with the picture.
 */
export function movedCue(
  cue: AuthoredCue,
  grip: HeldCue['grip'],
  byS: number,
  rate: FrameRate,
  sceneS: number,
): CueMove {
  if (grip === 'whole' || !('durationS' in cue)) return { timeS: draggedTime(cue.timeS, byS, rate, sceneS) };
  const endS = cue.timeS + cue.durationS;
  const frameS = 1 / framesPerSecond(rate);
  if (grip === 'end') {
    const movedS = draggedTime(endS, byS, rate, sceneS);
    return { timeS: cue.timeS, durationS: Math.max(frameS, movedS - cue.timeS) };
  }
  const source = 'source' in cue && cue.source.type === 'file' ? cue.source : null;
  // A file has nothing before its start.
  const earliestS = source ? Math.max(0, cue.timeS - source.offsetS) : 0;
  const timeS = clamp(draggedTime(cue.timeS, byS, rate, sceneS), earliestS, Math.max(earliestS, endS - frameS));
  return {
    timeS,
    durationS: endS - timeS,
    ...(source && { offsetS: Math.max(0, source.offsetS + timeS - cue.timeS) }),
  };
}

/** A shift against the contact after a drag by `byS`, to the millisecond. */
export function movedShift(fromS: number, byS: number): number {
  return clamp(Math.round((fromS + byS) * 1000) / 1000, -MAX_SHIFT_S, MAX_SHIFT_S);
}
