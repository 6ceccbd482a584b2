import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rootFolder } from '../support/files.ts';

const run = promisify(execFile);
const hasFfprobe = spawnSync('ffprobe', ['-version']).status === 0;

/** A second of the free throw, in a postage stamp. */
function film(out: string, env: NodeJS.ProcessEnv = process.env) {
  return run(
    process.execPath,
    [
      'bin/rimshot.js',
      'export',
      'missed-free-throw',
      ...['--to', 'preview-mp4,control-videos,prompt', '--size', '160x90', '--rate', '8', '-o', out, '--json'],
    ],
    { cwd: rootFolder, env, maxBuffer: 1 << 26 },
  );
}

/** What every package holds. */
const ALWAYS = ['README.md', 'manifest.json', 'scene.json', 'shot.json', 'top-view.svg'];
const videos = ['control/depth.mp4', 'control/edge.mp4', 'control/seg.mp4', 'preview.mp4'];

describe('the command line films', () => {
  let folder: string;
  let report: { readonly path: string; readonly leftOutIds: readonly string[] };
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'rimshot-film-'));
    report = JSON.parse((await film(path.join(folder, 'one'))).stdout);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('writes the frames and everything else into one package', () => {
    expect(report.leftOutIds).toEqual([]);
    const files = readdirSync(path.join(folder, 'one'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(path.join(folder, 'one'), path.join(entry.parentPath, entry.name)));
    expect(files.sort()).toEqual([...videos, ...ALWAYS, 'contact-sheet.png', 'control/seg.json', 'prompt.txt'].sort());
    const manifest = JSON.parse(readFileSync(path.join(folder, 'one/manifest.json'), 'utf8'));
    expect(manifest.files.map((file: { path: string }) => file.path)).toEqual(expect.arrayContaining(videos));
  });

  it('writes videos that others read: H.264, 4:2:0, every frame at its time', (test) => {
    if (!hasFfprobe) return test.skip('ffprobe is not installed');
    for (const video of videos) {
      const { stdout } = spawnSync(
        'ffprobe',
        [
          ...['-v', 'error', '-select_streams', 'v', '-count_frames', '-of', 'csv=p=0'],
          ...['-show_entries', 'stream=codec_name,pix_fmt,width,height,r_frame_rate,nb_read_frames'],
          path.join(folder, 'one', video),
        ],
        { encoding: 'utf8' },
      );
      expect(stdout.trim(), video).toBe('h264,160,90,yuv420p,8/1,32');
    }
  });

  it('leaves frames out with a sentence where no Chromium is', async () => {
    const out = path.join(folder, 'blind');
    const { stdout } = await film(out, { ...process.env, CHROMIUM_PATH: path.join(folder, 'no-chromium') });
    const blind = JSON.parse(stdout);
    expect(blind.leftOutIds).toEqual(['preview-mp4', 'control-videos']);
    expect(JSON.stringify(blind.problems)).toMatch(/no Chromium was found: install one/);
    expect(readdirSync(out).sort()).toEqual([...ALWAYS, 'prompt.txt'].sort());
  });
});
