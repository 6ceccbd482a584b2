import type { Exporter } from '../../../src/core/exporters/exporter.ts';
import { createMemorySink } from '../../../src/core/exporters/memory-sink.ts';
import type { ShotSpec } from '../../../src/core/shot/shot-spec.ts';

/** The files that an exporter writes, as text by path. */
export async function exported(
  exporter: Exporter,
  shot: ShotSpec,
  options: unknown = {},
): Promise<Map<string, string>> {
  const files = await exportedBytes(exporter, shot, options);
  return new Map([...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
}

/** The files that an exporter writes, by path. */
export async function exportedBytes(
  exporter: Exporter,
  shot: ShotSpec,
  options: unknown = {},
): Promise<ReadonlyMap<string, Uint8Array>> {
  const sink = createMemorySink();
  const paths = await exporter.write({ shot, options: exporter.options.parse(options), sink, recordings: new Map() });
  if ([...sink.files.keys()].sort().join() !== [...paths].sort().join())
    throw new Error('Paths told and written differ.');
  return sink.files;
}
