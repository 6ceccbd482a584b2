import type { TaskControl } from '../core/tasks.ts';
import { buffersOf } from './buffers-of.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** A task as the core has it: its result belongs to the caller, so its buffers may be given away. */
// biome-ignore lint/suspicious/noExplicitAny: a list of tasks has many input types; the client types each call.
export type Task = (input: any, control: TaskControl) => unknown;

/** The worker's end of the line. */
export interface WorkerScope {
  addEventListener(type: 'message', listener: (event: { readonly data: ToWorker }) => void): void;
  postMessage(message: FromWorker, transfer: ArrayBuffer[]): void;
}

/** Messages are looked at this often while a task runs, so a cancel takes no longer than this and one chunk. */
const BREATH_MS = 8;
/** Progress is told no more often than this: a share of a bake that is done sooner interests no one. */
const PROGRESS_MS = 50;

/** Runs tasks by name for the page at the other end; says `ready` once it listens. */
export function serveTasks(scope: WorkerScope, tasks: Readonly<Record<string, Task>>): void {
  const running = new Map<number, AbortController>();

  const run = async (message: Extract<ToWorker, { type: 'run' }>) => {
    const { id } = message;
    const control = new AbortController();
    running.set(id, control);
    let breathedMs = performance.now();
    let toldMs = breathedMs;
    try {
      const task = tasks[message.task];
      if (!task) throw new Error(`There is no task "${message.task}".`);
      const value = await task(message.input, {
        signal: control.signal,
        async onProgress(progress) {
          const nowMs = performance.now();
          if (message.wantsProgress && nowMs - toldMs >= PROGRESS_MS) {
            toldMs = nowMs;
            scope.postMessage({ type: 'progress', id, progress }, []);
          }
          if (nowMs - breathedMs < BREATH_MS) return;
          await nextMessage();
          breathedMs = performance.now();
        },
      });
      scope.postMessage({ type: 'done', id, value }, buffersOf(value));
    } catch (cause) {
      const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
      scope.postMessage({ type: 'failed', id, name, message }, []);
    } finally {
      running.delete(id);
    }
  };

  scope.addEventListener('message', ({ data }) => {
    if (data.type === 'run') run(data);
    else running.get(data.id)?.abort();
  });
  scope.postMessage({ type: 'ready' }, []);
}

/** Resolves after the messages that wait now: in a task of its own, as a promise alone would not let them in. */
function nextMessage(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
