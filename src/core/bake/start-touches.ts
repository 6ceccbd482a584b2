import { type Meeting, openingMps } from './ball-meet.ts';
import type { LayerBall } from './layer-ball.ts';
import { nearestOnStill, type StillPart } from './still-part.ts';

/** So near, in metres, and so slow, in m/s, what starts on something touches it. */
const START_GAP_M = 1e-6;
const STILL_MPS = 1e-6;

/** Names what balls touch before anything has moved: they lie there from the start, and need not fall on it first. */
export function touchFromStart(
  balls: readonly LayerBall[],
  still: readonly StillPart[],
  touch: (ball: LayerBall, part: StillPart | null, other: LayerBall | null, normal: Meeting) => void,
): void {
  const out = new Float64Array(4);
  for (const ball of balls) {
    if (!ball.isFree) continue;
    for (const part of still) {
      nearestOnStill(part, ball.px, ball.py, ball.pz, out);
      const n = { afterS: 0, nx: out[1]!, ny: out[2]!, nz: out[3]! };
      if (Math.abs(out[0]! - ball.radiusM) > START_GAP_M || Math.abs(openingMps(ball, null, n)) > STILL_MPS) continue;
      touch(ball, part, null, n);
    }
    for (const other of balls) {
      if (other.index >= ball.index || !other.isFree) continue;
      const x = ball.px - other.px;
      const y = ball.py - other.py;
      const z = ball.pz - other.pz;
      const l = Math.sqrt(x * x + y * y + z * z);
      if (Math.abs(l - ball.radiusM - other.radiusM) > START_GAP_M) continue;
      const n = { afterS: 0, nx: x / l, ny: y / l, nz: z / l };
      if (Math.abs(openingMps(ball, other, n)) > STILL_MPS) continue;
      touch(ball, null, other, n);
    }
  }
}
