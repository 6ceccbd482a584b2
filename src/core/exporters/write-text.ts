import type { Sink } from '../base/ports.ts';

/** Writes a whole file as UTF-8, piece by piece where it comes in pieces: one text of it all may be longer than engines allow. */
export async function writeText(sink: Sink, path: string, text: string | Iterable<string>): Promise<void> {
  const file = await sink.open(path);
  for (const piece of typeof text === 'string' ? [text] : text) await file.write(new TextEncoder().encode(piece));
  await file.close();
}
