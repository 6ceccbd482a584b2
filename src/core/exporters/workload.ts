import type { ShotSpec } from '../shot/shot-spec.ts';
import type { Clips } from './clips.ts';
import { exporters } from './index.ts';

/** What is to be drawn for a package, before it is: time and room grow with it. */
export interface Workload {
  /** Frames of all clips, each once however many formats share it; the passes of pixels count as a frame more. */
  readonly frames: number;
  /** The same, in millions of pixels. */
  readonly megapixels: number;
}

/** The drawing that formats ask for; options that are not accepted ask for none. */
export function workloadOf(
  shot: ShotSpec,
  exporterIds: readonly string[],
  { clips, optionsById }: { readonly clips: Clips; readonly optionsById: Readonly<Record<string, unknown>> },
): Workload {
  const known: ShotSpec[] = [];
  const numberOf = (clip: ShotSpec) => (known.includes(clip) ? known.indexOf(clip) : known.push(clip) - 1);
  const drawn = new Map<string, { readonly frames: number; readonly pixels: number }>();
  for (const id of exporterIds) {
    const exporter = exporters.find(id);
    const options = exporter?.options.safeParse(optionsById[id] ?? {});
    if (!exporter?.wants || !options?.success) continue;
    const clip = clips[id] ?? shot;
    const { passes, frameCount, widthPx, heightPx, look, shutterDeg } = exporter.wants(clip, options.data);
    for (const pass of passes) {
      const key = [numberOf(clip), pass, frameCount, widthPx, heightPx, look, shutterDeg].join(' ');
      drawn.set(key, { frames: frameCount, pixels: frameCount * widthPx * heightPx });
    }
  }
  const all = [...drawn.values()];
  return {
    frames: all.reduce((sum, { frames }) => sum + frames, 0),
    megapixels: all.reduce((sum, { pixels }) => sum + pixels, 0) / 1e6,
  };
}
