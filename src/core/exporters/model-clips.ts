import { z } from 'zod';
import { type FrameRate, framesPerSecond, frameToSeconds, nearestFrame } from '../base/time.ts';
import type { ClipFormat } from '../shot/clip-format.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import { type CountRule, countWithin, fitSize } from './clip-formats.ts';

type Size = readonly [widthPx: number, heightPx: number];

/** The clips that a model reads. */
export interface ModelClip {
  readonly frameRate: FrameRate;
  readonly count: CountRule;
  readonly sizes: readonly [Size, ...Size[]];
}

/** Scene times are written to a millionth of a second: less than this share of a frame is nothing. */
const ROUNDED = 1e-4;

const perSecond = (num: number): FrameRate => ({ num, den: 1 });
const exactly = (count: number): CountRule => ({ step: 1, plus: 0, least: count, most: count });

const SIZES_480P: ModelClip['sizes'] = [
  [832, 480],
  [480, 832],
];
const SIZES_720P: ModelClip['sizes'] = [
  [1280, 720],
  [720, 1280],
];

/** What Wan's models are offered in: 480p or 720p, lying or standing. */
export const WAN_SIZES = { '480p': SIZES_480P, '720p': SIZES_720P };
export const wanSize = z
  .enum(['480p', '720p'])
  .default('480p')
  .meta({ label: 'Size', hint: '480p: 832 × 480; 720p: 1280 × 720; upright where the clip is.' });

/** 4 n + 1 frames, 81 at most (ali-vilab/VACE 48eb44f). */
export const VACE = { frameRate: perSecond(16), count: { step: 4, plus: 1, least: 5, most: 81 } };
/** It cuts what it is given to 4 n + 1 frames, 81 where nothing else is said (aigc-apps/VideoX-Fun 28e60b1, `predict_v2v_control_ref.py`). */
export const WAN_FUN = { frameRate: perSecond(16), count: VACE.count };
/** One place of a point for each frame of the film that Wan-Move makes (ali-vilab/Wan-Move 27409be). */
export const WAN_MOVE = { frameRate: perSecond(16), count: exactly(81) };
/** ATI's editor draws 121 places a point at 24 a second; the model makes 81 frames at 16 of them (bytedance/ATI 168b443). */
export const ATI = { frameRate: perSecond(24), count: exactly(121) };

/** 8 n + 1 frames; sides that divide by 64, as its control LoRAs want them (Lightricks/LTX-2 400fd31). */
export const LTX_COUNT: CountRule = { step: 8, plus: 1, least: 9, most: 257 };
const LTX_SMALL: ModelClip['sizes'] = [
  [768, 448],
  [448, 768],
  [576, 576],
];
const LTX_LARGE: ModelClip['sizes'] = [
  [1280, 704],
  [704, 1280],
  [960, 960],
];
/** Thresholds of the edges in its own example of union control. */
export const LTX_CANNY = { low: 92, high: 200, blurPx: 0 };
export const LTX_SIZES = { small: LTX_SMALL, large: LTX_LARGE };

/** Its loader keeps the rate and the frames of a film that is longer than 6 s, if there are 49 (IGL-HKUST/DiffusionAsShader 72b7d03, `demo.py`). */
export const DIFFUSION_AS_SHADER: ModelClip = { frameRate: perSecond(8), count: exactly(49), sizes: [[720, 480]] };

/** For models that take pictures of any size: the clip's own. */
export function ownSize({ clip }: ShotSpec): ModelClip['sizes'] {
  return [[clip.widthPx, clip.heightPx]];
}

/** Where a model's clip begins. */
export const beginAtS = z
  .number()
  .min(0)
  .default(0)
  .meta({ label: 'Begin at', unit: 's', min: 0, step: 0.1, hint: 'Of the clip that is delivered.' });

/**
 * A model's clip that begins at a time of the delivered one, and holds what follows as far as the model's limits let it, but no
 * more than the take holds where a shorter clip is allowed.
 */
export function modelFormat(shot: ShotSpec, { frameRate, count, sizes }: ModelClip, beginS: number): ClipFormat {
  const [widthPx, heightPx] = fitSize(shot.clip, sizes);
  const whole = framesHolding(shot.clip, frameRate);
  const startFrame = Math.min(nearestFrame(beginS, frameRate), whole - 1);
  const held = framesOfTake(shot, frameRate) - startFrame;
  return { frameRate, startFrame, frameCount: countWithin(whole - startFrame, held, count), widthPx, heightPx };
}

/** How many frames a clip has at another rate until its last shot's take ends. */
export function framesOfTake({ clip, shots }: ShotSpec, rate: FrameRate): number {
  const { startFrame, sourceStartS, speed, takeEndS } = shots.at(-1)!;
  // Shots begin at the nearest frame of a rate, and so may end a little later than they do in the clip.
  const first = nearestFrame(frameToSeconds(startFrame, clip.frameRate), rate);
  return first + Math.floor(((takeEndS - sourceStartS) / speed) * framesPerSecond(rate) + ROUNDED) + 1;
}

/** The fewest frames at another rate that last as long as the clip; whole numbers, so nothing is rounded. */
function framesHolding({ frameCount, frameRate }: ShotSpec['clip'], rate: FrameRate): number {
  return Math.ceil((frameCount * frameRate.den * rate.num) / (frameRate.num * rate.den));
}
