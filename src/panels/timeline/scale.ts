import type { FrameRate } from '../../core/base/time.ts';
import { framesPerSecond, frameToSeconds } from '../../core/base/time.ts';
import { toTimecode } from '../../core/base/timecode.ts';

/** Room kept free at both ends of a track, so that the first and the last instant can be grasped. */
export const EDGE_PX = 12;

/** Scale at which the whole scene just fits into the width. */
export function fitScale(durationS: number, widthPx: number): number {
  return Math.max(1, widthPx - 2 * EDGE_PX) / durationS;
}

/** Nearest that the timeline goes: 120 px a frame, enough to see which of two contacts comes first. */
export function closestScale(rate: FrameRate, fit: number): number {
  return Math.max(fit, 120 * framesPerSecond(rate));
}

/** Where an instant lies, from the left end of the scrolled content. */
export function timeToX(timeS: number, pxPerS: number): number {
  return EDGE_PX + timeS * pxPerS;
}

export function xToTime(x: number, pxPerS: number): number {
  return (x - EDGE_PX) / pxPerS;
}

/** The scroll that keeps the instant under the pointer where it is while the scale changes. */
export function scrollAfterZoom(scrollPx: number, pointerPx: number, from: number, to: number): number {
  const timeS = xToTime(scrollPx + pointerPx, from);
  return Math.max(0, timeToX(timeS, to) - pointerPx);
}

export interface Tick {
  readonly timeS: number;
  /** Null on small ticks. */
  readonly label: string | null;
}

/** Closest that two labels and two small ticks may come. */
const LABEL_GAP_PX = 72;
const TICK_GAP_PX = 6;

/** The marks of the ruler between two instants: on whole frames, labelled as seconds and frames. */
export function rulerTicks(fromS: number, toS: number, pxPerS: number, rate: FrameRate): readonly Tick[] {
  const pxPerFrame = (pxPerS * rate.den) / rate.num;
  const steps = frameSteps(rate);
  const labelStep = steps.find((step) => step * pxPerFrame >= LABEL_GAP_PX) ?? steps.at(-1)!;
  const tickStep = steps.find((step) => step * pxPerFrame >= TICK_GAP_PX && labelStep % step === 0) ?? labelStep;
  const first = Math.max(0, Math.floor((fromS * rate.num) / rate.den / tickStep));
  const last = Math.ceil((toS * rate.num) / rate.den / tickStep);
  const ticks: Tick[] = [];
  for (let i = first; i <= last; i++) {
    const frame = i * tickStep;
    ticks.push({
      timeS: frameToSeconds(frame, rate),
      label: frame % labelStep === 0 ? shortTimecode(frame, rate) : null,
    });
  }
  return ticks;
}

/** Frame counts between marks that read well: frames within a second, then seconds and minutes. */
function frameSteps(rate: FrameRate): readonly number[] {
  const second = Math.round(framesPerSecond(rate));
  const parts = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 24, 25, 30, 48, 50].filter((n) => n < second && second % n === 0);
  return [...parts, ...[1, 2, 5, 10, 15, 30, 60, 120, 300, 600].map((s) => s * second)];
}

/** Seconds and frames, with minutes where there are any: `01:12`, `02:00:00`. */
export function shortTimecode(frame: number, rate: FrameRate): string {
  const full = toTimecode(frame, rate);
  return full.startsWith('00:00') ? full.slice(6) : full.startsWith('00:') ? full.slice(3) : full;
}

/** The instant that a drag along time leads to: on a whole frame, within the scene. */
export function draggedTime(fromS: number, byS: number, rate: FrameRate, durationS: number): number {
  const fps = framesPerSecond(rate);
  const lastFrame = Math.floor(durationS * fps + 1e-6);
  const frame = Math.min(Math.max(Math.round((fromS + byS) * fps), 0), lastFrame);
  return Math.min(frameToSeconds(frame, rate), durationS);
}
