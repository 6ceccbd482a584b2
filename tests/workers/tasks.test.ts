import { describe, expect, it } from 'vitest';
import { buffersOf } from '../../src/workers/buffers-of.ts';
import type { FromWorker, ToWorker } from '../../src/workers/messages.ts';
import { serveTasks, type Task } from '../../src/workers/serve-tasks.ts';
import { createTasksClient } from '../../src/workers/tasks-client.ts';
import type { TaskWorker } from '../../src/workers/worker-client.ts';

/** A worker in this thread: messages pass through structured clone, as a real worker's do. */
function startFakeWorker(tasks: Readonly<Record<string, Task>>) {
  const { port1, port2 } = new MessageChannel();
  const errors: ((event: { readonly message?: string }) => void)[] = [];
  const sent: FromWorker[] = [];
  serveTasks(
    {
      addEventListener: (_type, listener) => {
        port2.onmessage = ({ data }: MessageEvent<ToWorker>) => listener({ data });
      },
      postMessage(message, transfer) {
        sent.push(message);
        port2.postMessage(message, transfer);
      },
    },
    tasks,
  );
  const worker = {
    addEventListener(type: string, listener: (event: never) => void) {
      if (type === 'message') port1.onmessage = (event) => listener(event as never);
      if (type === 'error') errors.push(listener as (event: { readonly message?: string }) => void);
    },
    postMessage: (message: ToWorker) => port1.postMessage(message),
    terminate() {
      port1.close();
      port2.close();
    },
  } as TaskWorker;
  return { worker, sent, crash: (message: string) => errors.forEach((listener) => void listener({ message })) };
}

/** The client types its calls by the core's tasks; these stand in for them. */
function clientOf(tasks: Readonly<Record<string, Task>>) {
  const workers: ReturnType<typeof startFakeWorker>[] = [];
  const client = createTasksClient(() => {
    const started = startFakeWorker(tasks);
    workers.push(started);
    return started.worker;
  });
  return {
    client,
    workers,
    bake: client.bakeTake as unknown as (input: unknown, control?: object) => Promise<unknown>,
  };
}

const spin = (ms: number) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

describe('tasks over a worker', () => {
  it('answers each call with its own result, and says when it is ready', async () => {
    const { client, bake } = clientOf({ bakeTake: async (n: number) => n * 2 });
    await client.ready;
    expect(await Promise.all([bake(1), bake(2), bake(3)])).toEqual([2, 4, 6]);
    client.dispose();
  });

  it('gives the buffers of a result away instead of copying them', async () => {
    const kept: Float64Array[] = [];
    const { client, bake } = clientOf({
      bakeTake() {
        kept.push(new Float64Array([1, 2]));
        return { tracks: [{ timesS: kept[0] }] };
      },
    });
    expect(await bake(null)).toEqual({ tracks: [{ timesS: new Float64Array([1, 2]) }] });
    expect(kept[0]!.byteLength).toBe(0);
    client.dispose();
  });

  it('rejects an aborted call at once, and stops the task at its next chunk', async () => {
    const chunks = 10_000;
    let stop = (_atChunk: number) => {};
    const stopped = new Promise<number>((resolve) => {
      stop = resolve;
    });
    const { client, bake } = clientOf({
      async bakeTake(_input, { signal, onProgress }) {
        for (let chunk = 0; chunk < chunks; chunk++) {
          spin(1);
          await onProgress?.({ share: chunk / chunks });
          if (signal?.aborted) return stop(chunk);
        }
        stop(chunks);
      },
    });
    const control = new AbortController();
    const call = bake(null, { signal: control.signal, onProgress: () => control.abort() });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(await stopped).toBeLessThan(chunks);
    await expect(bake(null, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    client.dispose();
  });

  it('passes errors on with their name and sentence', async () => {
    const { client, bake } = clientOf({
      bakeTake() {
        throw new RangeError('The ball is too large.');
      },
    });
    await expect(bake(null)).rejects.toMatchObject({ name: 'RangeError', message: 'The ball is too large.' });
    await expect((client.renderTracks as unknown as (input: unknown) => Promise<unknown>)(null)).rejects.toThrow(
      'There is no task "renderTracks".',
    );
    client.dispose();
  });

  it('replaces a crashed worker once, until a task succeeds again', async () => {
    let hangs = true;
    const { client, workers, bake } = clientOf({ bakeTake: () => (hangs ? new Promise(() => {}) : 'done') });
    const lost = bake(null);
    workers[0]!.crash('out of memory');
    await expect(lost).rejects.toThrow('The simulation stopped unexpectedly (out of memory). It runs again');
    expect(workers).toHaveLength(2);
    hangs = false;
    expect(await bake(null)).toBe('done');
    workers[1]!.crash('again');
    expect(await bake(null)).toBe('done');
    expect(workers).toHaveLength(3);
    // Two crashes with nothing done between: it is not started a third time.
    hangs = true;
    workers[2]!.crash('once');
    const last = bake(null);
    workers[3]!.crash('twice');
    await expect(last).rejects.toThrow('could not be kept running (twice)');
    expect(workers).toHaveLength(4);
    await expect(bake(null)).rejects.toThrow('reload the page');
    client.dispose();
  });

  it('says that it never got ready where the code does not load', async () => {
    const { client, workers } = clientOf({});
    workers[0]!.crash('404');
    workers[1]!.crash('404');
    await expect(client.ready).rejects.toThrow('could not be kept running (404)');
  });
});

describe('buffers of a value', () => {
  it('finds each buffer once, and leaves views of a part of a buffer to be copied', () => {
    const whole = new Float32Array(4);
    const part = new Float32Array(new ArrayBuffer(64), 0, 4);
    const value = { a: [whole, { b: new Uint8Array(whole.buffer) }], part, none: null, text: 'x' };
    expect(buffersOf(value)).toEqual([whole.buffer]);
  });
});
