import { type FrameRate, framesPerSecond } from '../base/time.ts';
import type { ClipFormat } from '../shot/clip-format.ts';
import type { Durations, Profile, Size } from './profile.ts';

/** What a profile asks about of a clip. */
export type Clip = Omit<ClipFormat, 'startFrame'>;

/** Lengths of clips are compared to this, in seconds: far less than a frame. */
const SLACK_S = 1e-6;
/** Shapes that differ by less than this factor count as one: makers' sizes for 21:9 lie within it. */
const SAME_SHAPE = 1.02;
/** Rates that differ by less than this factor count as one: 23.976 is taken for 24. */
const SAME_RATE = 1.005;

export function durationOf({ frameCount, frameRate }: Clip): number {
  return (frameCount * frameRate.den) / frameRate.num;
}

/** How many times larger the one is, 1 or more. */
export function factorOf(a: number, b: number): number {
  return Math.max(a, b) / Math.min(a, b);
}

/** Lengths that a film may have while the clip itself, as long as it, may be put in. */
export function allowedDurations({ durations, video }: Profile): Durations {
  if (!video) return durations;
  if (durations.type === 'list') {
    return { type: 'list', valuesS: durations.valuesS.filter((s) => s >= video.minS && s <= video.maxS) };
  }
  return { ...durations, minS: Math.max(durations.minS, video.minS), maxS: Math.min(durations.maxS, video.maxS) };
}

/** The length that is nearest, the longer of two: holding the end loses nothing. */
export function nearestDuration(durations: Durations, durationS: number): number {
  if (durations.type === 'list') {
    const off = (s: number) => Math.abs(s - durationS);
    return [...durations.valuesS].sort((a, b) => off(a) - off(b) || b - a)[0]!;
  }
  const { minS, maxS, stepS } = durations;
  const within = Math.min(maxS, Math.max(minS, durationS));
  if (stepS === 0) return within;
  const step = Math.floor(within / stepS + 0.5);
  return stepS * Math.min(Math.floor(maxS / stepS), Math.max(Math.ceil(minS / stepS), step));
}

/** Whether a clip has a length that is made: within a frame, and never beyond what may be put in. */
export function fitsDuration(clip: Clip, profile: Profile): boolean {
  const durationS = durationOf(clip);
  const frameS = clip.frameRate.den / clip.frameRate.num;
  const { video } = profile;
  if (video && (durationS < video.minS - SLACK_S || durationS > video.maxS + SLACK_S)) return false;
  return Math.abs(nearestDuration(allowedDurations(profile), durationS) - durationS) <= frameS + SLACK_S;
}

/** Frames of a length: the nearest number that is not beyond what may be put in. */
export function framesOf(durationS: number, rate: FrameRate, { video }: Profile): number {
  const exact = durationS * framesPerSecond(rate);
  const least = video ? Math.ceil((video.minS - SLACK_S) * framesPerSecond(rate)) : 1;
  const most = video ? Math.floor((video.maxS + SLACK_S) * framesPerSecond(rate)) : Number.POSITIVE_INFINITY;
  return Math.min(most, Math.max(least, Math.round(exact)));
}

/** Whether a size may be put in as a clip. */
export function fitsVideo([widthPx, heightPx]: Size, { video }: Profile): boolean {
  if (!video) return true;
  const { pixels, sidesPx } = video;
  const area = widthPx * heightPx;
  return (
    (!pixels || (area >= pixels.min && area <= pixels.max)) &&
    (!sidesPx || (Math.min(widthPx, heightPx) >= sidesPx.min && Math.max(widthPx, heightPx) <= sidesPx.max))
  );
}

/** Sizes that may be both made and put in; null where any may. */
export function allowedSizes(profile: Profile): readonly Size[] | null {
  return profile.sizes?.filter((size) => fitsVideo(size, profile)) ?? null;
}

/** Whether a clip has the shape of one of its sizes. */
export function fitsShape({ widthPx, heightPx }: Clip, { sizes }: Profile): boolean {
  return sizes?.some(([w, h]) => factorOf(w * heightPx, h * widthPx) < SAME_SHAPE) ?? true;
}

/** Whether its films have the rate of a clip. */
export function fitsRate({ frameRate }: Clip, { frameRates, video }: Profile): boolean {
  const fps = framesPerSecond(frameRate);
  if (video?.minFrameRate !== undefined && fps * SAME_RATE < video.minFrameRate) return false;
  return frameRates?.some((rate) => factorOf(rate, fps) < SAME_RATE) ?? true;
}
