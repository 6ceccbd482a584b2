import type { DrawnFrame, FrameRequest, FramesPort } from '../core/base/ports.ts';
import { framesPerSecond, rateLabel } from '../core/base/time.ts';
import type { ShotSpec } from '../core/shot/shot-spec.ts';
import { createFrameStage, type FrameStage } from './frame-stage.ts';

type DrawParameters = Parameters<FramesPort['draw']>;

/** A machine that takes the graphics card away more often than this within a clip will do so again. */
const MOST_LOSSES = 2;

/**
 * Draws every frame of a shot at its own instant, whatever the machine's speed. Frames are drawn one at a time and handed
 * over, and whoever takes one holds up the next, so memory does not grow with the length. Where the graphics card is taken
 * away, the frame is drawn again on a new canvas, a few times.
 */
export async function drawFrames(
  shot: ShotSpec,
  request: DrawParameters[0],
  take: DrawParameters[1],
  { signal, onProgress }: DrawParameters[2],
): Promise<void> {
  assertFits(shot, request);
  signal?.throwIfAborted();
  const { frameCount } = request;
  let stage: FrameStage | null = null;
  let losses = 0;

  function draw(frame: number): DrawnFrame {
    for (;;) {
      stage ??= createFrameStage(shot, request);
      const drawn = drawUnlessLost(stage, frame);
      if (drawn) return drawn;
      stage.dispose();
      stage = null;
      if (++losses > MOST_LOSSES) throw new Error(tooOftenLost(frame, losses));
    }
  }

  try {
    for (let frame = 0; frame < frameCount; frame++) {
      signal?.throwIfAborted();
      await take(draw(frame));
      onProgress?.((frame + 1) / frameCount);
      await breathe();
    }
    signal?.throwIfAborted();
  } finally {
    (stage as FrameStage | null)?.dispose();
  }
}

/** Null where the graphics card was taken away on the way. */
function drawUnlessLost(stage: FrameStage, frame: number): DrawnFrame | null {
  try {
    const drawn = stage.draw(frame);
    return stage.isLost() ? null : drawn;
  } catch (cause) {
    if (stage.isLost()) return null;
    throw cause;
  }
}

/** The request must be of the clip's own frames: another rate is another spec, re-sampled from the motion. */
function assertFits({ clip }: ShotSpec, { frameCount, frameRate }: FrameRequest): void {
  const isSameRate = frameRate.num * clip.frameRate.den === clip.frameRate.num * frameRate.den;
  if (!isSameRate || frameCount > clip.frameCount) {
    throw new Error(
      `The shot has ${clip.frameCount} frames at ${rateLabel(clip.frameRate)} fps, but ${frameCount} at ` +
        `${framesPerSecond(frameRate)} fps were asked for: build the shot at that rate first.`,
    );
  }
}

function tooOftenLost(frame: number, losses: number): string {
  return (
    `The graphics card was taken away ${losses} times, the last time at frame ${frame}, so the rest cannot be drawn: close ` +
    'other tabs that draw, and export again, or choose a smaller size.'
  );
}

/** Lets the page paint and listen between frames. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
