import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Sink } from '../../../src/core/base/ports.ts';
import { exporters } from '../../../src/core/exporters/index.ts';
import { createMemorySink } from '../../../src/core/exporters/memory-sink.ts';
import { writePackage } from '../../../src/core/exporters/write-package.ts';
import { saveScene } from '../../../src/core/scene/save.ts';
import { readyScenes } from '../../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../src/core/shot/shot-spec.ts';
import { bakeTake } from '../../../src/core/tasks.ts';
import { fakeFrames } from './fake-frames.ts';

const scene = readyScenes.get('missed-free-throw').make();
const sceneJson = saveScene(scene);
const withoutFrames = exporters.all.filter((exporter) => !exporter.wants).map(({ id }) => id);
const withFrames = exporters.all.filter((exporter) => exporter.wants).map(({ id }) => id);
let shot: ShotSpec;

beforeAll(async () => {
  const result = await bakeTake({ scene, takeId: scene.activeTakeId });
  shot = buildShotSpec({ scene, results: { [scene.activeTakeId]: result }, steadiness: null, version: '0.0.0' });
});

/** A memory sink that remembers how it ended. */
function watchedSink(): Sink & { files: ReadonlyMap<string, Uint8Array>; ended: string[] } {
  const memory = createMemorySink();
  const ended: string[] = [];
  return {
    ...memory,
    ended,
    async commit() {
      ended.push('commit');
    },
    async abort() {
      ended.push('abort');
      await memory.abort();
    },
  };
}

describe('writePackage', () => {
  it('warns of a shot that goes on after its take', async () => {
    const [first] = shot.shots;
    const frozen = { ...shot, shots: [{ ...first!, frozenFromFrame: first!.startFrame + first!.frameCount - 5 }] };
    const job = { sceneJson, exporterIds: ['prompt'], sink: createMemorySink() };
    const { problems } = await writePackage({ ...job, shot: frozen });
    expect(problems[0]).toMatchObject({ level: 'warning', path: `shots.${first!.id}` });
    expect(problems[0]!.message).toContain('in its last 5 frames everything stands still');
    const manifest = JSON.parse(new TextDecoder().decode(job.sink.files.get('manifest.json')));
    expect(manifest.notes).toEqual(problems);
  });

  it('writes every format, the scene, and a manifest that tells the truth about them', async () => {
    const sink = watchedSink();
    const shares: number[] = [];
    const report = await writePackage({
      shot,
      sceneJson,
      exporterIds: withoutFrames,
      sink,
      onProgress: (share) => shares.push(share),
    });
    expect(report).toMatchObject({ isWritten: true, writtenIds: withoutFrames, leftOutIds: [] });
    expect(sink.ended).toEqual(['commit']);
    const manifest = JSON.parse(new TextDecoder().decode(sink.files.get('manifest.json')));
    expect(manifest.format).toBe('rimshot-package');
    expect(manifest.madeBy.bakeKeys).toEqual(shot.madeBy.bakeKeys);
    expect(manifest.exporters.map(({ id }: { id: string }) => id)).toEqual(withoutFrames);
    const listed = manifest.files.map(({ path }: { path: string }) => path);
    expect([...listed, 'manifest.json'].sort()).toEqual([...sink.files.keys()].sort());
    for (const { path, byteLength, sha256 } of manifest.files) {
      const bytes = sink.files.get(path)!;
      expect(bytes.length).toBe(byteLength);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
    expect(new TextDecoder().decode(sink.files.get('scene.json'))).toBe(sceneJson);
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  it('says in a README what is in it, and for whom', async () => {
    const sink = createMemorySink();
    await writePackage({ shot, sceneJson, exporterIds: ['shot-json', 'prompt', 'captions'], sink });
    const readme = new TextDecoder().decode(sink.files.get('README.md'));
    expect(readme).toContain(`# ${shot.clip.name}\n`);
    expect(readme).toContain(`### ${exporters.get('captions').label}\n`);
    expect(readme.indexOf('## Open first')).toBeLessThan(readme.indexOf('`prompt.txt`'));
    for (const path of sink.files.keys()) if (path !== 'README.md') expect(readme).toContain(`\`${path}\``);
    expect(readme).toContain(`As wanted: ${shot.outcome.wanted[0]!.label}`);
  });

  it('says once, in the README too, what several formats have in common', async () => {
    const sink = createMemorySink();
    const cameras = ['realestate10k', 'nerfstudio', 'colmap'];
    const { problems } = await writePackage({ shot, sceneJson, exporterIds: cameras, sink });
    const cuts = problems.filter(({ message }) => message.includes('cuts between'));
    expect(cuts.map(({ exporterIds }) => exporterIds)).toEqual([cameras]);
    const readme = new TextDecoder().decode(sink.files.get('README.md'));
    expect(readme.split('cuts between')).toHaveLength(2);
    expect(readme).toContain('(`realestate10k`, `nerfstudio`, `colmap`)');
  });

  it('holds the shot spec and the top view whatever was asked for, and the contact sheet where frames are drawn', async () => {
    const still = createMemorySink();
    const report = await writePackage({ shot, sceneJson, exporterIds: ['prompt'], sink: still });
    expect(report.writtenIds).toEqual(['prompt']);
    expect([...still.files.keys()].sort()).toEqual(
      ['README.md', 'manifest.json', 'prompt.txt', 'scene.json', 'shot.json', 'top-view.svg'].sort(),
    );
    const filmed = createMemorySink();
    const frames = () => fakeFrames();
    await writePackage({ shot, sceneJson, exporterIds: ['preview-mp4'], sink: filmed, frames });
    expect([...filmed.files.keys()]).toContain('contact-sheet.png');
  });

  it('gives the same bytes twice, however the formats were listed', async () => {
    const [one, two] = [watchedSink(), watchedSink()];
    await writePackage({ shot, sceneJson, exporterIds: withoutFrames, sink: one });
    await writePackage({ shot, sceneJson, exporterIds: [...withoutFrames].reverse(), sink: two });
    expect([...two.files.keys()]).toEqual([...one.files.keys()]);
    for (const [path, bytes] of one.files) expect(Buffer.compare(two.files.get(path)!, bytes)).toBe(0);
  });

  it('leaves out what needs frames where there are none, and says so', async () => {
    if (withFrames.length === 0) return;
    const sink = watchedSink();
    const report = await writePackage({ shot, sceneJson, exporterIds: [...withFrames, 'prompt'], sink });
    expect(report).toMatchObject({ isWritten: true, writtenIds: ['prompt'], leftOutIds: withFrames });
    const left = report.problems.filter(({ path }) => path === 'frames');
    expect(left.map(({ level }) => level)).toEqual(['warning']);
    for (const id of withFrames) expect(left[0]!.message).toContain(exporters.get(id).label);
    const none = watchedSink();
    expect((await writePackage({ shot, sceneJson, exporterIds: withFrames, sink: none })).isWritten).toBe(false);
    expect(none.ended).toEqual(['abort']);
  });

  it('hands frames to what needs them', async () => {
    if (!withFrames.includes('preview-mp4')) return;
    const frames = fakeFrames();
    const sink = watchedSink();
    const report = await writePackage({ shot, sceneJson, exporterIds: ['preview-mp4'], sink, frames: () => frames });
    expect(report.writtenIds).toEqual(['preview-mp4']);
    expect([...sink.files.values()]).toContainEqual(Uint8Array.of(1, 2, 3));
  });

  it('says what is wrong with options and formats', async () => {
    const sink = watchedSink();
    const optionsById = { 'shot-json': { nonsense: 1 } };
    const report = await writePackage({ shot, sceneJson, exporterIds: ['shot-json', 'fax'], optionsById, sink });
    expect(report).toMatchObject({ isWritten: false, leftOutIds: ['fax', 'shot-json'] });
    expect(report.problems.map(({ level }) => level)).toEqual(['error', 'error']);
  });

  it('aborts the sink where the signal fires or a write fails', async () => {
    const stopped = watchedSink();
    const control = new AbortController();
    const running = writePackage({
      shot,
      sceneJson,
      exporterIds: withoutFrames,
      sink: stopped,
      signal: control.signal,
      onProgress: () => control.abort(),
    });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(stopped.ended).toEqual(['abort']);
    const full = watchedSink();
    const broken: Sink = {
      ...full,
      open: async () => {
        throw new Error('disk full');
      },
    };
    await expect(writePackage({ shot, sceneJson, exporterIds: ['prompt'], sink: broken })).rejects.toThrow('disk full');
    expect(full.ended).toEqual(['abort']);
  });
});
