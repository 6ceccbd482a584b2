import type { FrameRate } from '../base/time.ts';

/** Frames of a clip, counted at its own rate from the start of the cut. */
export interface FrameRange {
  readonly startFrame: number;
  readonly frameCount: number;
}

/** A clip as somebody wants it filmed: its rate and size in pixels, and the frames of the delivered clip, at that rate. */
export interface ClipFormat extends FrameRange {
  readonly frameRate: FrameRate;
  readonly widthPx: number;
  readonly heightPx: number;
}
