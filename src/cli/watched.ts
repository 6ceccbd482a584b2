import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TaskControl } from '../core/tasks.ts';
import type { Io } from './verb.ts';

/** Control of a task that shows its progress and heeds a break. */
export function watched(io: Io, doing: string): TaskControl {
  return {
    ...(io.signal && { signal: io.signal }),
    async onProgress({ share }) {
      io.showProgress(`${doing} ${Math.round(share * 100)} %`);
      // Without a turn of the event loop a Ctrl+C would not be heard.
      await nextTurn();
    },
  };
}
