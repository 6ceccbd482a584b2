import type { z } from 'zod';
import type { FrameRequest, FramesPort, PassId, Sink } from '../base/ports.ts';
import type { Problem } from '../base/problem.ts';
import type { ClipFormat } from '../shot/clip-format.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import type { Recordings } from './shot-sound.ts';

/** What an exporter is given to write with. */
export interface ExportJob<O> {
  readonly shot: ShotSpec;
  readonly options: O;
  readonly sink: Sink;
  /** Files and spoken lines that cues sound; empty where there are none. */
  readonly recordings: Recordings;
  /** Absent where nothing can render. */
  readonly frames?: FramesPort;
  readonly signal?: AbortSignal;
  /** Share of this exporter's work that is done, 0 to 1. */
  onProgress?(share: number): void;
  /** Passes on what came to light only while it was written. */
  tell?(problem: Problem): void;
}

/** One format that leaves the house. It sees the shot spec, recordings and rendered frames, and nothing else. */
export interface Exporter<O = unknown> {
  readonly id: string;
  readonly label: string;
  /** Who reads it: "CameraCtrl, Wan-Fun-Camera, MotionPro". */
  readonly readers: string;
  readonly options: z.ZodType<O>;
  /** Whether it writes how steady the outcome is, which takes many bakes to know; without, the shot may not tell. */
  readonly tellsSteadiness?: true;
  /**
   * The clip it is made from, where its reader takes another rate, size or length than the one delivered; absent where any
   * clip will do. All else then sees the shot filmed so.
   */
  clip?(shot: ShotSpec, options: O): ClipFormat;
  /** What stands in the way, or will be lost, before any work is done; `recordings` are absent where they are not known yet. */
  preflight(shot: ShotSpec, options: O, recordings?: Recordings): readonly Problem[];
  /** The frames it needs; absent for formats that need none. */
  wants?(shot: ShotSpec, options: O): FrameRequest & { readonly passes: readonly PassId[] };
  /** Writes its files into the sink and returns their paths. */
  write(job: ExportJob<O>): Promise<readonly string[]>;
  /** What the format cannot hold. */
  losses?(shot: ShotSpec, options?: O): readonly Problem[];
}

export function defineExporter<O>(exporter: Exporter<O>): Exporter {
  return exporter as unknown as Exporter;
}
