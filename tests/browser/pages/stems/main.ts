import { createTasksClient } from '../../../../src/workers/tasks-client.ts';
import { everything } from './everything.ts';
import { hashStems } from './hash-stems.ts';

declare global {
  interface Window {
    hashStemsInWorker(): Promise<Record<string, string[]>>;
  }
}

const tasks = createTasksClient(
  () => new Worker(new URL('../../../../src/workers/tasks-worker.ts', import.meta.url), { type: 'module' }),
);

window.hashStemsInWorker = async () => hashStems(await tasks.renderStems(everything()));
