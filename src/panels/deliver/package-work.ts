import type { FramesPort } from '../../core/base/ports.ts';
import type { FrameRate } from '../../core/base/time.ts';
import { type PackageReport, writePackage } from '../../core/exporters/write-package.ts';
import { createZipSink } from '../../core/exporters/zip-sink.ts';
import { cutOf } from '../../core/scene/queries.ts';
import { saveScene } from '../../core/scene/save.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { buildShotSpec } from '../../core/shot/build.ts';
import type { ShotSpec } from '../../core/shot/shot-spec.ts';
import type { TakeResult } from '../../core/tasks.ts';
import type { SteadinessResult } from '../../core/trials/trial.ts';
import type { TasksPort } from '../../editor/ports.ts';

/** What someone chose in the dialog. */
export interface DeliverChoice {
  readonly exporterIds: readonly string[];
  /** A single shot, or null for the whole cut. */
  readonly shotId: string | null;
  readonly frameRate: FrameRate;
  readonly sizePx: readonly [width: number, height: number];
}

/** The results of every take that the clip shows; what is not baked yet is baked now. */
export async function resultsOfClip(
  scene: Scene,
  shotId: string | null,
  active: TakeResult,
  tasks: TasksPort,
  signal: AbortSignal,
): Promise<Record<string, TakeResult>> {
  const shown = cutOf(scene).filter(({ id }) => shotId === null || id === shotId);
  const takeIds = new Set(shown.length > 0 ? shown.map(({ shot }) => shot.takeId) : [scene.activeTakeId]);
  const results: Record<string, TakeResult> = {};
  for (const takeId of takeIds) {
    results[takeId] = takeId === active.takeId ? active : await tasks.bakeTake({ scene, takeId }, { signal });
  }
  return results;
}

export function specOf(
  scene: Scene,
  results: Readonly<Record<string, TakeResult>>,
  steadiness: SteadinessResult | null,
  choice: DeliverChoice,
  version: string,
): ShotSpec {
  return buildShotSpec({
    scene,
    results,
    steadiness,
    frameRate: choice.frameRate,
    sizePx: choice.sizePx,
    version,
    ...(choice.shotId !== null && { shotId: choice.shotId }),
  });
}

export interface MadePackage {
  readonly report: PackageReport;
  /** Null where there was nothing left to write. */
  readonly zip: Uint8Array | null;
}

/** Writes the chosen formats into one zip, in memory. */
export async function makePackage(job: {
  readonly shot: ShotSpec;
  readonly scene: Scene;
  readonly exporterIds: readonly string[];
  readonly frames: FramesPort | undefined;
  readonly signal: AbortSignal;
  onProgress(share: number): void;
}): Promise<MadePackage> {
  let zip: Uint8Array | null = null;
  const report = await writePackage({
    shot: job.shot,
    sceneJson: saveScene(job.scene),
    exporterIds: job.exporterIds,
    sink: createZipSink(async (bytes) => {
      zip = bytes;
    }),
    signal: job.signal,
    onProgress: job.onProgress,
    ...(job.frames && { frames: job.frames }),
  });
  return { report, zip };
}

/** `412 B`, `38 kB`, `2.1 MB`. */
export function byteText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
