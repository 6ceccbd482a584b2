import type { DrawnFrame, FrameRequest, PassId } from '../core/base/ports.ts';
import type { ShotSpec } from '../core/shot/shot-spec.ts';
import { createCanvasPicture } from './canvas-picture.ts';
import { createDataRenderer } from './data-renderer.ts';
import { giveBackDrawer, takeDrawer } from './drawer.ts';
import { createMotionBlur } from './motion-blur.ts';
import { createShotSet } from './shot-set.ts';
import { partsOfExposure } from './shutter.ts';

/** A canvas with all that draws one shot on it. */
export interface FrameStage {
  /** What is drawn is this stage's own and is overwritten by the next frame. */
  draw(frame: number): DrawnFrame;
  /** Whether the graphics card was taken away: what was drawn since may be black. */
  isLost(): boolean;
  dispose(): void;
}

export type StageRequest = Pick<FrameRequest, 'widthPx' | 'heightPx' | 'look' | 'shutterDeg'> & {
  readonly passes: readonly PassId[];
};

export function createFrameStage(
  shot: ShotSpec,
  { widthPx, heightPx, passes, look = 'lit', shutterDeg = 0 }: StageRequest,
): FrameStage {
  const drawer = takeDrawer(widthPx, heightPx);
  const { renderer, canvas } = drawer;
  const set = createShotSet(shot);
  set.setLook(look);
  const data = passes.includes('data') ? createDataRenderer(renderer, shot, set, [widthPx, heightPx]) : null;
  const picture = passes.includes('color') ? createCanvasPicture(canvas) : null;
  const blur = picture && shutterDeg > 0 ? createMotionBlur(renderer, widthPx, heightPx) : null;

  function render(): void {
    renderer.shadowMap.needsUpdate = true;
    renderer.render(set.scene, set.camera);
  }

  function drawColor(frame: number): void {
    const parts = blur ? partsOfExposure(shot, frame, shutterDeg, widthPx) : 1;
    if (!blur || parts === 1) {
      set.showFrame(frame);
      render();
      return;
    }
    blur.expose(parts, (part) => {
      set.showNear(frame, frame + (((part + 0.5) / parts - 0.5) * shutterDeg) / 360);
      render();
    });
  }

  return {
    draw(frame) {
      const drawn = data?.draw(frame) ?? null;
      if (picture) drawColor(frame);
      startDrawing(renderer.getContext() as WebGL2RenderingContext);
      return { frame, data: drawn, color: picture };
    },
    isLost: () => renderer.getContext().isContextLost(),
    dispose() {
      blur?.dispose();
      data?.dispose();
      set.dispose();
      giveBackDrawer(drawer);
    },
  };
}

/** The picture is drawn while whoever takes the frame looks at its data: a fence ends the pass, without which some browsers wait. */
function startDrawing(gl: WebGL2RenderingContext): void {
  gl.deleteSync(gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0));
  gl.flush();
}
