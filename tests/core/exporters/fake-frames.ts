import type {
  DataFrame,
  FrameRequest,
  FramesPort,
  PassId,
  Picture,
  VideoRequest,
} from '../../../src/core/base/ports.ts';

export interface Asked {
  readonly passes: readonly PassId[];
  readonly request: FrameRequest;
  readonly video: VideoRequest;
  readonly added: readonly unknown[];
}

/** Draws nothing; remembers what it was asked for. */
export function fakeFrames(asked: Asked[] = []): FramesPort {
  let drawing: Pick<Asked, 'passes' | 'request'> | null = null;
  return {
    async draw({ passes, ...request }, take, { signal, onProgress }) {
      drawing = { passes, request };
      for (let frame = 0; frame < request.frameCount; frame++) {
        signal?.throwIfAborted();
        await take({
          frame,
          color: passes.includes('color') ? flat(request) : null,
          data: passes.includes('data') ? near(request, frame) : null,
        });
        onProgress?.((frame + 1) / request.frameCount);
      }
    },
    async openVideo(request, file) {
      const added: unknown[] = [];
      return {
        soundCodec: request.sound && 'opus',
        async add(picture) {
          // Whoever made it may draw over it.
          added.push('rgba' in picture ? structuredClone(picture) : picture);
        },
        async finish() {
          asked.push({ ...drawing!, video: request, added });
          await file.write(Uint8Array.of(1, 2, 3));
          return file.close();
        },
        async cancel() {},
      };
    },
  };
}

function flat({ widthPx, heightPx }: FrameRequest): Picture {
  return {
    read: async () => ({ widthPx, heightPx, rgba: new Uint8ClampedArray(4 * widthPx * heightPx).fill(128) }),
  };
}

/** One surface of body 1 that comes nearer by a metre with each frame, from 10 m. */
function near({ widthPx, heightPx }: FrameRequest, frame: number): DataFrame {
  const count = widthPx * heightPx;
  return {
    widthPx,
    heightPx,
    depthM: new Float32Array(count).fill(Math.max(10 - frame, 1)),
    bodies: new Uint16Array(count).fill(1),
    normals: new Float32Array(3 * count),
    flowForwardPx: new Float32Array(2 * count),
    flowBackwardPx: new Float32Array(2 * count),
    origins: new Float32Array(3 * count).fill(0.5),
  };
}
