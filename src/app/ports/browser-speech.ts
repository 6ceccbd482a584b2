import type { SpeechPort } from '../../editor/ports.ts';
import { createWorkerClient, type WorkerClient } from '../../workers/worker-client.ts';

/** Speech in a worker of its own, which starts with the first line: its engine is 21 MB. */
export function createBrowserSpeech(): SpeechPort {
  let client: WorkerClient | null = null;
  return {
    async speak(line, signal) {
      client ??= createWorkerClient(startSpeechWorker, {
        stopped: (because) => `The voice stopped unexpectedly${because}. Change the line to hear it again.`,
        gone: (because) => `The voice could not be kept running${because}. Reload the page to hear the line.`,
      });
      return client.run('speak', line, signal ? { signal } : {});
    },
  };
}

function startSpeechWorker(): Worker {
  return new Worker(new URL('../../workers/speech-worker.ts', import.meta.url), { type: 'module', name: 'speech' });
}
