import type { FrameRate } from '../core/base/time.ts';
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
/** Slowest and fastest rates that are written, in frames per second. */
const RATE_RANGE = [1, 240] as const;
/** Least and most pixels across, as in the schema of the scene. */
const SIZE_RANGE = [16, 8192] as const;

/** `24`, `23.976` or `24000/1001` as an exact rate. Throws an `InputError` for anything else. */
export function parseRate(text: string): FrameRate {
  const whole = /^(\d{1,6})(?:\/(\d{1,4}))?$/.exec(text);
  const rate = NTSC[text] ? { num: NTSC[text], den: 1001 } : { num: Number(whole?.[1]), den: Number(whole?.[2] ?? 1) };
  const fps = rate.num / rate.den;
  if (!(fps >= RATE_RANGE[0] && fps <= RATE_RANGE[1]))
    throw new InputError(
      `--rate ${text} is no frame rate from ${RATE_RANGE[0]} to ${RATE_RANGE[1]}. Write it as 24, 23.976 or 24000/1001.`,
    );
  return rate;
}

/** `1280x720` as pixels. Throws an `InputError` for anything else. */
export function parseSize(text: string): readonly [width: number, height: number] {
  const [, width, height] = /^(\d{1,5})[x×](\d{1,5})$/i.exec(text) ?? [];
  const size = [Number(width), Number(height)] as const;
  if (!size.every((px) => px >= SIZE_RANGE[0] && px <= SIZE_RANGE[1]))
    throw new InputError(
      `--size ${text} is no picture of ${SIZE_RANGE[0]} to ${SIZE_RANGE[1]} pixels a side. Write it as 1280x720.`,
    );
  return size;
}
