import type { FrameRate } from '../../core/base/time.ts';
import { rulerTicks, timeToX, xToTime } from './scale.ts';
import type { Strip } from './sticky-canvas.tsx';

/** Marks and labels of the ruler. */
export function drawRuler(strip: Strip, pxPerS: number, rate: FrameRate, durationS: number): void {
  const { context, fromPx, widthPx, heightPx, color } = strip;
  const fromS = Math.max(0, xToTime(fromPx, pxPerS));
  const toS = Math.min(durationS, xToTime(fromPx + widthPx, pxPerS));
  context.fillStyle = color;
  context.font = `500 10px system-ui, sans-serif`;
  context.textBaseline = 'top';
  for (const tick of rulerTicks(fromS, toS, pxPerS, rate)) {
    if (tick.timeS > durationS + 1e-9) continue;
    const x = Math.round(timeToX(tick.timeS, pxPerS) - fromPx);
    const tall = tick.label === null ? 4 : 8;
    context.globalAlpha = tick.label === null ? 0.45 : 0.9;
    context.fillRect(x, heightPx - tall, 1, tall);
    if (tick.label === null) continue;
    context.globalAlpha = 1;
    const width = context.measureText(tick.label).width;
    // The first and the last label stay inside.
    const left = Math.min(Math.max(x - width / 2, 2), widthPx - width - 2);
    context.fillText(tick.label, left, 3);
  }
  context.globalAlpha = 1;
}
