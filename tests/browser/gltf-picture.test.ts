import { describe, expect, it } from 'vitest';
import { gltf } from '../../src/core/exporters/gltf/gltf.ts';
import { cutOf } from '../../src/core/scene/queries.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../src/core/shot/build.ts';
import { bakeTake, type TakeResult } from '../../src/core/tasks.ts';
import { exportedBytes } from '../core/exporters/export-sample.ts';
import { openedPage } from '../support/opened-page.ts';
import type { DrawnSurfaces } from './pages/passes/main.ts';

const SIZE_PX = [320, 180] as const;
/** Of the pixels that show a body here or there, those that do so in both. Edges may fall on a pixel's middle. */
const LEAST_SHARED = 0.98;
/** Smaller than this in the picture, a body is mostly edge. */
const LEAST_PX = 60;

describe("a .glb as three's own loader shows it", () => {
  const page = openedPage('passes');

  /** Scenes with cuts, lenses that differ, and a net. */
  it.each(['missed-free-throw', 'table-tennis-rally'])('has every body where the film has it: %s', async (id) => {
    const scene = readyScenes.get(id).make();
    const results: Record<string, TakeResult> = {};
    for (const takeId of new Set(cutOf(scene).map(({ shot }) => shot.takeId)))
      results[takeId] = await bakeTake({ scene, takeId });
    // One frame a second: enough of the action, and of each shot.
    const frameRate = { num: 1, den: 1 };
    const shot = buildShotSpec({ scene, results, steadiness: null, version: 'test', sizePx: SIZE_PX, frameRate });
    const files = await exportedBytes(gltf, shot, { cameras: 'shots' });
    const [glb] = [...files.values()];
    const base64 = Buffer.from(glb!).toString('base64');
    const bodyIds = shot.bodies.map((body) => body.id);
    // A camera for each shot: lenses that change by pointer are not read by three.
    const views = shot.shots.flatMap(({ startFrame, frameCount }, camera) =>
      Array.from({ length: frameCount }, (_, i) => ({ timeS: startFrame + i, camera })),
    );
    const text = await page().evaluate(([spec, size]) => window.drawSurfaces(spec, size), [shot, SIZE_PX] as const);
    const ours: readonly DrawnSurfaces[] = JSON.parse(text);
    const theirs = await page().evaluate(([bytes, ids, seen, size]) => window.drawGlb(bytes, ids, seen, size), [
      base64,
      bodyIds,
      views,
      SIZE_PX,
    ] as const);
    let compared = 0;
    for (const [frame, { bodies }] of ours.entries()) {
      for (const [i, bodyId] of bodyIds.entries()) {
        const here = bodies.map((number) => number === i + 1);
        const there = theirs[frame]!.map((number) => number === i + 1);
        const either = here.filter((is, k) => is || there[k]).length;
        if (either < LEAST_PX) continue;
        compared++;
        const both = here.filter((is, k) => is && there[k]).length;
        expect(both / either, `${bodyId} at frame ${frame}, ${both} of ${either} px`).toBeGreaterThan(LEAST_SHARED);
      }
    }
    expect(compared).toBeGreaterThan(shot.clip.frameCount);
  });
});
