import type { DataFrame, DrawnFrame, FramesPort } from '../../../src/core/base/ports.ts';

/**
 * Draws stripes of every body and of the void, the same in every frame; one frame of each size is made and shared, so that a
 * whole film costs no more than its exporters make of it. Videos are three bytes.
 */
export function cheapFrames(bodyCount: number): FramesPort {
  const made = new Map<string, Pick<DrawnFrame, 'color' | 'data'>>();
  return {
    async draw({ passes, frameCount, widthPx, heightPx }, take, { signal, onProgress }) {
      const key = `${widthPx} ${heightPx}`;
      const { color, data } = made.get(key) ?? stripes(bodyCount, widthPx, heightPx);
      made.set(key, { color, data });
      for (let frame = 0; frame < frameCount; frame++) {
        signal?.throwIfAborted();
        await take({
          frame,
          color: passes.includes('color') ? color : null,
          data: passes.includes('data') ? data : null,
        });
        onProgress?.((frame + 1) / frameCount);
      }
    },
    async openVideo({ sound }, file) {
      return {
        soundCodec: sound && 'aac',
        async add() {},
        async finish() {
          await file.write(Uint8Array.of(1, 2, 3));
          return file.close();
        },
        async cancel() {},
      };
    },
  };
}

/** Upright stripes a pixel wide: the void, the first body, the second, and so on; each a metre behind the one before. */
function stripes(bodyCount: number, widthPx: number, heightPx: number): Pick<DrawnFrame, 'color' | 'data'> {
  const count = widthPx * heightPx;
  const rgba = new Uint8ClampedArray(4 * count).fill(128);
  const bodies = Uint16Array.from({ length: count }, (_, i) => (i % widthPx) % (bodyCount + 1));
  const data: DataFrame = {
    widthPx,
    heightPx,
    depthM: Float32Array.from(bodies, (body) => (body === 0 ? Number.POSITIVE_INFINITY : body)),
    bodies,
    normals: Float32Array.from({ length: 3 * count }, (_, k) =>
      bodies[Math.floor(k / 3)] !== 0 && k % 3 === 2 ? 1 : 0,
    ),
    flowForwardPx: new Float32Array(2 * count),
    flowBackwardPx: new Float32Array(2 * count),
    origins: Float32Array.from({ length: 3 * count }, (_, k) => (bodies[Math.floor(k / 3)] === 0 ? Number.NaN : 0.5)),
  };
  return { color: { read: async () => ({ widthPx, heightPx, rgba }) }, data };
}
