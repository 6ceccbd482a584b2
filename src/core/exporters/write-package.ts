import { canonicalJson } from '../base/canonical-json.ts';
import type { FramesPort, Sink } from '../base/ports.ts';
import { error, hasErrors, type Problem, warning } from '../base/problem.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import type { Clips } from './clips.ts';
import type { Exporter } from './exporter.ts';
import { exporters } from './index.ts';
import { exporterNotes } from './notes.ts';
import type { ListedFile, PackageProblem } from './package-guide.ts';
import { withAlways } from './package-layout.ts';
import { packageReadme } from './package-readme.ts';
import { runSharing } from './shared-frames.ts';
import type { Recordings } from './shot-sound.ts';
import { shownProblems } from './shown-problems.ts';

/** What a package is made of and where it goes. */
export interface PackageJob {
  readonly shot: ShotSpec;
  /** The clips of formats that take another (`clipsOf`); where one is absent, the format is made from the shot as it is. */
  readonly clips?: Clips;
  /** The scene as `saveScene` writes it, so that the package can be opened again. */
  readonly sceneJson: string;
  /** The scene with its assets as `writeProject` writes them; null or absent where it has none. */
  readonly project?: Uint8Array | null;
  readonly exporterIds: readonly string[];
  /** By exporter id; defaults where absent. */
  readonly optionsById?: Readonly<Record<string, unknown>>;
  readonly sink: Sink;
  /** Files and spoken lines that cues sound, by their keys; none where absent. */
  readonly recordings?: Recordings;
  /** The frames of a clip; absent where nothing can render: formats that need frames are then left out. */
  readonly frames?: (clip: ShotSpec) => FramesPort;
  readonly signal?: AbortSignal;
  /** Share of the whole, 0 to 1. */
  onProgress?(share: number): void;
}

export interface PackagedFile extends ListedFile {
  readonly sha256: string;
}

/** What became of a package. */
export interface PackageReport {
  /** False where there was nothing left to write: the sink was then aborted. */
  readonly isWritten: boolean;
  /** In the order written, the manifest last. */
  readonly files: readonly PackagedFile[];
  /** Formats that were asked for and written; what every package holds is told by `files` alone. */
  readonly writtenIds: readonly string[];
  /** Formats that were asked for and could not be written; `problems` says why. */
  readonly leftOutIds: readonly string[];
  /** Each once, however many formats it is said of. */
  readonly problems: readonly PackageProblem[];
}

interface Step {
  readonly exporter: Exporter;
  /** What it is made from. */
  readonly clip: ShotSpec;
  readonly options: unknown;
  readonly problems: readonly Problem[];
}

/**
 * Writes the formats asked for and those that no package goes without (`withAlways`), the scene, a README and a manifest, then
 * commits the sink. The same job gives the same bytes. A format
 * that cannot be written is left out with a problem; where an exporter throws or the signal fires, the sink is
 * aborted and the promise rejects.
 */
export async function writePackage(job: PackageJob): Promise<PackageReport> {
  const unknown = job.exporterIds.filter((id) => !exporters.find(id));
  const asked = exporters.all
    .filter(({ id }) => job.exporterIds.includes(id))
    .map((exporter) => prepare(exporter, job));
  const written = asked.filter((step) => !isLeftOut(step, job));
  const ready = withOwn(written, job);
  const said: PackageProblem[] = [
    ...unknown.map((id) => saidOf(unknownFormat(id), id)),
    ...[...shownProblems(job.shot), ...undrawn(asked, job)].map((problem) => saidOf(problem)),
    ...[...asked, ...ready.filter((step) => !asked.includes(step))].flatMap((step) =>
      step.problems.map((problem) => saidOf(problem, step.exporter.id)),
    ),
  ];
  const reportOf = () => ({
    writtenIds: written.map((step) => step.exporter.id),
    leftOutIds: [...unknown, ...asked.filter((step) => isLeftOut(step, job)).map((step) => step.exporter.id)],
    problems: merged(said),
  });
  const total = ready.reduce((sum, step) => sum + costOf(step), 0);
  const shares = new Map<Step, number>();
  const listenersOf = (step: Step): Listeners => ({
    onProgress(share) {
      shares.set(step, share);
      job.onProgress?.([...shares].reduce((sum, [of, done]) => sum + costOf(of) * done, 0) / total);
    },
    tell: (problem) => void said.push(saidOf(problem, step.exporter.id)),
  });
  try {
    if (written.length === 0) {
      await job.sink.abort();
      return { ...reportOf(), isWritten: false, files: [] };
    }
    const files: PackagedFile[] = [];
    const runs = ready.map((step) => ({ step, ...listenersOf(step) }));
    for (const run of runs.filter(({ step }) => !step.exporter.wants)) {
      job.signal?.throwIfAborted();
      files.push(...(await runStep(run, job)));
    }
    const filmed = runs.filter(({ step }) => step.exporter.wants);
    for (const written of await runFilmed(filmed, job)) files.push(...written);
    job.signal?.throwIfAborted();
    files.push(await put(job.sink, 'scene.json', job.sceneJson));
    if (job.project) files.push(await put(job.sink, 'scene.rimshot', job.project));
    const report = reportOf();
    const { problems } = report;
    files.push(await put(job.sink, 'README.md', packageReadme({ shot: job.shot, steps: ready, files, problems })));
    files.push(await put(job.sink, 'manifest.json', manifestOf(job.shot, ready, report, files)));
    await job.sink.commit();
    job.onProgress?.(1);
    return { ...report, isWritten: true, files };
  } catch (cause) {
    await job.sink.abort();
    throw cause;
  }
}

function prepare(exporter: Exporter, job: PackageJob): Step {
  const clip = job.clips?.[exporter.id] ?? job.shot;
  const options = exporter.options.safeParse(job.optionsById?.[exporter.id] ?? {});
  if (!options.success) {
    const problems = options.error.issues.map((issue) =>
      error(
        [exporter.id, ...issue.path].join('.'),
        `${exporter.label}: an option is not accepted (${issue.path.join('.')}: ${issue.message}). Change the option.`,
      ),
    );
    return { exporter, clip, options: null, problems };
  }
  const problems = isUndrawn(exporter, job)
    ? []
    : exporterNotes(exporter, { shot: job.shot, clip, options: options.data, recordings: recordingsOf(job) });
  return { exporter, clip, options: options.data, problems };
}

/** What was asked for and can be written, with what every package holds, in the order of the registry. */
function withOwn(written: readonly Step[], job: PackageJob): readonly Step[] {
  if (written.length === 0) return [];
  const ids = withAlways(
    written.map(({ exporter }) => exporter.id),
    job.frames !== undefined,
  );
  const own = exporters.all
    .filter(({ id }) => ids.includes(id) && !job.exporterIds.includes(id))
    .map((exporter) => prepare(exporter, job));
  const all = [...written, ...own.filter((step) => !isLeftOut(step, job))];
  return exporters.all.flatMap((exporter) => all.find((step) => step.exporter === exporter) ?? []);
}

function saidOf(problem: Problem, ...exporterIds: readonly string[]): PackageProblem {
  return { ...problem, exporterIds };
}

/** Formats of which the same is said have it said once, of all of them. */
function merged(problems: readonly PackageProblem[]): PackageProblem[] {
  const byMessage = new Map<string, PackageProblem>();
  for (const problem of problems) {
    const known = byMessage.get(problem.message) ?? { ...problem, exporterIds: [] };
    const exporterIds = [...new Set([...known.exporterIds, ...problem.exporterIds])];
    byMessage.set(problem.message, { ...known, exporterIds });
  }
  return [...byMessage.values()];
}

function recordingsOf({ recordings }: PackageJob): Recordings {
  return recordings ?? new Map();
}

/** What a rendered frame costs, against the whole of a format that needs none. */
const FRAME_COST = 0.2;

/** How long an exporter takes against others, roughly: for a progress bar that moves evenly. */
function costOf({ exporter, clip, options }: Step): number {
  const wanted = exporter.wants?.(clip, options);
  return 1 + (wanted ? wanted.frameCount * wanted.passes.length * FRAME_COST : 0);
}

function isLeftOut(step: Step, job: PackageJob): boolean {
  return hasErrors(step.problems) || isUndrawn(step.exporter, job);
}

/** Whether a format needs frames, and nothing can draw them. */
function isUndrawn({ wants }: Exporter, { frames }: PackageJob): boolean {
  return wants !== undefined && frames === undefined;
}

function undrawn(steps: readonly Step[], job: PackageJob): readonly Problem[] {
  const labels = steps.filter(({ exporter }) => isUndrawn(exporter, job)).map(({ exporter }) => exporter.label);
  if (labels.length === 0) return [];
  return [
    warning(
      'frames',
      `Left out, for want of rendered frames: ${labels.join(', ')}. Export from the editor, or where a Chromium is installed.`,
    ),
  ];
}

interface Listeners {
  onProgress(share: number): void;
  tell(problem: Problem): void;
}

type Run = Listeners & { readonly step: Step };
/** Runs one exporter into the package; its files are told in the order of their paths. */
async function runStep({ step, onProgress, tell }: Run, job: PackageJob, frames?: FramesPort): Promise<PackagedFile[]> {
  const { sink, files } = listingSink(job.sink, step.exporter.id);
  onProgress(0);
  await step.exporter.write({
    shot: step.clip,
    options: step.options,
    sink,
    recordings: recordingsOf(job),
    onProgress,
    tell,
    ...(frames && { frames }),
    ...(job.signal && { signal: job.signal }),
  });
  onProgress(1);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The package's sink as one exporter sees it, and the files that it has closed. */
function listingSink(
  { open }: Sink,
  exporterId: string | null,
): { readonly sink: Sink; readonly files: PackagedFile[] } {
  const files: PackagedFile[] = [];
  return {
    files,
    sink: {
      async open(path) {
        const file = await open(path);
        return {
          write: file.write,
          async close() {
            const digest = await file.close();
            files.push({ path, exporterId, byteLength: digest.byteLength, sha256: digest.sha256 });
            return digest;
          },
        };
      },
      // The package is committed or aborted as a whole.
      commit: async () => {},
      abort: async () => {},
    },
  };
}

/**
 * Runs exporters that need frames side by side, clip by clip, so that what several want is drawn once. Where one throws the
 * others end as well: the package is written as a whole or not at all.
 */
async function runFilmed(runs: readonly Run[], job: PackageJob): Promise<readonly (readonly PackagedFile[])[]> {
  const written = new Map<Run, readonly PackagedFile[]>();
  for (const clip of new Set(runs.map(({ step }) => step.clip))) {
    const ofClip = runs.filter(({ step }) => step.clip === clip);
    const stop = new AbortController();
    const signal = job.signal ? AbortSignal.any([job.signal, stop.signal]) : stop.signal;
    const settled = await runSharing(
      job.frames!(clip),
      ofClip.map((run) => async (frames) => {
        try {
          return await runStep(run, { ...job, signal }, frames);
        } catch (cause) {
          stop.abort(cause);
          throw cause;
        }
      }),
    );
    stop.signal.throwIfAborted();
    for (const [i, result] of settled.entries()) {
      if (result.status === 'rejected') throw result.reason;
      written.set(ofClip[i]!, result.value);
    }
  }
  return runs.map((run) => written.get(run)!);
}

/** Writes a file of the package itself. */
async function put(sink: Sink, path: string, content: string | Uint8Array): Promise<PackagedFile> {
  const file = await sink.open(path);
  await file.write(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  const { byteLength, sha256 } = await file.close();
  return { path, exporterId: null, byteLength, sha256 };
}

/** What is in the package, what made it, and what the formats could not hold; lists every file but itself. */
function manifestOf(
  shot: ShotSpec,
  steps: readonly Step[],
  { leftOutIds, problems }: Pick<PackageReport, 'leftOutIds' | 'problems'>,
  files: readonly PackagedFile[],
): string {
  const manifest = {
    format: 'rimshot-package',
    version: 1,
    madeBy: shot.madeBy,
    clip: clipOf(shot),
    exporters: steps.map(({ exporter, clip, options }) => ({ id: exporter.id, options, clip: clipOf(clip) })),
    leftOut: leftOutIds,
    notes: problems,
    files,
  };
  return `${canonicalJson(manifest, 2)}\n`;
}

function clipOf({ clip: { name, frameRate, frameCount, widthPx, heightPx } }: ShotSpec) {
  return { name, frameRate, frameCount, widthPx, heightPx };
}

function unknownFormat(id: string): Problem {
  const known = exporters.all.map((exporter) => exporter.id).join(', ');
  return error(id, `There is no format "${id}". Choose among: ${known}.`);
}
