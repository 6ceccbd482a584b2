import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { exporters } from '../../src/core/exporters/index.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { rootFolder } from '../support/files.ts';

const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), 'rimshot-scenes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Report {
  readonly writtenIds: readonly string[];
  readonly leftOutIds: readonly string[];
  readonly files: readonly { readonly path: string; readonly exporterId: string | null; readonly byteLength: number }[];
}

/** Exports with the real command line, whose exit code must be 0. */
async function filmed(sceneId: string, formats: readonly string[], ...argv: string[]): Promise<Report> {
  const out = path.join(folder, `${sceneId}-${formats.length}`);
  const call = [
    'bin/rimshot.js',
    'export',
    sceneId,
    '--to',
    formats.join(','),
    '-o',
    out,
    '--json',
    '--no-trials',
    ...argv,
  ];
  const { stdout } = await run(process.execPath, call, { cwd: rootFolder, maxBuffer: 1 << 26 });
  const report: Report = JSON.parse(stdout);
  for (const { path: file, byteLength } of report.files) {
    expect(statSync(path.join(out, file)).size, file).toBe(byteLength);
    // The box that every MP4 file begins with.
    if (file.endsWith('.mp4')) expect(readFileSync(path.join(out, file)).toString('latin1', 4, 8), file).toBe('ftyp');
  }
  return report;
}

const idsWhere = (isWanted: (hasOwnClip: boolean) => boolean) =>
  exporters.all.filter(({ clip }) => isWanted(clip !== undefined)).map(({ id }) => id);

/**
 * Formats with a clip of their own draw up to 189 frames of up to 1280 x 720 whatever the clip's size, minutes of software
 * rendering for each scene: tests/core/exporters/every-scene.test.ts writes them for every scene, from made-up frames.
 */
describe('the command line films a quarter of a second', () => {
  it.each(readyScenes.all.map(({ id }) => id))('of %s in every format that takes any clip', async (sceneId) => {
    const formats = idsWhere((hasOwnClip) => !hasOwnClip);
    const report = await filmed(sceneId, formats, '--size', '160x90', '--from', '0.5', '--length', '0.25');
    expect(report).toMatchObject({ writtenIds: formats, leftOutIds: [] });
    for (const id of formats) expect(report.files.map(({ exporterId }) => exporterId)).toContain(id);
  });
});

describe('the command line films', () => {
  it('formats with a clip of their own, as small and short as they take', async () => {
    const formats = ['recammaster', 'ati-pth', 'wan-move', 'kubric', 'cosmos3', 'vace', 'ltx'];
    const small = ['cosmos3.resolution=256', 'vace.tasks=depth', 'ltx.mostFrames=9'].flatMap((set) => [
      '--option',
      set,
    ]);
    const report = await filmed('clean-swish', formats, '--from', '0.5', '--length', '0.25', ...small);
    expect(report).toMatchObject({ writtenIds: formats, leftOutIds: [] });
  });

  it('what most people take, at 720p', async () => {
    const formats = ['shot-json', 'prompt', 'upload-kit', 'contact-sheet'];
    const report = await filmed('clean-swish', formats, '--size', '1280x720', '--from', '0.5', '--length', '0.25');
    expect(report).toMatchObject({ writtenIds: formats, leftOutIds: [] });
  });
});
