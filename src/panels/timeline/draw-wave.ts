import type { Mix } from '../../core/dsp/mix.ts';
import { xToTime } from './scale.ts';
import type { Strip } from './sticky-canvas.tsx';
import { columnPeaks, peakHeight, peaksOf } from './waveform.ts';

/** Bars of 2 px with 1 px between them. */
const BAR_PX = 3;

/** A track as a strip of bars from the ground up, at a gain, faded by `alpha`, with room above for marks and labels. */
export function drawWave(
  strip: Strip & { readonly alpha: number; readonly headPx: number; readonly gainDb: number },
  mix: Mix,
  pxPerS: number,
): void {
  const { context, fromPx, widthPx, heightPx, color } = strip;
  const columns = Math.ceil(widthPx / BAR_PX);
  const fromS = xToTime(fromPx, pxPerS);
  const peaks = columnPeaks(peaksOf(mix), fromS, fromS + (columns * BAR_PX) / pxPerS, columns);
  const ground = heightPx - 1;
  const gain = 10 ** (strip.gainDb / 20);
  context.fillStyle = color;
  for (let column = 0; column < columns; column++) {
    const tall = peakHeight(Math.min(1, peaks[column]! * gain)) * (ground - strip.headPx);
    context.globalAlpha = strip.alpha * (tall > 0 ? 1 : 0.35);
    context.fillRect(column * BAR_PX, ground - Math.max(1, tall), BAR_PX - 1, Math.max(1, tall));
  }
  context.globalAlpha = 1;
}
