import { crc32 } from '../../../../src/core/base/crc32.ts';
import type { FrameRequest, PassId, Pixels } from '../../../../src/core/base/ports.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { bakeTake } from '../../../../src/core/tasks.ts';
import { createFramesPort } from '../../../../src/render/frames-port.ts';

type Request = Omit<FrameRequest, 'frameRate' | 'frameCount'>;

/** A picture as far as it travels to the test. */
export interface DrawnPicture {
  /** Red, green, blue and alpha in turn, of the row in the middle. */
  readonly middleRow: readonly number[];
  /** Of all its pixels. */
  readonly sum: number;
}

declare global {
  interface Window {
    shotOf(scene: Scene): Promise<ShotSpec>;
    /** The pictures of frames; the graphics card is taken away after some of them. */
    picturesOf(
      shot: ShotSpec,
      request: Request,
      frames: readonly number[],
      lostAfter?: readonly number[],
    ): Promise<DrawnPicture[]>;
    /** How often the browser was asked for something to draw with. */
    startsOfDrawing(): number;
  }
}

/** Contexts that were made for drawing. */
const contexts: WebGL2RenderingContext[] = [];
const getContext = OffscreenCanvas.prototype.getContext;
OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...args: Parameters<typeof getContext>) {
  const context = getContext.apply(this, args);
  if (context instanceof WebGL2RenderingContext && !contexts.includes(context)) contexts.push(context);
  return context;
} as typeof getContext;

window.shotOf = async (scene) => {
  const result = await bakeTake({ scene, takeId: scene.activeTakeId });
  return buildShotSpec({ scene, results: { [scene.activeTakeId]: result }, steadiness: null, version: 'test' });
};

window.picturesOf = async (shot, request, frames, lostAfter = []) => {
  const passes: PassId[] = ['color'];
  const pictures: DrawnPicture[] = [];
  await createFramesPort({ shot }).draw(
    { ...request, passes, frameRate: shot.clip.frameRate, frameCount: Math.max(...frames) + 1 },
    async ({ frame, color }) => {
      if (frames.includes(frame)) pictures.push(drawnPicture(await color!.read()));
      if (lostAfter.includes(frame)) loseAll();
    },
    {},
  );
  return pictures;
};

window.startsOfDrawing = () => contexts.length;

function loseAll(): void {
  for (const context of contexts)
    if (!context.isContextLost()) context.getExtension('WEBGL_lose_context')!.loseContext();
}

function drawnPicture({ widthPx, heightPx, rgba }: Pixels): DrawnPicture {
  const start = 4 * widthPx * Math.floor(heightPx / 2);
  return { middleRow: [...rgba.subarray(start, start + 4 * widthPx)], sum: crc32(new Uint8Array(rgba.buffer)) };
}
