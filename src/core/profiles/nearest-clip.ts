import { type FrameRate, framesPerSecond } from '../base/time.ts';
import type { ClipFormat } from '../shot/clip-format.ts';
import {
  allowedDurations,
  allowedSizes,
  type Clip,
  durationOf,
  factorOf,
  fitsDuration,
  fitsRate,
  fitsShape,
  fitsVideo,
  framesOf,
  nearestDuration,
} from './clip-rules.ts';
import type { Profile, Size } from './profile.ts';

/** The box that a clip for no generator in particular fills: every one of them makes 720p. */
const BOX: Size = [1280, 720];
const BOX_PX = BOX[0] * BOX[1];
/** Shapes nearer than this factor are equally near. */
const AS_NEAR = 1.005;

/**
 * The clip that a generator takes and that is nearest to a given one: its end is cut off or held, it is seen at a size of
 * the list, and filmed at a rate of the list. A clip that fits stays as it is, so that the nearest to the nearest is itself.
 */
export function nearestClip(clip: Clip, profile: Profile): ClipFormat {
  const frameRate = fitsRate(clip, profile) ? clip.frameRate : nearestRate(clip, profile);
  const durationS = nearestDuration(allowedDurations(profile), durationOf(clip));
  const keeps = frameRate === clip.frameRate && fitsDuration(clip, profile);
  const [widthPx, heightPx] = nearestSize(clip, profile);
  return {
    frameRate,
    startFrame: 0,
    frameCount: keeps ? clip.frameCount : framesOf(durationS, frameRate, profile),
    widthPx,
    heightPx,
  };
}

/** The clip as any generator that makes 720p may take it: as long and as fast as it is. */
export function anyClip({ frameRate, frameCount, ...clip }: Clip): ClipFormat {
  const [widthPx, heightPx] = boxed(clip);
  return { frameRate, startFrame: 0, frameCount, widthPx, heightPx };
}

function nearestRate({ frameRate }: Clip, { frameRates, video }: Profile): FrameRate {
  const fps = framesPerSecond(frameRate);
  const least = video?.minFrameRate ?? 0;
  const rates = (frameRates ?? [least]).filter((rate) => rate >= least);
  return { num: rates.reduce((best, rate) => (factorOf(rate, fps) < factorOf(best, fps) ? rate : best)), den: 1 };
}

function nearestSize(clip: Clip, profile: Profile): Size {
  const own: Size = [clip.widthPx, clip.heightPx];
  const sizes = allowedSizes(profile);
  const isEven = own.every((px) => px % 2 === 0);
  if (isEven && fitsShape(clip, profile) && fitsVideo(own, profile)) return own;
  if (sizes === null) return boxed(clip);
  const off = ([w, h]: Size) => factorOf(w * clip.heightPx, h * clip.widthPx);
  const nearest = Math.min(...sizes.map(off));
  const [first, ...rest] = sizes.filter((size) => off(size) <= nearest * AS_NEAR);
  const amiss = ([w, h]: Size) => factorOf(w * h, BOX_PX);
  return rest.reduce((best, size) => (amiss(size) < amiss(best) ? size : best), first!);
}

/** The largest even size of a clip's shape within 720p, lying or standing. */
function boxed({ widthPx, heightPx }: Pick<Clip, 'widthPx' | 'heightPx'>): Size {
  const [w, h] = widthPx >= heightPx ? BOX : [BOX[1], BOX[0]];
  const scale = Math.min(w / widthPx, h / heightPx);
  const even = (px: number) => Math.max(2, 2 * Math.round((px * scale) / 2));
  return [even(widthPx), even(heightPx)];
}
