import type { TaskControl } from '../core/tasks.ts';
import type { Io } from './verb.ts';

/** Control of a task that shows its progress and heeds a break. */
export function watched(io: Io, doing: string): TaskControl {
  return {
    ...(io.signal && { signal: io.signal }),
    onProgress: ({ share }) => io.showProgress(`${doing} ${Math.round(share * 100)} %`),
  };
}
