import { expect, test } from 'vitest';
import { length, sub } from '../../../../src/core/base/vec3.ts';
import { pointsOnBody } from '../../../../src/core/exporters/points-on-body.ts';
import { tracksJson } from '../../../../src/core/exporters/tracks-json/tracks-json.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import { BALL_RADIUS_M, sampleInput, sampleScene } from '../../shot/sample.ts';
import { exported } from '../export-sample.ts';
import { filmedFor } from '../filmed-for.ts';

interface Visibility {
  readonly bodyId: string;
  readonly point: number;
  readonly visible: readonly number[];
}

async function write(options: object = {}, spec = buildShotSpec(sampleInput())) {
  const files = await exported(tracksJson, spec, options);
  return {
    spec,
    tracks: JSON.parse(files.get('tracks-json/tracks.json')!) as { x: number; y: number }[][],
    visibility: JSON.parse(files.get('tracks-json/tracks-visibility.json')!) as Visibility[],
  };
}

test('one track per moving body: its centre, in pixels, at every frame', async () => {
  const { spec, tracks, visibility } = await write();
  const centers = spec.tracks2d.find((t) => t.bodyId === 'ball')!.centersPx;
  expect(tracks).toEqual([centers.map((c) => ({ x: c![0], y: c![1] }))]);
  expect(visibility).toEqual([{ bodyId: 'ball', point: 0, visible: Array(24).fill(1) }]);
});

test('points on a ball lie on its surface, and the far side is not visible', async () => {
  const { spec, tracks, visibility } = await write({ pointsPerBody: 33 });
  const ball = spec.bodies.find((b) => b.id === 'ball')!;
  const points = pointsOnBody(ball, 33);
  expect(points).toHaveLength(33);
  for (const p of points.slice(1)) expect(length(sub(p, ball.centerOfMassM))).toBeCloseTo(BALL_RADIUS_M + 0.001, 9);
  expect(tracks).toHaveLength(33);
  // Of points spread evenly over a ball seen from afar, half face the camera; nearness and the rim shift a few.
  const facing = visibility.slice(1).filter((v) => v.visible[0] === 1).length;
  expect(facing).toBeGreaterThanOrEqual(14);
  expect(facing).toBeLessThanOrEqual(18);
  points.slice(1).forEach((p, i) => {
    if (p[2] > 0.03) expect(visibility[i + 1]!.visible[0]).toBe(1);
    if (p[2] < -0.03) expect(visibility[i + 1]!.visible[0]).toBe(0);
  });
});

test('all bodies, where asked', async () => {
  const { visibility } = await write({ bodies: 'all' });
  expect(visibility.map((v) => v.bodyId)).toEqual(['floor', 'ball']);
});

test('a point behind the camera keeps its place, is not visible, and is told', async () => {
  const scene = sampleScene();
  // The ball moves to -z: it starts behind a camera at z = -0.1 and passes it at 0.2 s.
  scene.cameras['cam-a']!.rig.params = { positionM: [0, 1.5, -0.1] };
  const { spec, tracks, visibility } = await write({}, buildShotSpec(sampleInput(scene)));
  expect(visibility[0]!.visible.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  expect(tracks[0]![0]).toEqual(tracks[0]![5]);
  expect(tracksJson.preflight(spec, tracksJson.options.parse({})).map((p) => p.message)).toContainEqual(
    expect.stringContaining('"Ball" is behind the camera and keeps its last place for 5 frames'),
  );
});

test.each([
  ['ati', 121, 24],
  ['wan-move', 81, 16],
] as const)('for %s, films %d frames at %d fps and has a point for each', async (frames, count, num) => {
  const spec = filmedFor(tracksJson, { frames });
  expect([spec.clip.frameCount, spec.clip.frameRate]).toEqual([count, { num, den: 1 }]);
  const { tracks, visibility } = await write({ frames }, spec);
  const centers = spec.tracks2d.find((t) => t.bodyId === 'ball')!.centersPx.map((c) => ({ x: c![0], y: c![1] }));
  expect(tracks).toEqual([centers]);
  expect(visibility[0]!.visible).toHaveLength(count);
});

test('has the frames of the clip as they are, where no model is named', () => {
  const { clip } = buildShotSpec(sampleInput());
  expect(filmedFor(tracksJson).clip).toEqual(clip);
});

test('tells of a body that the camera never sees', () => {
  const spec = buildShotSpec(sampleInput());
  const unseen = spec.tracks2d.map((track) => ({ ...track, visibility: track.visibility.map(() => 0) }));
  const told = tracksJson.preflight({ ...spec, tracks2d: unseen }, tracksJson.options.parse({}));
  expect(told.map((p) => p.message)).toContainEqual(expect.stringContaining('The camera never sees "Ball"'));
});

test('the same bytes twice', async () => {
  const spec = buildShotSpec(sampleInput());
  expect(await exported(tracksJson, spec)).toEqual(await exported(tracksJson, spec));
});
