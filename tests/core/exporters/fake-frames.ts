import type { FrameRequest, FramesPort, PassId, VideoRequest } from '../../../src/core/base/ports.ts';

export interface Asked {
  readonly passes: readonly PassId[];
  readonly request: FrameRequest;
  readonly video: VideoRequest;
  readonly added: number;
}

/** Draws nothing; remembers what it was asked for. */
export function fakeFrames(asked: Asked[] = []): FramesPort {
  let video: VideoRequest | null = null;
  let drawing: Pick<Asked, 'passes' | 'request'> | null = null;
  let added = 0;
  return {
    async draw({ passes, ...request }, take, { signal, onProgress }) {
      drawing = { passes, request };
      for (let frame = 0; frame < request.frameCount; frame++) {
        signal?.throwIfAborted();
        await take({ frame, color: { read: () => Promise.reject(new Error('not drawn')) }, data: null });
        onProgress?.((frame + 1) / request.frameCount);
      }
    },
    async openVideo(request) {
      video = request;
      return {
        async add() {
          added++;
        },
        async finish() {
          asked.push({ ...drawing!, video: video!, added });
          return new Uint8Array([1, 2, 3]);
        },
        async cancel() {},
      };
    },
  };
}
