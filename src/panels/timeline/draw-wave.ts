import type { Mix } from '../../core/dsp/mix.ts';
import { xToTime } from './scale.ts';
import type { Strip } from './sticky-canvas.tsx';
import { peakHeight, peaksOf } from './waveform.ts';

/** Room below the wave for the labels of the cues. */
export const LABEL_ROOM_PX = 16;
/** Bars of 2 px with 1 px between them. */
const BAR_PX = 3;

/** The mix as a strip of bars from the ground up. */
export function drawWave(strip: Strip, mix: Mix, pxPerS: number): void {
  const { context, fromPx, widthPx, heightPx, color } = strip;
  const columns = Math.ceil(widthPx / BAR_PX);
  const fromS = xToTime(fromPx, pxPerS);
  const peaks = peaksOf(mix, fromS, fromS + (columns * BAR_PX) / pxPerS, columns);
  const ground = heightPx - LABEL_ROOM_PX;
  context.fillStyle = color;
  for (let column = 0; column < columns; column++) {
    const tall = peakHeight(peaks[column]!) * (ground - 4);
    context.globalAlpha = tall > 0 ? 1 : 0.35;
    context.fillRect(column * BAR_PX, ground - Math.max(1, tall), BAR_PX - 1, Math.max(1, tall));
  }
  context.globalAlpha = 1;
}
