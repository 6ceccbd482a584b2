import type { Problem } from '../base/problem.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import type { Exporter } from './exporter.ts';
import { refilmProblems } from './refilm-problems.ts';
import type { Recordings } from './shot-sound.ts';

/**
 * All that is to be said of a format before it is written: what filming anew costs where `clip`, which it is made from, is
 * not the delivered shot; what stands in the way; what it cannot hold.
 */
export function exporterNotes<O>(
  exporter: Exporter<O>,
  { shot, clip, options, recordings }: ExporterCase<O>,
): readonly Problem[] {
  return [
    ...(clip === shot || !exporter.clip
      ? []
      : refilmProblems(shot, clip, exporter.clip(shot, options), exporter.label)),
    ...exporter.preflight(clip, options, recordings),
    ...(exporter.losses?.(clip, options) ?? []),
  ];
}

export interface ExporterCase<O> {
  readonly shot: ShotSpec;
  readonly clip: ShotSpec;
  readonly options: O;
  /** Absent where they are not known yet. */
  readonly recordings?: Recordings;
}
