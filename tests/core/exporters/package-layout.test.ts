import { expect, test } from 'vitest';
import { exporters } from '../../../src/core/exporters/index.ts';
import { createMemorySink } from '../../../src/core/exporters/memory-sink.ts';
import { folderOf, OWN_FILES, ROOT_FORMATS, withAlways } from '../../../src/core/exporters/package-layout.ts';
import { writePackage } from '../../../src/core/exporters/write-package.ts';
import { saveScene } from '../../../src/core/scene/save.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import { sampleInput, sampleScene } from '../shot/sample.ts';
import { cheapFrames } from './cheap-frames.ts';

const ids = exporters.all.map(({ id }) => id);

test('every format has its own folder, or is one of those that open a package', async () => {
  const scene = sampleScene();
  const shot = buildShotSpec({ ...sampleInput(scene), sizePx: [64, 36], range: { startFrame: 0, frameCount: 9 } });
  const frames = () => cheapFrames(shot.bodies.length);
  const sink = createMemorySink();
  const { files } = await writePackage({ shot, sceneJson: saveScene(scene), exporterIds: ids, sink, frames });
  const written = new Set(files.map(({ exporterId }) => exporterId));
  for (const id of ids) expect(written, id).toContain(id);
  for (const { path, exporterId } of files) {
    const folder = exporterId === null ? null : folderOf(exporterId);
    if (folder === null) expect(path).not.toContain('/');
    else expect(path.startsWith(`${folder}/`), `${exporterId} writes ${path}`).toBe(true);
    if (exporterId === null) expect(OWN_FILES).toContain(path);
  }
});

test('formats of one folder are those of one family', () => {
  expect(ids.filter((id) => folderOf(id) === null).sort()).toEqual([...ROOT_FORMATS].sort());
  expect(ids.filter((id) => folderOf(id) === 'editing')).toEqual([
    'gltf',
    'usda',
    'csv-shot-list',
    'edl',
    'otio',
    'fdl',
  ]);
  expect(folderOf('colmap')).toBe('colmap');
});

test('the shot spec and the top view are always there, the contact sheet where something is drawn', () => {
  expect(withAlways(['prompt'], true)).toEqual(['prompt', 'shot-json', 'top-view']);
  expect(withAlways(['preview-mp4'], false)).toEqual(['preview-mp4', 'shot-json', 'top-view']);
  expect(withAlways(['preview-mp4'], true)).toEqual(['preview-mp4', 'shot-json', 'top-view', 'contact-sheet']);
});
