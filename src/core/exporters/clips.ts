import type { ClipFormat } from '../shot/clip-format.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import { exporters } from './index.ts';

/** The clips of formats that take another than the one delivered, by exporter id. */
export type Clips = Readonly<Record<string, ShotSpec>>;

/**
 * Films the delivered shot anew for every format that wants it; what several want alike is filmed once. Options that are
 * not accepted are left to whoever writes the package, who says so.
 */
export function clipsOf(
  shot: ShotSpec,
  exporterIds: readonly string[],
  optionsById: Readonly<Record<string, unknown>>,
  film: (format: ClipFormat) => ShotSpec,
): Clips {
  const filmed = new Map<string, ShotSpec>();
  const clips: Record<string, ShotSpec> = {};
  for (const id of exporterIds) {
    const format = formatFor(shot, id, optionsById[id]);
    if (!format) continue;
    const key = keyOf(format);
    const clip = filmed.get(key) ?? film(format);
    filmed.set(key, clip);
    clips[id] = clip;
  }
  return clips;
}

/** The clip that a format is made from; null where it is the delivered one. */
export function formatFor(shot: ShotSpec, exporterId: string, options: unknown): ClipFormat | null {
  const exporter = exporters.find(exporterId);
  const parsed = exporter?.clip && exporter.options.safeParse(options ?? {});
  const format = parsed?.success ? exporter!.clip!(shot, parsed.data) : null;
  return format && keyOf(format) !== keyOf({ ...shot.clip, startFrame: 0 }) ? format : null;
}

function keyOf({ frameRate, startFrame, frameCount, widthPx, heightPx }: ClipFormat): string {
  return [frameRate.num, frameRate.den, startFrame, frameCount, widthPx, heightPx].join(' ');
}
