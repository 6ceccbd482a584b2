import { type FrameRate, framesPerSecond } from './time.ts';

/** Rates of NTSC video run at 1000/1001 of what they are called, and skip frame numbers to keep up with the clock. */
const NTSC_DEN = 1001;
const DROPPING_RATES: readonly number[] = [30, 60];
/** Frame numbers skipped in each minute that does not divide by ten: two of 30, four of 60 (SMPTE ST 12-1). */
const DROPPED_SHARE = 2 / 30;

/** Whether timecode at a rate skips numbers: at 29.97 and 59.94, not at 23.976. */
export function isDropFrame(rate: FrameRate): boolean {
  return rate.den === NTSC_DEN && DROPPING_RATES.includes(nominalOf(rate));
}

/** `HH:MM:SS:FF` of a frame, counting whole frames at the nominal rate; `HH:MM:SS;FF` with dropped numbers at 29.97 and 59.94. */
export function toTimecode(frame: number, rate: FrameRate): string {
  const nominal = nominalOf(rate);
  const count = isDropFrame(rate) ? withDropped(frame, nominal) : frame;
  const seconds = Math.floor(count / nominal);
  const mark = isDropFrame(rate) ? ';' : ':';
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${two(h)}:${two(m)}:${two(s)}${mark}${two(count % nominal)}`;
}

/** The frame that a timecode names; null where it is none, or names a number that is dropped at this rate. */
export function fromTimecode(text: string, rate: FrameRate): number | null {
  const parts = /^(\d{2,}):([0-5]\d):([0-5]\d)[:;](\d{2})$/.exec(text);
  if (!parts) return null;
  const [h, m, s, f] = parts.slice(1).map(Number) as [number, number, number, number];
  const nominal = nominalOf(rate);
  if (f >= nominal) return null;
  const minutes = h * 60 + m;
  const count = (minutes * 60 + s) * nominal + f;
  if (!isDropFrame(rate)) return count;
  const dropped = droppedPerMinute(nominal);
  if (s === 0 && f < dropped && m % 10 !== 0) return null;
  return count - dropped * (minutes - Math.floor(minutes / 10));
}

function nominalOf(rate: FrameRate): number {
  return Math.round(framesPerSecond(rate));
}

function droppedPerMinute(nominal: number): number {
  return Math.round(nominal * DROPPED_SHARE);
}

/** The number that a frame bears once those that are skipped are counted. */
function withDropped(frame: number, nominal: number): number {
  const dropped = droppedPerMinute(nominal);
  const perMinute = nominal * 60 - dropped;
  const perTenMinutes = perMinute * 10 + dropped;
  const tens = Math.floor(frame / perTenMinutes);
  const rest = frame % perTenMinutes;
  const minutes = rest < dropped ? 0 : Math.floor((rest - dropped) / perMinute);
  return frame + dropped * (9 * tens + minutes);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
