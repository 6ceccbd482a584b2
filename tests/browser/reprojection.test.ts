import { beforeAll, describe, expect, it } from 'vitest';
import { cosmos3 } from '../../src/core/exporters/cosmos3/cosmos3.ts';
import { createMemorySink } from '../../src/core/exporters/memory-sink.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../src/core/shot/build.ts';
import type { ShotSpec } from '../../src/core/shot/shot-spec.ts';
import { bakeTake } from '../../src/core/tasks.ts';
import { fakeFrames } from '../core/exporters/fake-frames.ts';
import { turned } from '../core/exporters/gltf/read-glb.ts';
import { openedPage } from '../support/opened-page.ts';
import * as readers from './camera-readers.ts';
import type { Marker } from './pages/reprojection/main.ts';
import * as scenes from './scene-readers.ts';

const SIZE_PX = [320, 180] as const;
/** Markers are drawn this much larger, so that a pixel of theirs is a small part of one of the picture. */
const FINER = 4;
const FRAMES = [0, 3, 7];
const FRAME_COUNT = 8;
/** Half the diagonal of a fine pixel is 0.18 of a pixel; the rest is room for rounding. */
const WORST_PX = 0.25;

/** The centre of mass by the spec's own pose: the point that a reader of the exported camera projects. */
function centerOf(shot: ShotSpec, bodyId: string, frame: number): readers.Point {
  const body = shot.bodies.find(({ id }) => id === bodyId)!;
  const moving = shot.trajectories.find((t) => t.bodyId === bodyId);
  const at = moving ? moving.positionsM[frame]! : body.release.positionM;
  const [x, y, z] = turned(moving ? moving.rotations[frame]! : body.release.rotation, body.centerOfMassM);
  return [at[0] + x, at[1] + y, at[2] + z];
}

describe('markers at the centres of bodies lie where exported cameras project them', () => {
  const page = openedPage('reprojection');
  let shot: ShotSpec;
  let markers: readonly Marker[];

  beforeAll(async () => {
    const scene = readyScenes.get('missed-free-throw').make();
    // A camera that moves and turns: everything in a pose counts.
    for (const camera of Object.values(scene.cameras))
      camera.rig = {
        kind: 'follow',
        params: { targetPropId: 'ball', offsetM: [1.5, 0.6, 4], lookOffsetM: [0.4, 0.2, 0], lagS: 0.1 },
      };
    const result = await bakeTake({ scene, takeId: scene.activeTakeId });
    shot = buildShotSpec({
      scene,
      results: { [result.takeId]: result },
      steadiness: null,
      version: 'test',
      sizePx: SIZE_PX,
      range: { startFrame: 0, frameCount: FRAME_COUNT },
    });
    markers = await page().evaluate(([spec, frames, size]) => window.drawMarkers(spec, frames, size), [
      shot,
      FRAMES,
      [FINER * SIZE_PX[0], FINER * SIZE_PX[1]],
    ] as const);
  });

  const lens = (frame: number) => [shot.camera.fxPx[frame]!, shot.camera.fyPx[frame]!, SIZE_PX[0] / 2, SIZE_PX[1] / 2];

  it('there are markers of several bodies in the picture, and they move', () => {
    const seen = markers.filter(({ pixel }) => pixel !== null);
    expect(new Set(seen.map(({ bodyId }) => bodyId)).size).toBeGreaterThan(1);
    expect(new Set(seen.map(({ pixel }) => String(pixel))).size).toBeGreaterThan(3);
  });

  const worstPx = (project: (...of: [...Parameters<readers.Projector>, bodyId: string]) => readonly number[]) => {
    const gaps = markers.flatMap(({ bodyId, frame, pixel }) => {
      if (!pixel) return [];
      const [x, y] = project(frame, centerOf(shot, bodyId, frame), bodyId) as [number, number];
      return [Math.hypot(x - (pixel[0] + 0.5) / FINER, y - (pixel[1] + 0.5) / FINER)];
    });
    expect(gaps.length).toBeGreaterThan(4);
    return Math.max(...gaps);
  };

  it.each([
    ['realestate10k', {}, (files: ReadonlyMap<string, Uint8Array>) => readers.realEstate10k(files, SIZE_PX)],
    ['recammaster', {}, (files: ReadonlyMap<string, Uint8Array>) => readers.reCamMaster(files, lens)],
    ['nerfstudio', {}, readers.nerfstudio],
    ['colmap', {}, readers.colmap],
    ['gen3c', {}, readers.gen3c],
    ['gltf', {}, (files: ReadonlyMap<string, Uint8Array>) => readers.gltf(files, SIZE_PX, 24)],
    ['kubric', { size: 'clip' }, (files: ReadonlyMap<string, Uint8Array>) => readers.kubric(files, SIZE_PX)],
    ['usda', {}, (files: ReadonlyMap<string, Uint8Array>) => scenes.usda(files, SIZE_PX)],
    ['shot-json', {}, scenes.shotJson],
    ['state-npz', {}, scenes.stateNpz],
  ] as const)('%s', async (id, options, read) => {
    const written = await page().evaluate(
      ([spec, exporterId, settings]) => window.writeFormat(spec, exporterId, settings),
      [shot, id, options] as const,
    );
    expect(worstPx(read(readers.filesOf(written)))).toBeLessThan(WORST_PX);
  });

  it("gltf, by three's own loader", async () => {
    const files = readers.filesOf(await page().evaluate((spec) => window.writeFormat(spec, 'gltf', {}), shot));
    expect(worstPx(await scenes.threeGltf(files, SIZE_PX, 24))).toBeLessThan(WORST_PX);
  });

  it('tracks-json has the points themselves', async () => {
    const options = { bodies: 'all', pointsPerBody: 1 };
    const write = ([spec, of]: readonly [ShotSpec, object]) => window.writeFormat(spec, 'tracks-json', of);
    const placeOf = scenes.tracksJson(readers.filesOf(await page().evaluate(write, [shot, options] as const)));
    expect(worstPx((frame, _, bodyId) => placeOf(frame, bodyId))).toBeLessThan(WORST_PX);
  });

  it('cosmos3', async () => {
    const sink = createMemorySink();
    const options = cosmos3.options.parse({});
    // Its videos are others' concern: nothing is drawn for them.
    await cosmos3.write({ shot, options, sink, recordings: new Map(), frames: fakeFrames() });
    const { positionsM, rotations } = shot.camera;
    const axes = [
      [1, 0, 0],
      [0, -1, 0],
      [0, 0, -1],
    ].map((axis) => turned(rotations[0]!, axis)) as [readers.Point, readers.Point, readers.Point];
    const project = readers.cosmos3(sink.files, { at: positionsM[0]!, axes }, lens);
    expect(worstPx(project)).toBeLessThan(WORST_PX);
  });
});
