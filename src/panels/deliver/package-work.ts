import type { AssetStore } from '../../core/assets/asset-store.ts';
import type { FramesPort } from '../../core/base/ports.ts';
import { type FrameRate, frameToSeconds, nearestFrame, rateLabel } from '../../core/base/time.ts';
import type { Recording } from '../../core/dsp/stems.ts';
import { type Clips, clipsOf } from '../../core/exporters/clips.ts';
import type { Spool } from '../../core/exporters/spool.ts';
import { workloadOf } from '../../core/exporters/workload.ts';
import { type PackageReport, writePackage } from '../../core/exporters/write-package.ts';
import { createZipSink } from '../../core/exporters/zip-sink.ts';
import type { ZipTarget } from '../../core/exporters/zip-writer.ts';
import { projectOf } from '../../core/scene/project-assets.ts';
import { cutOf } from '../../core/scene/queries.ts';
import { saveScene } from '../../core/scene/save.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { buildShotSpec } from '../../core/shot/build.ts';
import type { ClipFormat, FrameRange } from '../../core/shot/clip-format.ts';
import type { ShotSpec } from '../../core/shot/shot-spec.ts';
import type { LineTiming } from '../../core/speech/spoken-line.ts';
import type { TakeResult } from '../../core/tasks.ts';
import type { SteadinessResult } from '../../core/trials/trial.ts';
import type { ResultsState } from '../../editor/editor.ts';
import type { Delivery, TasksPort } from '../../editor/ports.ts';
import type { PackageWork } from './budget.ts';
import type { DeliverChoices } from './deliver-choices.ts';

/** What someone chose in the dialog. */
export interface DeliverChoice {
  /** A single shot, or null for the whole cut. */
  readonly shotId: string | null;
  readonly frameRate: FrameRate;
  readonly sizePx: readonly [width: number, height: number];
  /** Frames at that rate; the whole where absent. */
  readonly range?: FrameRange;
}

/** What was chosen, with the scene's own for what was not. */
export function choiceOf(choices: DeliverChoices, { settings }: Pick<Scene, 'settings'>): DeliverChoice {
  return {
    shotId: choices.shotId,
    frameRate: choices.frameRate ?? settings.frameRate,
    sizePx: choices.sizePx ?? [settings.widthPx, settings.heightPx],
    ...(choices.range && { range: choices.range }),
  };
}

/** The takes that the clip shows, in the order of the cut. */
export function takeIdsOfClip(scene: Scene, shotId: string | null): readonly string[] {
  const shown = cutOf(scene).filter(({ id }) => shotId === null || id === shotId);
  return shown.length > 0 ? [...new Set(shown.map(({ shot }) => shot.takeId))] : [scene.activeTakeId];
}

/** The results of every take that the clip shows; what is not known yet is baked now. */
export async function resultsOfClip(
  scene: Scene,
  shotId: string | null,
  known: Readonly<Record<string, TakeResult>>,
  tasks: Pick<TasksPort, 'bakeTake'>,
  signal: AbortSignal,
): Promise<Record<string, TakeResult>> {
  const results: Record<string, TakeResult> = {};
  for (const takeId of takeIdsOfClip(scene, shotId)) {
    results[takeId] = known[takeId] ?? (await tasks.bakeTake({ scene, takeId }, { signal }));
  }
  return results;
}

/** Why nothing can be delivered of what is on the stage; null where something can. */
export function whyNotDeliver({ status, problem }: Pick<ResultsState, 'status' | 'problem'>): string | null {
  switch (status) {
    case 'ready':
      return null;
    case 'simulating':
      return 'The scene is being simulated. It can be delivered right after.';
    case 'failed':
      return `The scene as it is now could not be simulated, so there is nothing to deliver. ${problem?.message ?? ''}`.trim();
  }
}

/** The true times of lines that have been spoken. */
export type Spoken = ReadonlyMap<string, LineTiming>;

export function specOf(
  scene: Scene,
  results: Readonly<Record<string, TakeResult>>,
  steadiness: SteadinessResult | null,
  choice: DeliverChoice,
  version: string,
  spoken?: Spoken,
): ShotSpec {
  return buildShotSpec({
    scene,
    results,
    steadiness,
    ...(spoken && { spoken }),
    frameRate: choice.frameRate,
    sizePx: choice.sizePx,
    ...(choice.range && { range: choice.range }),
    version,
    ...(choice.shotId !== null && { shotId: choice.shotId }),
  });
}

/** The choice for a clip in another format: its frames are counted from where the chosen range begins. */
export function choiceIn(choice: DeliverChoice, format: ClipFormat): DeliverChoice {
  const { frameRate, widthPx, heightPx, startFrame, frameCount } = format;
  const offset = choice.range ? nearestFrame(frameToSeconds(choice.range.startFrame, choice.frameRate), frameRate) : 0;
  return {
    shotId: choice.shotId,
    frameRate,
    sizePx: [widthPx, heightPx],
    range: { startFrame: offset + startFrame, frameCount },
  };
}

export interface MadePackage {
  readonly report: PackageReport;
  /** Of the zip; null where there was nothing left to write. */
  readonly byteLength: number | null;
}

/** Writes the chosen formats into one zip, of which nothing is left where that fails. */
export async function makePackage(job: {
  readonly shot: ShotSpec;
  /** The same action filmed anew, for formats that want it in another. */
  film(format: ClipFormat): ShotSpec;
  readonly scene: Scene;
  readonly assets: Pick<AssetStore, 'read'>;
  readonly exporterIds: readonly string[];
  /** By exporter id; defaults where absent. */
  readonly optionsById: Readonly<Record<string, unknown>>;
  readonly recordings: ReadonlyMap<string, Recording>;
  readonly frames: ((clip: ShotSpec) => FramesPort) | undefined;
  /** Where the zip goes, and where its files wait until then. */
  readonly target: ZipTarget;
  readonly spool: Spool;
  readonly signal: AbortSignal;
  onProgress(share: number): void;
}): Promise<MadePackage> {
  const { target, spool } = job;
  let written = 0;
  let isClosed = false;
  const counted: ZipTarget = {
    async write(bytes) {
      await target.write(bytes);
      written += bytes.length;
    },
    async close() {
      await target.close();
      isClosed = true;
    },
    abort: target.abort,
  };
  try {
    const report = await writePackage({
      shot: job.shot,
      clips: clipsOf(job.shot, job.exporterIds, job.optionsById, job.film),
      sceneJson: saveScene(job.scene),
      project: await projectOf(job.scene, job.assets),
      exporterIds: job.exporterIds,
      optionsById: job.optionsById,
      recordings: job.recordings,
      sink: createZipSink(async () => counted, spool),
      signal: job.signal,
      onProgress: job.onProgress,
      ...(job.frames && { frames: job.frames }),
    });
    return { report, byteLength: isClosed ? written : null };
  } finally {
    if (!isClosed) await target.abort();
    await spool.clear();
  }
}

/** The drawing that a package asks for, together and format by format. */
export function packageWorkOf(
  shot: ShotSpec,
  exporterIds: readonly string[],
  of: { readonly clips: Clips; readonly optionsById: Readonly<Record<string, unknown>> },
): PackageWork {
  return {
    together: workloadOf(shot, exporterIds, of),
    alone: Object.fromEntries(exporterIds.map((id) => [id, workloadOf(shot, [id], of)])),
    durationS: shot.clip.durationS,
  };
}

/** What the list of deliveries keeps of a package that was written. */
export function deliveryOf(made: {
  readonly scene: Scene;
  readonly choices: DeliverChoices;
  readonly shot: ShotSpec;
  readonly clips: Clips;
  readonly optionsById: Readonly<Record<string, unknown>>;
  readonly made: MadePackage;
  readonly tookS: number;
}): Omit<Delivery, 'id' | 'deliveredAt'> {
  const { scene, shot } = made;
  const { report, byteLength } = made.made;
  const megapixelsOf = (ids: readonly string[]) => workloadOf(shot, ids, made).megapixels;
  const lengthOf = (files: PackageReport['files']) => files.reduce((sum, file) => sum + file.byteLength, 0);
  // Nobody knows what packing took from which file: from each the same share.
  const packed = (byteLength ?? 0) / Math.max(1, lengthOf(report.files));
  const bytesOf = (id: string) => packed * lengthOf(report.files.filter(({ exporterId }) => exporterId === id));
  return {
    clipName: shot.clip.name,
    clipText: clipText(shot),
    bakeKeys: shot.madeBy.bakeKeys,
    exporterIds: report.writtenIds,
    fileCount: report.files.length,
    byteLength: byteLength ?? 0,
    formats: Object.fromEntries(
      report.writtenIds.map((id) => [id, { bytes: bytesOf(id), megapixels: megapixelsOf([id]) }]),
    ),
    megapixels: megapixelsOf(report.writtenIds),
    tookS: made.tookS,
    durationS: shot.clip.durationS,
    sceneJson: saveScene(scene),
    assetIds: Object.keys(scene.assets),
    choices: made.choices,
  };
}

/** `81 frames at 16 fps, 832 × 480`. */
export function clipText({ clip }: ShotSpec): string {
  const { frameCount, frameRate, widthPx, heightPx } = clip;
  return `${frameCount} ${frameCount === 1 ? 'frame' : 'frames'} at ${rateLabel(frameRate)} fps, ${widthPx} × ${heightPx}`;
}

/** What of the director's own sounds leaves in the mix: "1 spoken line and 2 sound files"; null where there is none. */
export function includedText({ cues }: Pick<Scene, 'cues'>): string | null {
  const types = Object.values(cues.authored).flatMap((cue) => ('source' in cue ? [cue.source.type] : []));
  const lines = types.filter((type) => type === 'spoken').length;
  const files = types.filter((type) => type === 'file').length;
  const counts = [
    ...(lines > 0 ? [`${lines} spoken ${lines === 1 ? 'line' : 'lines'}`] : []),
    ...(files > 0 ? [`${files} sound ${files === 1 ? 'file' : 'files'}`] : []),
  ];
  return counts.length > 0 ? counts.join(' and ') : null;
}
