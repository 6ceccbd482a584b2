import type { DrawControl } from '../base/ports.ts';
import type { ExportJob } from './exporter.ts';

/** What a part of an exporter's drawing is told by: its progress counts from one share of the whole work to another. */
export function controlOf(
  { signal, onProgress }: Pick<ExportJob<unknown>, 'signal' | 'onProgress'>,
  from = 0,
  to = 1,
): DrawControl {
  return { ...(signal && { signal }), onProgress: (share) => onProgress?.(from + (to - from) * share) };
}
