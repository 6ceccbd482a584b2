import type { FrameRate } from '../core/base/time.ts';
import { MAX_DURATION_S, MAX_FRAME_RATE, MIN_FRAME_RATE, SIZE_RANGE_PX } from '../core/scene/schema/limits.ts';
import { InputError } from './verb.ts';

/** Rates that are said in decimals and meant as fractions of 1001. */
const NTSC: Readonly<Record<string, number>> = {
  '23.976': 24_000,
  '23.98': 24_000,
  '29.97': 30_000,
  '47.952': 48_000,
  '59.94': 60_000,
  '119.88': 120_000,
};

/** `24`, `23.976` or `24000/1001` as an exact rate. Throws an `InputError` for anything else. */
export function parseRate(text: string): FrameRate {
  const whole = /^(\d{1,6})(?:\/(\d{1,4}))?$/.exec(text);
  const rate = NTSC[text] ? { num: NTSC[text], den: 1001 } : { num: Number(whole?.[1]), den: Number(whole?.[2] ?? 1) };
  const fps = rate.num / rate.den;
  if (!(fps >= MIN_FRAME_RATE && fps <= MAX_FRAME_RATE))
    throw new InputError(
      `--rate ${text} is no frame rate from ${MIN_FRAME_RATE} to ${MAX_FRAME_RATE}. Write it as 24, 23.976 or 24000/1001.`,
    );
  return rate;
}

/** `1280x720` as pixels. Throws an `InputError` for anything else. */
export function parseSize(text: string): readonly [width: number, height: number] {
  const [, width, height] = /^(\d{1,5})[x×](\d{1,5})$/i.exec(text) ?? [];
  const size = [Number(width), Number(height)] as const;
  if (!size.every((px) => px >= SIZE_RANGE_PX[0] && px <= SIZE_RANGE_PX[1]))
    throw new InputError(
      `--size ${text} is no picture of ${SIZE_RANGE_PX[0]} to ${SIZE_RANGE_PX[1]} pixels a side. Write it as 1280x720.`,
    );
  return size;
}

/** `1.5` as seconds, within the longest scene. Throws an `InputError` for anything else. */
export function parseSeconds(option: string, text: string): number {
  const timeS = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(timeS <= MAX_DURATION_S))
    throw new InputError(`${option} ${text} is no time from 0 to ${MAX_DURATION_S} s. Write it as 1.5.`);
  return timeS;
}
