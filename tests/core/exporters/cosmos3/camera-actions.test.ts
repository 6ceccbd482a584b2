import { expect, it } from 'vitest';
import { cameraActions, isStillCamera } from '../../../../src/core/exporters/cosmos3/camera-actions.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import { sampleInput } from '../../shot/sample.ts';
import { movingCameraSpec } from '../moving-camera.ts';

// The reference is written out here and takes nothing from what it judges.
type V = readonly [number, number, number];
const dot = (a: V, b: V) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const scale = (a: V, s: number): V => [a[0] * s, a[1] * s, a[2] * s];
const add = (a: V, b: V): V => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const cross = (a: V, b: V): V => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const unit = (a: V) => scale(a, 1 / Math.hypot(...a));

/** Columns of the matrix of a quaternion [x, y, z, w]. */
function columns([x, y, z, w]: readonly number[]): readonly [V, V, V] {
  const q = { x: x!, y: y!, z: z!, w: w! };
  return [
    [1 - 2 * (q.y * q.y + q.z * q.z), 2 * (q.x * q.y + q.z * q.w), 2 * (q.x * q.z - q.y * q.w)],
    [2 * (q.x * q.y - q.z * q.w), 1 - 2 * (q.x * q.x + q.z * q.z), 2 * (q.y * q.z + q.x * q.w)],
    [2 * (q.x * q.z + q.y * q.w), 2 * (q.y * q.z - q.x * q.w), 1 - 2 * (q.x * q.x + q.y * q.y)],
  ];
}

/** The camera in OpenCV's axes: ours looks along -z with y up, OpenCV's along z with y down. */
function openCv(rotation: readonly number[]): readonly [V, V, V] {
  const [right, up, back] = columns(rotation);
  return [right, scale(up, -1), scale(back, -1)];
}

/** As readers of rot6d do: two columns made into a rotation by Gram and Schmidt. */
function rotationOf(a: V, b: V): readonly [V, V, V] {
  const x = unit(a);
  const y = unit(add(b, scale(x, -dot(x, b))));
  return [x, y, cross(x, y)];
}

const turned = (axes: readonly [V, V, V], v: V): V =>
  add(add(scale(axes[0], v[0]), scale(axes[1], v[1])), scale(axes[2], v[2]));

it('adds up to the path of the camera, to 0.01 mm and 0.00001 rad', () => {
  const shot = movingCameraSpec({ durationFrames: 48 });
  const actions = cameraActions(shot);
  expect(actions).toHaveLength(shot.clip.frameCount - 1);
  let axes = openCv(shot.camera.rotations[0]!);
  let place = shot.camera.positionsM[0] as V;
  actions.forEach((row, i) => {
    expect(row).toHaveLength(9);
    place = add(place, turned(axes, row.slice(0, 3) as unknown as V));
    const [x, y, z] = rotationOf(row.slice(3, 6) as unknown as V, row.slice(6, 9) as unknown as V);
    axes = [turned(axes, x), turned(axes, y), turned(axes, z)];
    const wanted = openCv(shot.camera.rotations[i + 1]!);
    for (const k of [0, 1, 2] as const) {
      expect(Math.abs(place[k] - shot.camera.positionsM[i + 1]![k])).toBeLessThan(1e-5);
      for (const j of [0, 1, 2] as const) expect(Math.abs(axes[k][j] - wanted[k][j])).toBeLessThan(1e-5);
    }
  });
  expect(isStillCamera(shot)).toBe(false);
});

it('goes along z where the camera goes forward, whichever way it looks', () => {
  // Looks along -x: turned by 90° about y. One metre forward is x one less.
  const half = Math.SQRT1_2;
  const base = buildShotSpec(sampleInput());
  const shot = {
    ...base,
    clip: { ...base.clip, sceneTimesS: [0, 1] },
    camera: {
      ...base.camera,
      positionsM: [[5, 1, 2] as [number, number, number], [4, 1, 2] as [number, number, number]],
      rotations: [0, 1].map((): [number, number, number, number] => [0, half, 0, half]),
    },
  };
  expect(cameraActions(shot)).toEqual([[0, 0, 1, 1, 0, 0, 0, 1, 0]]);
});

it('stands still as rows without movement', () => {
  const shot = buildShotSpec(sampleInput());
  expect(cameraActions(shot)).toHaveLength(23);
  for (const row of cameraActions(shot)) expect(row).toEqual([0, 0, 0, 1, 0, 0, 0, 1, 0]);
  expect(isStillCamera(shot)).toBe(true);
});
