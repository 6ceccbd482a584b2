import type { Sink } from '../base/ports.ts';

/** Writes a whole file as UTF-8. */
export async function writeText(sink: Sink, path: string, text: string): Promise<void> {
  const file = await sink.open(path);
  await file.write(new TextEncoder().encode(text));
  await file.close();
}
