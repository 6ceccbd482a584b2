import type { FramesPort } from '../core/base/ports.ts';
import type { ShotSpec } from '../core/shot/shot-spec.ts';

/** Whether this browser can draw and encode video at all; sizes and codecs are judged when it is asked to. */
export function canRenderVideo(): boolean {
  return typeof VideoEncoder === 'function' && typeof OffscreenCanvas === 'function';
}

/** Frames of one shot, drawn from its spec alone. The renderer and the encoder load when first asked for. */
export function createFramesPort({ shot }: { readonly shot: ShotSpec }): FramesPort {
  return {
    async draw(request, take, control) {
      const { drawFrames } = await import('./draw-frames.ts');
      return drawFrames(shot, request, take, control);
    },
    async openVideo(request, file) {
      if (!canRenderVideo()) {
        throw new Error(
          'This browser cannot encode video (it has no WebCodecs): export from a recent Chrome, Edge or Safari.',
        );
      }
      const { openVideo } = await import('./video-writer.ts');
      return openVideo(request, file);
    },
  };
}
