import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/scene/schema.ts';
import { OVERVIEW_ID, WHOLE_TAKE_ID } from '../../../src/core/shot/assumed-ids.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import { shotSpecSchema } from '../../../src/core/shot/shot-spec.ts';
import { sampleInput, sampleScene } from './sample.ts';

function withoutCameras(): Scene {
  const scene = sampleScene({});
  return { ...scene, cameras: {} };
}

describe('a scene without cameras', () => {
  it('is one shot through an overview that has all of the action in its frame, all of the time', () => {
    const spec = buildShotSpec(sampleInput(withoutCameras()));
    expect(shotSpecSchema.safeParse(spec).success).toBe(true);
    expect(spec.shots).toHaveLength(1);
    expect(spec.shots[0]).toMatchObject({ id: WHOLE_TAKE_ID, cameraId: OVERVIEW_ID, cameraName: 'Overview' });
    const { widthPx, heightPx } = spec.clip;
    const ball = spec.tracks2d.find(({ bodyId }) => bodyId === 'ball')!;
    for (const [frame, box] of ball.boxesPx.entries()) {
      const [x0, y0, x1, y1] = box!;
      // Not cut at the frame anywhere.
      expect([x0 > 0, y0 > 0, x1 < widthPx, y1 < heightPx], `frame ${frame}`).toEqual([true, true, true, true]);
      expect(ball.visibility[frame]).toBeGreaterThan(0);
    }
  });

  it('is seen from the same place in a picture of another shape', () => {
    const input = sampleInput(withoutCameras());
    const tall = buildShotSpec({ ...input, sizePx: [270, 480] });
    expect(tall.camera.positionsM).toEqual(buildShotSpec(input).camera.positionsM);
  });

  it('and without props is filmed as well', () => {
    const scene = { ...withoutCameras(), props: {} };
    const input = sampleInput(scene);
    const facts = Object.values(input.results)[0]!;
    const empty = {
      ...facts,
      plan: { ...facts.plan, bodies: [] },
      motion: { ...facts.motion, tracks: [], contacts: [] },
    };
    const spec = buildShotSpec({ ...input, results: { 'take-1': { ...empty, cues: [] } } });
    expect(spec.subjects).toEqual([]);
    for (const position of spec.camera.positionsM) for (const x of position) expect(Number.isFinite(x)).toBe(true);
  });
});

it('a scene with a camera and no shots is the whole take through that camera', () => {
  const spec = buildShotSpec(sampleInput(sampleScene({})));
  expect(spec.shots.map(({ id, cameraId }) => [id, cameraId])).toEqual([[WHOLE_TAKE_ID, 'cam-a']]);
});
