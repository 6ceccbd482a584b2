import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../../src/core/base/problem.ts';
import { kubric } from '../../../../src/core/exporters/kubric/kubric.ts';
import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { BALL_RADIUS_M, sampleInput, sampleScene, sampleShot } from '../../shot/sample.ts';
import { inFolder } from '../in-folder.ts';
import { movingCameraSpec } from '../moving-camera.ts';
import { hasPython } from '../python.ts';
import { rayFrames } from '../ray-frames.ts';

const SIZE_PX = [64, 64] as const;

async function written(shot: ShotSpec, options: unknown = {}) {
  const sink = createMemorySink();
  const told: Problem[] = [];
  const paths = await kubric.write({
    shot,
    options: kubric.options.parse(options),
    sink,
    recordings: new Map(),
    frames: rayFrames(shot),
    tell: (problem) => void told.push(problem),
  });
  expect([...paths].sort()).toEqual([...sink.files.keys()].sort());
  return { files: sink.files, told };
}

const json = (files: ReadonlyMap<string, Uint8Array>, name: string) =>
  JSON.parse(new TextDecoder().decode(files.get(name)));

describe('kubric', () => {
  test.skipIf(!hasPython('numpy'))(
    'holds depth, ids, flow, normals and coordinates that agree with its own numbers',
    async () => {
      const shot = movingCameraSpec({ sizePx: SIZE_PX });
      const { files } = await written(shot);
      const read = inFolder(files, (folder) =>
        spawnSync('python3', [
          path.join(import.meta.dirname, 'read_scene.py'),
          path.join(folder, 'kubric/0'),
          String(BALL_RADIUS_M),
        ]),
      );
      expect(read.status, String(read.stderr)).toBe(0);
      const { worst, frames, ballPixels, readByKubricsOwn } = JSON.parse(String(read.stdout));
      if (!readByKubricsOwn)
        process.stdout.write('Skipped: imageio and pypng are not here, so only NumPy reads the passes.\n');
      expect([frames, ballPixels > 200]).toEqual([24, true]);
      // Poses are written to a millionth of a metre, and of a turn, at up to 15 m, where the floor is seen at a slant.
      for (const key of ['ball_surface_m', 'floor_m']) expect(worst[key]).toBeLessThan(1e-4);
      expect(worst.floor_share_of_distance).toBeLessThan(1e-5);
      // A box of 0.2 m in 65536 steps, and poses to a millionth.
      expect(worst.object_coordinates_m).toBeLessThan(5e-5);
      expect(worst.floor_normal).toBeLessThan(4e-5);
      expect(worst.box_shares).toBeLessThan(1e-6);
      expect(worst.image_position_shares).toBeLessThan(1e-5);
      expect(worst.flow_at_ends_px).toBeLessThan(0.001);
      // Flows of tens of pixels in 65536 steps, and poses to a millionth.
      for (const way of ['forward_flow', 'backward_flow']) {
        expect(worst[`${way}_px`]).toBeLessThan(0.01);
        expect(worst[`longest_${way}_px`]).toBeGreaterThan(1);
      }
      expect(worst.collision_image_shares).toBeLessThan(1e-5);
    },
  );

  test('has every key of upstream, z up, w first, and impulses beside its forces', async () => {
    const shot = movingCameraSpec({ sizePx: SIZE_PX });
    const { files } = await written(shot);
    const { flags, metadata, camera, instances } = json(files, 'kubric/0/metadata.json');
    expect(flags).toMatchObject({ frame_rate: 24, step_rate: 240, frame_start: 0, frame_end: 23 });
    expect(metadata).toMatchObject({
      resolution: [64, 64],
      frame_rate: 24,
      step_rate: 240,
      gravity: [0, 0, -10],
      num_frames: 24,
      num_instances: 1,
    });
    expect(camera.K[0][2]).toBe(-0.5);
    expect(camera.K[1][1]).toBeLessThan(0);
    expect(camera.K[2]).toEqual([0, 0, -1]);
    // A square of a 36 x 24 sensor uses 24 mm of it.
    expect(camera.sensor_width).toBeCloseTo(24, 4);
    expect(camera.field_of_view).toBeCloseTo(2 * Math.atan(12 / 35), 5);
    const [ball] = instances;
    const { positionsM, velocitiesMps } = shot.trajectories[0]!;
    const [x, y, z] = positionsM[7]!;
    [x, -z, y].forEach((c, k) => void expect(ball.positions[7][k]).toBeCloseTo(c, 6));
    const [vx, vy, vz] = velocitiesMps[7]!;
    [vx, -vz, vy].forEach((c, k) => void expect(ball.velocities[7][k]).toBeCloseTo(c, 6));
    expect(ball.quaternions[7]).toEqual([1, 0, 0, 0]);
    expect(ball.is_dynamic).toBe(true);

    const { collisions } = json(files, 'kubric/0/events.json');
    const [contact] = shot.contacts;
    expect(collisions).toHaveLength(1);
    // From the ball towards the floor: down.
    expect(collisions[0]).toMatchObject({ instances: [0, -1], contact_normal: [0, 0, -1], phase: 'impact' });
    expect(collisions[0].frame).toBeCloseTo(contact!.timeS * 24, 5);
    // 5.4 N s in one step of 1/240 s.
    expect(collisions[0].force).toBeCloseTo(5.4 * 240, 6);
    expect(collisions[0].impulse).toEqual([0, 0, -5.4]);
    expect(collisions[0].position[2]).toBe(0);
  });

  test('makes a scene of each shot, with its own frames, camera and contacts', async () => {
    const scene = sampleScene({
      a: sampleShot('a0', { durationFrames: 10 }),
      b: sampleShot('a1', { durationFrames: 14, sourceStartS: 10 / 24, cameraId: 'cam-b' }),
    });
    const shot = buildShotSpec({ ...sampleInput(scene), sizePx: [32, 32] });
    const { files } = await written(shot);
    const [a, b] = [0, 1].map((i) => json(files, `kubric/${i}/metadata.json`));
    expect([a.metadata.num_frames, b.metadata.num_frames]).toEqual([10, 14]);
    expect(a.camera.positions[0]).not.toEqual(b.camera.positions[0]);
    expect(b.instances[0].positions).toHaveLength(14);
    expect(json(files, 'kubric/0/events.json').collisions).toHaveLength(0);
    expect(json(files, 'kubric/1/events.json').collisions[0].frame).toBeCloseTo(shot.contacts[0]!.timeS * 24 - 10, 5);
    expect(files.has('kubric/1/depth_00013.tiff') && !files.has('kubric/1/depth_00014.tiff')).toBe(true);
    const notes = kubric.preflight(shot, kubric.options.parse({})).map(({ message }) => message);
    expect(notes.join(' ')).toMatch(/each of the 2 shots becomes a scene of its own, kubric\/0 to kubric\/1/);
  });

  test('is filmed at the size of MOVi unless the clip is to keep its own', () => {
    const shot = movingCameraSpec();
    const sizeOf = (options: unknown) => {
      const { widthPx, heightPx, frameCount } = kubric.clip!(shot, kubric.options.parse(options));
      return [widthPx, heightPx, frameCount];
    };
    expect(sizeOf({})).toEqual([256, 256, 24]);
    expect(sizeOf({ size: 'clip' })).toEqual([1280, 720, 24]);
  });

  test('takes names of any letters, no contacts, and things that no frame shows', async () => {
    const base = movingCameraSpec({ sizePx: [16, 16], durationFrames: 3 });
    const name = `🏀/"é\\${'x'.repeat(300)}`;
    const shot: ShotSpec = {
      ...base,
      contacts: [],
      clip: { ...base.clip, name },
      subjects: base.subjects.map((s) => ({ ...s, name })),
      trajectories: base.trajectories.map((t) => ({ ...t, positionsM: t.positionsM.map(() => [0, 1, 500]) })),
    };
    const { files, told } = await written(shot);
    const { metadata, instances } = json(files, 'kubric/0/metadata.json');
    expect([metadata.name, metadata.num_instances, instances]).toEqual([name, 0, []]);
    expect(json(files, 'kubric/0/events.json')).toEqual({ collisions: [] });
    expect([...files.keys()].every((file) => /^kubric\/0\/[a-z_]+(_\d{5})?\.(png|tiff|json)$/.test(file))).toBe(true);
    expect(told.map(({ message }) => message).join(' ')).toMatch(/"ball" is in no picture/);
    expect(kubric.preflight(shot, kubric.options.parse({})).map((p) => p.path)).toContain('contacts');
  });

  test('says that a zoom is lost, and keeps its focal lengths', async () => {
    const base = movingCameraSpec({ sizePx: [8, 8], durationFrames: 3 });
    const focalLengthsMm = [35, 40, 45];
    const fxPx = focalLengthsMm.map((mm, i) => (base.camera.fxPx[i]! * mm) / 35);
    const shot = { ...base, camera: { ...base.camera, focalLengthsMm, fxPx, fyPx: fxPx } };
    expect(kubric.preflight(shot, kubric.options.parse({})).map((p) => p.level)).toContain('warning');
    expect(json((await written(shot)).files, 'kubric/0/metadata.json').camera.focal_lengths).toEqual(focalLengthsMm);
  });

  test('the same bytes twice', async () => {
    const shot = movingCameraSpec({ sizePx: [16, 16], durationFrames: 3 });
    expect((await written(shot)).files).toEqual((await written(shot)).files);
  });
});
