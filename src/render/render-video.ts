import { WebGLRenderer } from 'three';
import type { FrameRequest, FramesPort } from '../core/base/ports.ts';
import { framesPerSecond, rateLabel } from '../core/base/time.ts';
import type { ShotSpec } from '../core/shot/shot-spec.ts';
import { applyLook } from '../space/look.ts';
import { createMp4Writer } from './mp4-writer.ts';
import { createShotSet } from './shot-set.ts';

type VideoParameters = Parameters<FramesPort['video']>;

/**
 * Draws every frame of a shot at its own instant and encodes it. Frames are drawn one at a time and handed to the encoder,
 * which holds back while it is busy, so memory does not grow with the length but for the encoded bytes themselves.
 */
export async function renderVideo(
  shot: ShotSpec,
  request: FrameRequest,
  audio: VideoParameters[2],
  { signal, onProgress }: VideoParameters[3],
): Promise<Uint8Array> {
  assertFits(shot, request);
  signal?.throwIfAborted();
  const canvas = new OffscreenCanvas(request.widthPx, request.heightPx);
  const renderer = createRenderer(canvas);
  const set = createShotSet(shot);
  try {
    const writer = await createMp4Writer(canvas, request, audio);
    try {
      for (let frame = 0; frame < request.frameCount; frame++) {
        signal?.throwIfAborted();
        set.showFrame(frame);
        renderer.shadowMap.needsUpdate = true;
        renderer.render(set.scene, set.camera);
        await writer.addFrame(frame);
        onProgress?.((frame + 1) / (request.frameCount + 1));
        await breathe();
      }
      signal?.throwIfAborted();
      const bytes = await writer.finish();
      onProgress?.(1);
      return bytes;
    } catch (cause) {
      await writer.cancel();
      throw cause;
    }
  } finally {
    set.dispose();
    renderer.dispose();
    renderer.forceContextLoss();
  }
}

/** The request must be of the clip's own frames: another rate is another spec, re-sampled from the motion. */
function assertFits({ clip }: ShotSpec, { frameCount, frameRate, widthPx, heightPx }: FrameRequest): void {
  const isSameRate = frameRate.num * clip.frameRate.den === clip.frameRate.num * frameRate.den;
  if (!isSameRate || frameCount > clip.frameCount) {
    throw new Error(
      `The shot has ${clip.frameCount} frames at ${rateLabel(clip.frameRate)} fps, but ${frameCount} at ` +
        `${framesPerSecond(frameRate)} fps were asked for: build the shot at that rate first.`,
    );
  }
  if (widthPx % 2 !== 0 || heightPx % 2 !== 0) {
    throw new Error(`A video has even sides, but ${widthPx} × ${heightPx} was asked for: use the next even size.`);
  }
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
