import type { BodyTrack } from '../../core/motion/motion.ts';
import { stateAt } from '../../core/motion/sample.ts';
import { xToTime } from './scale.ts';
import type { Strip } from './sticky-canvas.tsx';

/** How high a body is over time, as a faint line behind its contacts. */
export function drawHeight(strip: Strip, track: BodyTrack, pxPerS: number, durationS: number): void {
  const { context, fromPx, widthPx, heightPx, color } = strip;
  const { lowM, highM } = heightsOf(track);
  if (highM - lowM < 1e-3) return;
  context.beginPath();
  let isStarted = false;
  for (let x = 0; x <= widthPx; x += 2) {
    const timeS = xToTime(fromPx + x, pxPerS);
    if (timeS < 0 || timeS > durationS) continue;
    const share = (stateAt(track, timeS).positionM[1] - lowM) / (highM - lowM);
    const y = heightPx - 4 - share * (heightPx - 8);
    if (isStarted) context.lineTo(x, y);
    else context.moveTo(x, y);
    isStarted = true;
  }
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.stroke();
}

function heightsOf(track: BodyTrack): { lowM: number; highM: number } {
  let lowM = Number.POSITIVE_INFINITY;
  let highM = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < track.positionsM.length; i += 3) {
    lowM = Math.min(lowM, track.positionsM[i]!);
    highM = Math.max(highM, track.positionsM[i]!);
  }
  return { lowM, highM };
}
