import { WebGLRenderer } from 'three';
import type { DrawnFrame, FrameRequest, FramesPort } from '../core/base/ports.ts';
import { framesPerSecond, rateLabel } from '../core/base/time.ts';
import type { ShotSpec } from '../core/shot/shot-spec.ts';
import { applyLook } from '../space/look.ts';
import { createCanvasPicture } from './canvas-picture.ts';
import { createDataRenderer } from './data-renderer.ts';
import { createShotSet } from './shot-set.ts';

type DrawParameters = Parameters<FramesPort['draw']>;

/**
 * Draws every frame of a shot at its own instant, whatever the machine's speed. Frames are drawn one at a time and handed
 * over, and whoever takes one holds up the next, so memory does not grow with the length.
 */
export async function drawFrames(
  shot: ShotSpec,
  request: DrawParameters[0],
  take: DrawParameters[1],
  { signal, onProgress }: DrawParameters[2],
): Promise<void> {
  assertFits(shot, request);
  signal?.throwIfAborted();
  const { widthPx, heightPx, frameCount, passes } = request;
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const renderer = createRenderer(canvas);
  const set = createShotSet(shot);
  const data = passes.includes('data') ? createDataRenderer(renderer, shot, set, [widthPx, heightPx]) : null;
  const picture = passes.includes('color') ? createCanvasPicture(canvas) : null;
  try {
    for (let frame = 0; frame < frameCount; frame++) {
      signal?.throwIfAborted();
      const drawn: DrawnFrame = {
        frame,
        data: data?.draw(frame) ?? null,
        color: picture && drawColor(frame),
      };
      assertContext(renderer, frame);
      await take(drawn);
      onProgress?.((frame + 1) / frameCount);
      await breathe();
    }
    signal?.throwIfAborted();
  } finally {
    data?.dispose();
    set.dispose();
    renderer.dispose();
    renderer.forceContextLoss();
  }

  function drawColor(frame: number) {
    set.showFrame(frame);
    renderer.shadowMap.needsUpdate = true;
    renderer.render(set.scene, set.camera);
    return picture;
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

/** A graphics card that is taken away leaves black frames without a word. */
function assertContext(renderer: WebGLRenderer, frame: number): void {
  if (!renderer.getContext().isContextLost()) return;
  throw new Error(
    `The graphics card was taken away at frame ${frame}, so the rest cannot be drawn: close other tabs that draw, and ` +
      'export again, or choose a smaller size.',
  );
}

function createRenderer(canvas: OffscreenCanvas): WebGLRenderer {
  let renderer: WebGLRenderer;
  try {
    renderer = new WebGLRenderer({ canvas, antialias: true, preserveDrawingBuffer: true });
  } catch {
    throw new Error('This browser cannot draw in three dimensions: turn on WebGL and try again.');
  }
  renderer.setSize(canvas.width, canvas.height, false);
  applyLook(renderer);
  return renderer;
}

/** Lets the page paint and listen between frames. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
