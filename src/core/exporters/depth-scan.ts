import type { DrawControl, FrameRequest, FramesPort } from '../base/ports.ts';
import { type InverseRange, inverseRange } from '../passes/depth.ts';

/** The range of depth is read off pictures this many times smaller. */
const SCAN_DIVISOR = 4;
const LEAST_PX = 16;

/** The range of inverse depth over a whole clip, from small pictures. */
export async function scanDepth(
  frames: FramesPort,
  request: FrameRequest,
  control: DrawControl,
): Promise<InverseRange> {
  let range: InverseRange | undefined;
  const small = {
    ...request,
    widthPx: Math.max(LEAST_PX, Math.round(request.widthPx / SCAN_DIVISOR)),
    heightPx: Math.max(LEAST_PX, Math.round(request.heightPx / SCAN_DIVISOR)),
  };
  await frames.draw(
    { ...small, passes: ['data'] },
    async ({ data }) => {
      range = inverseRange(data!, range);
    },
    control,
  );
  return range ?? { least: 0, most: 0 };
}
