import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { nearestFrame } from '../../../src/core/base/time.ts';
import { clipsOf } from '../../../src/core/exporters/clips.ts';
import { exporters } from '../../../src/core/exporters/index.ts';
import { createMemorySink } from '../../../src/core/exporters/memory-sink.ts';
import { folderOf } from '../../../src/core/exporters/package-layout.ts';
import { writePackage } from '../../../src/core/exporters/write-package.ts';
import { cutOf } from '../../../src/core/scene/queries.ts';
import { saveScene } from '../../../src/core/scene/save.ts';
import type { Scene } from '../../../src/core/scene/schema.ts';
import { readyScenes } from '../../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import type { ClipFormat } from '../../../src/core/shot/clip-format.ts';
import { bakeTake, type TakeResult } from '../../../src/core/tasks.ts';
import { cheapFrames } from './cheap-frames.ts';

const ids = exporters.all.map(({ id }) => id);
/** Formats' own clips are filmed this much smaller and, at most, this long: 4 n + 1 and 8 n + 1 alike, as their readers want. */
const SMALLER = 16;
const MOST_FRAMES = 9;
/** Where in the cut the clip of 12 frames begins: by then every scene has begun to move. */
const BEGIN_SHARE = 1 / 3;
/** Whether this machine's name is none that a scene might use: `camera` would be. */
const TELLTALE = /[-.\d]/.test(hostname());
/** The scene that is packed twice. */
const TWICE = 'newtons-cradle';

async function bakedTakes(scene: Scene): Promise<Record<string, TakeResult>> {
  const results: Record<string, TakeResult> = {};
  for (const takeId of new Set(cutOf(scene).map(({ shot }) => shot.takeId)))
    results[takeId] = await bakeTake({ scene, takeId });
  return results;
}

async function packed(scene: Scene, results: Readonly<Record<string, TakeResult>>) {
  const rate = scene.settings.frameRate;
  const whole = cutOf(scene).reduce((sum, { shot }) => sum + shot.durationFrames, 0);
  const startS = (Math.floor(whole * BEGIN_SHARE) * rate.den) / rate.num;
  const film = ({ frameRate, widthPx, heightPx, startFrame, frameCount }: ClipFormat) =>
    buildShotSpec({
      ...{ scene, results, steadiness: null, version: '0.0.0' },
      ...{ frameRate, sizePx: [widthPx, heightPx] as const },
      range: { startFrame: nearestFrame(startS, frameRate) + startFrame, frameCount },
    });
  const shot = film({ frameRate: rate, widthPx: 160, heightPx: 90, startFrame: 0, frameCount: 12 });
  const clips = clipsOf(shot, ids, {}, (format) =>
    film({
      ...format,
      widthPx: format.widthPx / SMALLER,
      heightPx: format.heightPx / SMALLER,
      frameCount: Math.min(format.frameCount, MOST_FRAMES),
    }),
  );
  const sink = createMemorySink();
  const frames = () => cheapFrames(shot.bodies.length);
  const report = await writePackage({
    ...{ shot, clips, sceneJson: saveScene(scene), exporterIds: ids, sink },
    frames,
  });
  return { report, files: sink.files };
}

const isText = (path: string) => /\.(json|jsonl|txt|md|csv|tsv|srt|vtt|edl|otio|fdl|rpp|usda|svg|py|html)$/.test(path);

test.each(readyScenes.all.map(({ id }) => id))('%s is written in every format', { timeout: 600_000 }, async (id) => {
  const scene = readyScenes.get(id).make();
  const results = await bakedTakes(scene);
  const { report, files } = await packed(scene, results);
  const errors = report.problems.filter(({ level }) => level === 'error');
  expect({ errors, leftOut: report.leftOutIds }).toEqual({ errors: [], leftOut: [] });
  expect(report.writtenIds).toEqual(ids);
  for (const exporterId of ids) expect(report.files.map((file) => file.exporterId)).toContain(exporterId);
  // Paths that differ on every file system, and are safe on all.
  const paths = [...files.keys()];
  expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
  for (const path of paths) expect(path).toMatch(/^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/);
  const text = (path: string) => new TextDecoder('utf-8', { fatal: true }).decode(files.get(path));
  const manifest = JSON.parse(text('manifest.json'));
  expect([...manifest.files.map(({ path }: { path: string }) => path), 'manifest.json'].sort()).toEqual(paths.sort());
  for (const { path, byteLength, sha256 } of manifest.files) {
    const bytes = files.get(path)!;
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect({ path, byteLength, sha256 }).toEqual({ path, byteLength: bytes.length, sha256: hash });
  }
  const readme = text('README.md');
  for (const { id: of, label } of exporters.all) if (folderOf(of) !== null) expect(readme).toContain(`### ${label}\n`);
  for (const path of paths.filter((one) => one !== 'README.md')) {
    const folder = path.slice(0, path.indexOf('/') + 1);
    expect(readme.includes(`\`${path}\``) || readme.includes(`\`${folder}\`: `), path).toBe(true);
  }
  for (const path of paths.filter(isText)) {
    const content = text(path);
    expect(content, path).not.toMatch(/\b(?:NaN|undefined|-?Infinity)\b|\[object /);
    expect(content, path).not.toMatch(/(?:^|["'\s])(?:\/(?:home|root|tmp|work|Users)\/|[A-Za-z]:\\)/);
    if (TELLTALE) expect(content.includes(hostname()), path).toBe(false);
    if (/\.(json|otio|fdl)$/.test(path)) expect(() => JSON.parse(content), path).not.toThrow();
    if (path.endsWith('.jsonl'))
      for (const line of content.trim().split('\n')) expect(() => JSON.parse(line), path).not.toThrow();
  }
  if (id !== TWICE) return;
  const again = await packed(readyScenes.get(id).make(), await bakedTakes(scene));
  expect([...again.files.keys()].sort()).toEqual(paths);
  for (const path of paths) expect(Buffer.compare(again.files.get(path)!, files.get(path)!), path).toBe(0);
});
