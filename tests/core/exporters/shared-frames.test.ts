import { describe, expect, it } from 'vitest';
import type { DrawnFrame, FrameRequest, FramesPort } from '../../../src/core/base/ports.ts';
import { runSharing } from '../../../src/core/exporters/shared-frames.ts';

type Drawing = FrameRequest & { readonly passes: readonly string[] };

const request = (frameCount: number, passes: ('color' | 'data')[], widthPx = 64) => ({
  frameCount,
  frameRate: { num: 24, den: 1 },
  widthPx,
  heightPx: 36,
  passes,
});

/** Draws nothing, and keeps what it was asked for. */
function createFakeFrames() {
  const drawings: Drawing[] = [];
  const taken: number[] = [];
  const port: FramesPort = {
    async draw(asked, take, { signal, onProgress }) {
      drawings.push(asked);
      for (let frame = 0; frame < asked.frameCount; frame++) {
        signal?.throwIfAborted();
        await take({ frame, color: null, data: null });
        taken.push(frame);
        onProgress?.((frame + 1) / asked.frameCount);
      }
    },
    openVideo: () => Promise.reject(new Error('no encoder')),
  };
  return { port, drawings, taken };
}

const drawInto = (frames: FramesPort, asked: ReturnType<typeof request>, into: number[]) =>
  frames.draw(
    asked,
    async ({ frame }: DrawnFrame) => {
      into.push(frame);
    },
    {},
  );

describe('runSharing', () => {
  it('draws once what several want, with all their passes', async () => {
    const { port, drawings } = createFakeFrames();
    const [a, b]: [number[], number[]] = [[], []];
    await runSharing(port, [
      (frames) => drawInto(frames, request(3, ['color']), a),
      async (frames) => {
        await Promise.resolve();
        await drawInto(frames, request(3, ['data', 'color']), b);
      },
    ]);
    expect(drawings).toHaveLength(1);
    expect(drawings[0]!.passes).toEqual(['color', 'data']);
    expect([a, b]).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
  });

  it('draws apart what differs in size or length', async () => {
    const { port, drawings } = createFakeFrames();
    await runSharing(port, [
      (frames) => drawInto(frames, request(3, ['color']), []),
      (frames) => drawInto(frames, request(3, ['color'], 32), []),
      (frames) => drawInto(frames, request(2, ['color']), []),
    ]);
    expect(drawings.map(({ frameCount, widthPx }) => [frameCount, widthPx])).toEqual([
      [3, 64],
      [3, 32],
      [2, 64],
    ]);
  });

  it('lets a job draw a second time, with others that then wait too', async () => {
    const { port, drawings } = createFakeFrames();
    await runSharing(port, [
      async (frames) => {
        await drawInto(frames, request(2, ['data'], 16), []);
        await drawInto(frames, request(2, ['color']), []);
      },
      (frames) => drawInto(frames, request(2, ['color']), []),
      async () => {},
    ]);
    expect(drawings.map(({ widthPx }) => widthPx)).toEqual([16, 64]);
  });

  it('lets one fail alone, and stops when nobody is left', async () => {
    const { port, taken } = createFakeFrames();
    const rest: number[] = [];
    const failing = (frames: FramesPort) =>
      frames.draw(request(100, ['color']), () => Promise.reject(new Error('the disk is full')), {});
    const [failed, fine] = await runSharing(port, [
      failing,
      (frames) => drawInto(frames, request(100, ['color']), rest),
    ]);
    expect(failed).toMatchObject({ status: 'rejected', reason: new Error('the disk is full') });
    expect(fine).toMatchObject({ status: 'fulfilled' });
    expect(rest).toHaveLength(100);
    taken.length = 0;
    await runSharing(port, [failing]);
    expect(taken.length).toBeLessThan(3);
  });

  it('tells every job why nothing can be drawn, and ends one that is cancelled', async () => {
    const broken: FramesPort = {
      draw: () => Promise.reject(new Error('no WebGL')),
      openVideo: () => Promise.reject(new Error('no encoder')),
    };
    const settled = await runSharing(broken, [
      (frames) => drawInto(frames, request(1, ['color']), []),
      (frames) => drawInto(frames, request(1, ['color']), []),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);

    const { port } = createFakeFrames();
    const control = new AbortController();
    const [cancelled] = await runSharing(port, [
      (frames) =>
        frames.draw(request(50, ['color']), async ({ frame }) => (frame === 3 ? control.abort() : undefined), {
          signal: control.signal,
        }),
    ]);
    expect(cancelled).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
  });
});
