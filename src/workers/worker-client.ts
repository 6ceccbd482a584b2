import type { TaskControl } from '../core/tasks.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** The page's end of the line; a Web Worker is one. */
export interface TaskWorker {
  addEventListener(type: 'message', listener: (event: { readonly data: FromWorker }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: { readonly message?: string }) => void): void;
  postMessage(message: ToWorker): void;
  terminate(): void;
}

/** What is said where a worker stops. */
export interface WorkerWords {
  /** It runs again: `because` is "" or " (out of memory)". */
  stopped(because: string): string;
  gone(because: string): string;
}

export interface WorkerClient {
  run(task: string, input: unknown, control?: TaskControl): Promise<never>;
  /** Resolves when the worker's code has loaded and listens; rejects with a sentence where it cannot. */
  readonly ready: Promise<void>;
  dispose(): void;
}

interface Pending {
  resolve(value: unknown): void;
  reject(cause: Error): void;
  readonly control: TaskControl;
}

/**
 * Tasks by name over one worker. An aborted call rejects at once with an AbortError, and the worker stops at its next
 * chunk. A worker that crashes is replaced once, until a task succeeds again; the calls that it was running reject.
 */
export function createWorkerClient(startWorker: () => TaskWorker, words: WorkerWords): WorkerClient {
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let hasRestarted = false;
  let worker: TaskWorker | null = null;
  let onReady = () => {};
  let onNeverReady = (_cause: Error) => {};
  const ready = new Promise<void>((resolve, reject) => {
    onReady = resolve;
    onNeverReady = reject;
  });
  // Whoever does not wait for it must not be told of a rejection that each call repeats.
  ready.catch(() => {});

  const rejectAll = (cause: Error) => {
    for (const { reject } of pending.values()) reject(cause);
    pending.clear();
  };

  const start = () => {
    const started = startWorker();
    worker = started;
    started.addEventListener('message', ({ data }) => {
      if (worker === started) receive(data);
    });
    const crash = ({ message }: { readonly message?: string }) => {
      if (worker !== started) return;
      started.terminate();
      worker = null;
      if (hasRestarted) {
        onNeverReady(new Error(words.gone(because(message))));
        return rejectAll(new Error(words.gone(because(message))));
      }
      hasRestarted = true;
      start();
      rejectAll(new Error(words.stopped(because(message))));
    };
    started.addEventListener('error', crash);
    started.addEventListener('messageerror', crash);
  };

  const receive = (message: FromWorker) => {
    if (message.type === 'ready') return onReady();
    const call = pending.get(message.id);
    if (!call) return;
    if (message.type === 'progress') {
      call.control.onProgress?.(message.progress as Parameters<NonNullable<TaskControl['onProgress']>>[0]);
      return;
    }
    pending.delete(message.id);
    if (message.type === 'done') {
      hasRestarted = false;
      call.resolve(message.value);
    } else {
      call.reject(Object.assign(new Error(message.message), { name: message.name }));
    }
  };

  const run = (task: string, input: unknown, control: TaskControl = {}) =>
    new Promise<never>((resolve, reject) => {
      const { signal } = control;
      if (signal?.aborted) return reject(cancelled());
      if (!worker) return reject(new Error(words.gone('')));
      const id = nextId++;
      const abort = () => {
        if (!pending.delete(id)) return;
        worker?.postMessage({ type: 'cancel', id });
        reject(cancelled());
      };
      const settle = () => signal?.removeEventListener('abort', abort);
      pending.set(id, {
        control,
        resolve(value) {
          settle();
          resolve(value as never);
        },
        reject(cause) {
          settle();
          reject(cause);
        },
      });
      signal?.addEventListener('abort', abort, { once: true });
      worker.postMessage({ type: 'run', id, task, input, wantsProgress: control.onProgress !== undefined });
    });

  start();
  return {
    run,
    ready,
    dispose() {
      worker?.terminate();
      worker = null;
      rejectAll(cancelled());
    },
  };
}

function cancelled(): Error {
  return new DOMException('The task was cancelled.', 'AbortError');
}

function because(message: string | undefined): string {
  return message ? ` (${message})` : '';
}
