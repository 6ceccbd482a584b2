import type { Clip } from './clip-rules.ts';
import type { Durations, Profile, Size } from './profile.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "24 September 2026", "October 2026" or "2025", from a date of ISO 8601 or its beginning. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-');
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}

/** Seconds to the hundredth, without zeros at the end. */
export function secondsWords(timeS: number): string {
  return `${Math.round(timeS * 100) / 100} s`;
}

/** "4, 6 or 8 s", "3 to 10 s, whole seconds". */
export function durationWords(durations: Durations): string {
  if (durations.type === 'list') return `${oneOf(durations.valuesS.map((s) => String(Math.round(s * 100) / 100)))} s`;
  const { minS, maxS, stepS } = durations;
  return `${minS} to ${maxS} s${stepS === 1 ? ', whole seconds' : stepS > 0 ? `, in steps of ${stepS} s` : ''}`;
}

/** "24 or 25 fps". */
export function rateWords(frameRates: Profile['frameRates']): string {
  return frameRates === null ? 'not stated' : `${oneOf(frameRates.map(String))} fps`;
}

export function sizeWords([widthPx, heightPx]: Size): string {
  return `${widthPx} × ${heightPx}`;
}

export function clipSize({ widthPx, heightPx }: Clip): string {
  return sizeWords([widthPx, heightPx]);
}

/** "a, b or c". */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** Every size of a list once, as "1280 × 720 or 720 × 1280". */
export function sizesWords(sizes: readonly Size[]): string {
  return oneOf(sizes.map(sizeWords));
}
