import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filmPackage } from '../../src/cli/film-package.ts';
import { createFileSink } from '../../src/cli/sinks.ts';
import { nearestFrame } from '../../src/core/base/time.ts';
import { clipsOf } from '../../src/core/exporters/clips.ts';
import { exporters } from '../../src/core/exporters/index.ts';
import type { PackageReport } from '../../src/core/exporters/write-package.ts';
import { profiles } from '../../src/core/profiles/profiles.ts';
import { cutOf } from '../../src/core/scene/queries.ts';
import { saveScene } from '../../src/core/scene/save.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../src/core/shot/build.ts';
import type { ClipFormat } from '../../src/core/shot/clip-format.ts';
import type { ShotSpec } from '../../src/core/shot/shot-spec.ts';
import { bakeTake, type TakeResult } from '../../src/core/tasks.ts';
import { rootFolder } from '../support/files.ts';
import { hasProgram } from '../support/has-program.ts';
import { readFilms } from '../support/read-films.ts';

const run = promisify(execFile);
const hasFfmpeg = hasProgram('ffmpeg', '-version');
const folder = mkdtempSync(path.join(tmpdir(), 'rimshot-scenes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const formatIds = exporters.all.map(({ id }) => id);
/** Far beyond what drawing takes, also on a machine that does much else. */
const PATIENCE_MS = 900_000;
const scenes = readyScenes.all.map(({ id }, place) => ({ id, place }));

/** The clip that formats without one of their own are made from: a quarter of a second of what has begun to move. */
const BEGIN_S = 0.5;
const FRAMES = 6;
/**
 * Clips of formats' own are filmed so small and, at most, so long: 4 n + 1 and 8 n + 1 alike, as readers want. Those that then
 * are the same are drawn once.
 */
const OWN_SIZE = { widthPx: 208, heightPx: 120 };
const MOST_FRAMES = 9;
/** Of a video of one colour nothing differs by more: what the encoder adds to a flat picture. */
const FLAT = 8;

const COMFY_WORKFLOWS = ['vace', 'wan-fun', 'ati', 'wan-move', 'ltx-control', 'ltx-tracks'];
const inTurn = <T>(all: readonly T[], place: number) => all[place % all.length]!;
const comfyWorkflow = (place: number) => inTurn(COMFY_WORKFLOWS, place);

/** Everything that formats can draw; of what they can be only one at a time, another in each scene. */
const optionsFor = (place: number): Readonly<Record<string, unknown>> => ({
  'control-videos': { videos: ['depth', 'edge', 'seg', 'normal', 'flow', 'tracking', 'mask'], masksEachSubject: true },
  vace: { tasks: ['depth', 'flow', 'scribble', 'layout-box', 'layout-track', 'first-frame', 'repaint'] },
  'wan-fun': { controls: ['depth', 'canny'] },
  ltx: { videos: ['depth', 'canny', 'tracks'] },
  comfyui: { workflow: comfyWorkflow(place), control: inTurn(['depth', 'edges'], place) },
  'upload-kit': { clipFor: inTurn(profiles.all, place).id },
});

/** Films a ready-made scene as `rimshot export` does, its formats' own clips smaller and shorter. */
async function filmed(sceneId: string, place: number, out: string): Promise<PackageReport> {
  const scene = readyScenes.get(sceneId).make();
  const results: Record<string, TakeResult> = {};
  for (const takeId of new Set(cutOf(scene).map(({ shot }) => shot.takeId)))
    results[takeId] = await bakeTake({ scene, takeId });
  const film = ({ frameRate, widthPx, heightPx, startFrame, frameCount }: ClipFormat) =>
    buildShotSpec({
      ...{ scene, results, steadiness: null, version: '0.0.0', frameRate, sizePx: [widthPx, heightPx] },
      range: { startFrame: nearestFrame(BEGIN_S, frameRate) + startFrame, frameCount },
    });
  const { frameRate } = scene.settings;
  const shot = film({ frameRate, startFrame: 0, frameCount: FRAMES, widthPx: 160, heightPx: 90 });
  const optionsById = optionsFor(place);
  const known = new Map<string, ShotSpec>();
  const clips = clipsOf(shot, formatIds, optionsById, (format) => {
    const small = { ...format, ...OWN_SIZE, frameCount: Math.min(format.frameCount, MOST_FRAMES) };
    const key = JSON.stringify(small);
    const clip = known.get(key) ?? film(small);
    known.set(key, clip);
    return clip;
  });
  const sceneJson = saveScene(scene);
  return filmPackage({ shot, clips, sceneJson, exporterIds: formatIds, optionsById, sink: createFileSink(out) });
}

/** Holds files against what the package says of them. */
function checkPackage(out: string, report: Pick<PackageReport, 'files'>, formats: readonly string[]) {
  const manifest = JSON.parse(readFileSync(path.join(out, 'manifest.json'), 'utf8'));
  const told = report.files.filter((file) => file.path !== 'manifest.json');
  expect(manifest.files.map((file: { path: string }) => file.path)).toEqual(told.map((file) => file.path));
  for (const { path: file, byteLength } of report.files)
    expect(statSync(path.join(out, file)).size, file).toBe(byteLength);
  for (const id of formats) expect(report.files.map(({ exporterId }) => exporterId)).toContain(id);
  return manifest as {
    exporters: { id: string; clip: Pick<ClipFormat, 'frameRate' | 'frameCount' | 'widthPx' | 'heightPx'> }[];
  };
}

/** The files that a workflow of ComfyUI loads. */
function filesNamedIn(workflow: string): readonly string[] {
  const nodes: readonly { inputs: { image?: unknown; file?: unknown } }[] = Object.values(JSON.parse(workflow));
  return nodes.flatMap(({ inputs: { image, file } }) => [image, file]).filter((name) => typeof name === 'string');
}

/** Every video of a package as ffmpeg reads it, beside what it should be by the format that wrote it. */
function videosOf(out: string, { files }: Pick<PackageReport, 'files'>, manifest: ReturnType<typeof checkPackage>) {
  const videos = files.filter(({ path: file }) => file.endsWith('.mp4'));
  const read = readFilms(videos.map(({ path: file }) => path.join(out, file)));
  return videos.map(({ path: file, exporterId }, i) => {
    const { clip } = manifest.exporters.find(({ id }) => id === exporterId)!;
    const { contrast, ...film } = read[i]!;
    const { frameRate, frameCount, widthPx, heightPx } = clip;
    const wanted = { file, widthPx, heightPx, frames: frameCount, rate: `${frameRate.num}/${frameRate.den}` };
    return { film: { file, ...film }, wanted, contrast };
  });
}

describe('every format of every ready-made scene, filmed without a window', () => {
  it.concurrent.each(scenes)('$id', { timeout: PATIENCE_MS }, async ({ id, place }) => {
    const out = path.join(folder, id);
    const report = await filmed(id, place, out);
    expect(report.problems.filter(({ level }) => level === 'error')).toEqual([]);
    expect(report).toMatchObject({ isWritten: true, writtenIds: formatIds, leftOutIds: [] });
    const manifest = checkPackage(out, report, formatIds);
    const workflow = `comfyui/${comfyWorkflow(place)}/workflow.json`;
    const named = filesNamedIn(readFileSync(path.join(out, workflow), 'utf8'));
    expect(named.length).toBeGreaterThan(0);
    for (const file of named) expect(existsSync(path.join(out, file)), file).toBe(true);
    if (!hasFfmpeg) return;
    const videos = videosOf(out, report, manifest);
    expect(videos.map(({ film }) => film)).toEqual(videos.map(({ wanted }) => wanted));
    for (const { film, contrast } of videos) expect(contrast, film.file).toBeGreaterThan(FLAT);
  });
});

/** What models take, as their own code has it (docs/targets): frames, size, rate of each film. */
const FULL_SIZE: Readonly<Record<string, readonly [file: string, frames: number, size: string, rate: string]>> = {
  vace: ['vace/depth/src_video.mp4', 5, '832x480', '16/1'],
  'wan-fun': ['wan-fun/control_depth.mp4', 5, '832x480', '16/1'],
  comfyui: ['comfyui/vace/control.mp4', 5, '832x480', '16/1'],
  das: ['das/tracking.mp4', 49, '720x480', '8/1'],
  ltx: ['ltx/depth.mp4', 9, '768x448', '24/1'],
  cosmos3: ['cosmos3/depth.mp4', 25, '1280x720', '24/1'],
  gen3c: ['gen3c/rgb.mp4', 121, '1280x704', '24/1'],
  'upload-kit': ['upload/reference.mp4', 6, '1280x720', '24/1'],
  'preview-mp4': ['preview.mp4', 6, '1280x720', '24/1'],
  'control-videos': ['control/depth.mp4', 6, '1280x720', '24/1'],
};

describe('rimshot export --to all, at the full size that models take and the shortest length', () => {
  const out = path.join(folder, 'full-size');
  let report: PackageReport;

  beforeAll(async () => {
    const call = ['bin/rimshot.js', 'export', 'clean-swish', '--to', 'all', '-o', out, '--json'];
    const short = ['--from', '0.5', '--length', '0.25', '--no-trials', '--option', 'ltx.mostFrames=9'];
    const { stdout } = await run(process.execPath, [...call, ...short], { cwd: rootFolder, maxBuffer: 1 << 26 });
    report = JSON.parse(stdout);
  }, PATIENCE_MS);

  it('writes every format', () => {
    expect(report).toMatchObject({ writtenIds: formatIds, leftOutIds: [] });
    checkPackage(out, report, formatIds);
  });

  it('has as many frames, of the size and at the rate, as each model takes', (test) => {
    if (!hasFfmpeg) return test.skip('ffmpeg is not installed');
    const videos = videosOf(out, report, checkPackage(out, report, formatIds));
    for (const { film, contrast } of videos) expect(contrast, film.file).toBeGreaterThan(FLAT);
    const read = Object.fromEntries(
      videos.map(({ film }) => [film.file, [film.frames, `${film.widthPx}x${film.heightPx}`, film.rate]]),
    );
    for (const [file, ...wanted] of Object.values(FULL_SIZE)) expect(read[file], file).toEqual(wanted);
  });
});
