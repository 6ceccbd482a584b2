import { z } from 'zod';
import { error, type Problem, warning } from '../base/problem.ts';
import { type FrameRate, framesPerSecond, frameToSeconds, rateLabel } from '../base/time.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';

/** How many frames a model reads, at which rate; `rate` is null where one frame of the clip is one of the model's. */
export interface FrameNeed {
  readonly reader: string;
  readonly count: number;
  readonly rate: FrameRate | null;
}

/** An instant of the clip between two frames: `share` of the way from `frame` to the next, 0 on the frame. */
export interface ClipInstant {
  readonly frame: number;
  readonly share: number;
}

export const firstFrame = z
  .int()
  .min(0)
  .default(0)
  .meta({ label: 'First frame', min: 0, step: 1, hint: 'Of the clip, counted from 0.' });

/**
 * The instant of the clip that each frame of a model shows; null after the clip's last frame. Instants lie on frames
 * wherever the two rates meet, exactly, and never between two shots: there the earlier one's last frame stands.
 */
export function instantsOf(shot: ShotSpec, need: FrameNeed, first: number): readonly (ClipInstant | null)[] {
  const { frameRate, frameCount } = shot.clip;
  const rate = need.rate ?? frameRate;
  // The model's frame i is at frame first + i * numerator / denominator of the clip: whole numbers, so nothing is rounded.
  const numerator = frameRate.num * rate.den;
  const denominator = frameRate.den * rate.num;
  const starts = new Set(shot.shots.map(({ startFrame }) => startFrame));
  return Array.from({ length: need.count }, (_, i) => {
    const whole = Math.floor((i * numerator) / denominator);
    const frame = first + whole;
    const share = (i * numerator - whole * denominator) / denominator;
    if (frame >= frameCount || (share > 0 && frame + 1 >= frameCount)) return null;
    return { frame, share: starts.has(frame + 1) ? 0 : share };
  });
}

/**
 * What fitting a clip to a model costs, in words: frames that are left out, frames that are missing and what stands in
 * their place. Another rate is for the caller to tell, who knows what lies between frames.
 */
export function fitProblems(
  shot: ShotSpec,
  need: FrameNeed,
  { file, first, afterEnd }: { readonly file: string; readonly first: number; readonly afterEnd: string },
): readonly Problem[] {
  const { frameCount, frameRate } = shot.clip;
  if (first >= frameCount)
    return [
      error(
        'firstFrame',
        `${file} begins with frame ${first}, and the clip has ${frameCount}: choose a first frame from 0 to ${frameCount - 1}.`,
      ),
    ];
  const instants = instantsOf(shot, need, first);
  const missing = instants.filter((instant) => instant === null).length;
  const wanted = wantedOf(need, frameRate);
  if (missing > 0)
    return [
      warning(
        'clip.frameCount',
        `${wanted}, and the clip ends after ${need.count - missing} of them (${seconds(frameCount - first, frameRate)} s from ` +
          `frame ${first}): in the last ${missing} of ${file} ${afterEnd}. Make the clip at least ` +
          `${framesFor(need, frameRate) + first} frames long.`,
      ),
    ];
  const last = instants.at(-1)!.frame;
  const left = frameCount - 1 - last;
  // Frames that lie between the model's last and the one after it are not left out.
  return left < framesPerSecond(frameRate) / framesPerSecond(need.rate ?? frameRate) - 1e-9
    ? []
    : [
        warning(
          'clip.frameCount',
          `${wanted}: ${file} holds frames ${first} to ${last} of the clip, and the last ${left} are left out. Choose another ` +
            `first frame, or a shot of ${framesFor(need, frameRate)} frames.`,
        ),
      ];
}

/** "Wan-Move reads 81 frames at 16 fps, 5.06 s". */
export function wantedOf({ reader, count, rate }: FrameNeed, clipRate: FrameRate): string {
  const at = rate ? ` at ${rateLabel(rate)} fps (${seconds(count, rate)} s)` : ` (${seconds(count, clipRate)} s)`;
  return `${reader} reads ${count} frames${at}`;
}

export function isSameRate(a: FrameRate, b: FrameRate): boolean {
  return a.num * b.den === b.num * a.den;
}

/** Frames of the clip, at its own rate, that hold every frame of the model. */
function framesFor({ count, rate }: FrameNeed, clipRate: FrameRate): number {
  if (!rate) return count;
  return Math.ceil(((count - 1) * framesPerSecond(clipRate)) / framesPerSecond(rate) - 1e-9) + 1;
}

function seconds(frames: number, rate: FrameRate): number {
  return Math.round(frameToSeconds(frames, rate) * 100) / 100;
}
