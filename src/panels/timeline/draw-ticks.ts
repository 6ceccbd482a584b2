import type { ContactMark } from '../../editor/selectors/timeline.ts';
import { timeToX } from './scale.ts';
import type { Strip } from './sticky-canvas.tsx';

/** Heights of the weakest and of the strongest impact's tick. */
const LEAST_PX = 2;
const MOST_PX = 9;

/** Every impact as a tick at the foot of its row, so that a crowd shows as one even where its markers have no room. */
export function drawTicks(strip: Strip, marks: readonly ContactMark[], pxPerS: number): void {
  const { context, fromPx, widthPx, heightPx, color } = strip;
  context.fillStyle = color;
  for (const { phase, timeS, strength } of marks) {
    if (phase !== 'impact') continue;
    const x = timeToX(timeS, pxPerS) - fromPx;
    if (x < 0 || x > widthPx) continue;
    const tickPx = LEAST_PX + (MOST_PX - LEAST_PX) * strength;
    context.fillRect(Math.round(x), heightPx - tickPx, 1, tickPx);
  }
}
