import { validateBytes } from 'gltf-validator';
import { expect, test } from 'vitest';
import { fdl } from '../../../src/core/exporters/fdl/fdl.ts';
import { gltf } from '../../../src/core/exporters/gltf/gltf.ts';
import { otio } from '../../../src/core/exporters/otio/otio.ts';
import { usda } from '../../../src/core/exporters/usda/usda.ts';
import { cutOf } from '../../../src/core/scene/queries.ts';
import { readyScenes } from '../../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../src/core/shot/shot-spec.ts';
import { bakeTake, type TakeResult } from '../../../src/core/tasks.ts';
import { exported, exportedBytes } from './export-sample.ts';
import { worstTrackPx } from './gltf/worst-px.ts';
import { flat, readUsda } from './usda/read-usda.ts';

/** A tenth of what is asked of every camera format; floats of 32 bits leave far less. */
const TOLERANCE_PX = 0.05;

async function specOf(sceneId: string): Promise<ShotSpec> {
  const scene = readyScenes.get(sceneId).make();
  const results: Record<string, TakeResult> = {};
  for (const takeId of new Set(cutOf(scene).map(({ shot }) => shot.takeId)))
    results[takeId] = await bakeTake({ scene, takeId });
  return buildShotSpec({ scene, results, steadiness: null, version: 'test', sizePx: [320, 180] });
}

test.each(readyScenes.all.map(({ id }) => id))('%s', { timeout: 600_000 }, async (sceneId) => {
  const spec = await specOf(sceneId);
  const glb = (await exportedBytes(gltf, spec)).get('editing/scene.glb')!;
  const { issues } = await validateBytes(glb, { writeTimestamp: false, maxIssues: 0 });
  expect(issues.messages.filter(({ severity }) => severity < 2)).toEqual([]);
  const { worstPx, count } = worstTrackPx(spec, glb);
  expect(count).toBeGreaterThan(0);
  expect(worstPx).toBeLessThan(TOLERANCE_PX);
  const stage = readUsda((await exported(usda, spec)).get('editing/scene.usda')!);
  const meshes = flat(stage.primAt('/Scene')).filter(({ type }) => type === 'Mesh');
  expect(meshes).toHaveLength(spec.bodies.flatMap((b) => b.parts.filter(({ role }) => role !== 'collide')).length);
  const cut = JSON.parse((await exported(otio, spec)).get('editing/cut.otio')!);
  expect(cut.tracks.children[0].children).toHaveLength(spec.shots.length);
  const framing = JSON.parse((await exported(fdl, spec)).get('editing/framing.fdl')!);
  expect(framing.contexts).toHaveLength(new Set(spec.shots.map(({ cameraId }) => cameraId)).size);
});
