import type { Sink } from '../base/ports.ts';

/** Writes a whole file. */
export async function writeBytes(sink: Sink, path: string, bytes: Uint8Array): Promise<void> {
  const file = await sink.open(path);
  await file.write(bytes);
  await file.close();
}
