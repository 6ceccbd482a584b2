import type { FrameRate } from '../../core/base/time.ts';
import { framesPerSecond, frameToSeconds, nearestFrame } from '../../core/base/time.ts';
import type { SceneShot } from '../../core/scene/schema.ts';
import { clamp } from '../units.ts';

/** What a shot covers of the scene's time. */
export interface Span {
  readonly startS: number;
  readonly endS: number;
}

export function spanOf(shot: SceneShot, rate: FrameRate): Span {
  const lengthS = frameToSeconds(shot.durationFrames, rate) * shot.speed;
  return { startS: shot.sourceStartS, endS: shot.sourceStartS + lengthS };
}

/** The lane of each span, so that no two in one lane overlap; the earlier of the list keeps the upper lane. */
export function lanesOf(spans: readonly Span[]): readonly number[] {
  const ends: number[] = [];
  const lanes = new Array<number>(spans.length).fill(0);
  const byStart = spans.map((_, index) => index).sort((a, b) => spans[a]!.startS - spans[b]!.startS || a - b);
  for (const index of byStart) {
    const span = spans[index]!;
    const free = ends.findIndex((end) => end <= span.startS + 1e-9);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = span.endS;
    lanes[index] = lane;
  }
  return lanes;
}

/** What a drag takes hold of: an end of the block, or the block. */
export type Grip = 'start' | 'end' | 'whole';

type Trim = Pick<SceneShot, 'sourceStartS' | 'durationFrames'>;

/** The shot after its grip moved by `deltaS`: on whole frames, at least one frame long, within the scene. */
export function trimmed(shot: SceneShot, grip: Grip, deltaS: number, rate: FrameRate, durationS: number): Trim {
  const { startS, endS } = spanOf(shot, rate);
  const perFrameS = shot.speed / framesPerSecond(rate);
  if (grip === 'whole') {
    const start = snap(clamp(startS + deltaS, 0, Math.max(0, durationS - (endS - startS))), rate);
    return { sourceStartS: start, durationFrames: shot.durationFrames };
  }
  if (grip === 'end') {
    const end = clamp(endS + deltaS, startS, Math.max(durationS, startS + perFrameS));
    return { sourceStartS: shot.sourceStartS, durationFrames: wholeFrames(end - startS, perFrameS) };
  }
  const start = snap(clamp(startS + deltaS, 0, endS - perFrameS), rate);
  return { sourceStartS: start, durationFrames: wholeFrames(endS - start, perFrameS) };
}

function wholeFrames(lengthS: number, perFrameS: number): number {
  return Math.max(1, Math.round(lengthS / perFrameS));
}

function snap(timeS: number, rate: FrameRate): number {
  return frameToSeconds(nearestFrame(timeS, rate), rate);
}
