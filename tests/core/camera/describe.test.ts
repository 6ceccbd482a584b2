import { describe, expect, test } from 'vitest';
import { fromYawPitchRoll, lookAt, type Quat } from '../../../src/core/base/quat.ts';
import type { Vec3 } from '../../../src/core/base/vec3.ts';
import type { CameraState } from '../../../src/core/camera/camera.ts';
import { describeShot } from '../../../src/core/camera/describe.ts';

const LOOKS = 25;
const DEG = Math.PI / 180;

/** A two-second shot, 16:9 on full frame, that takes its camera from `at` and its subject from `subjectAt`, t from 0 to 1. */
function words(
  at: (t: number) => { p: Vec3; q?: Quat; focal?: number },
  subjectAt: (t: number) => Vec3 = () => [0, 1, 0],
  heightM = 1.75,
) {
  const ts = Array.from({ length: LOOKS }, (_, i) => i / (LOOKS - 1));
  const cameras = ts.map((t): CameraState => {
    const { p, q = lookAt(p, [p[0], p[1], p[2] - 1]), focal = 36 } = at(t);
    const sensorMm = [36, 24] as const;
    return { positionM: p, rotation: q, focalLengthMm: focal, fStop: 4, focusDistanceM: 5, sensorMm, squeeze: 1 };
  });
  const subject = { noun: 'runner', heightM, positionsM: ts.map(subjectAt) };
  return describeShot({ cameras, spanS: 2, widthPx: 1600, heightPx: 900, subject });
}

describe('size', () => {
  // 36 mm of width at 36 mm of focal length: the frame is 9/16 of the distance high.
  test.each([
    [12, 'extreme wide shot'], // 6.75 m: 0.26
    [8, 'wide shot'], // 4.5 m: 0.39
    [5, 'medium wide shot'], // 2.81 m: 0.62
    [3.5, 'medium shot'], // 1.97 m: 0.89
    [2.5, 'medium close-up'], // 1.41 m: 1.24
    [1.5, 'close-up'], // 0.84 m: 2.07
    [1, 'extreme close-up'], // 0.56 m: 3.1
  ])('a person %d m away is a %s', (z, name) => {
    expect(words(() => ({ p: [0, 1, z] })).shotSize).toBe(name);
  });

  test('a ball is in extreme close-up only when it fills the frame', () => {
    expect(
      words(
        () => ({ p: [0, 1, 1] }),
        () => [0, 1, 0],
        0.24,
      ).shotSize,
    ).toBe('close-up');
    expect(
      words(
        () => ({ p: [0, 1, 0.6] }),
        () => [0, 1, 0],
        0.24,
      ).shotSize,
    ).toBe('extreme close-up');
  });

  test('a push in changes it', () => {
    const pushing = words((t) => ({ p: [0, 1, 8 - 6.5 * t] }));
    expect(pushing.shotSize).toBe('wide shot closing to close-up');
  });
});

describe('angle', () => {
  test('is the level of the lens while it looks ahead', () => {
    expect(words(() => ({ p: [0, 1.6, 5] })).angle).toBe('eye level');
    expect(words(() => ({ p: [0, 0.3, 5] })).angle).toBe('ground level');
  });

  test('is high or low when it is tilted by ten degrees', () => {
    const tilted = (pitch: number, y: number) =>
      words(() => ({ p: [0, y, 5], q: fromYawPitchRoll(0, pitch * DEG, 0) })).angle;
    expect(tilted(-30, 3)).toBe('high angle, looking down from above head height');
    expect(tilted(20, 0.5)).toBe('low angle, looking up from knee level');
    expect(tilted(-90, 6)).toBe('overhead, looking down');
  });
});

describe('movement', () => {
  const still = { p: [0, 1, 5] as Vec3 };
  const turned = (yaw: number, pitch: number) => ({ ...still, q: fromYawPitchRoll(yaw * DEG, pitch * DEG, 0) });

  test.each([
    ['static, locked off', () => still],
    ['pan left', (t: number) => turned(30 * t, 0)],
    ['slow pan right', (t: number) => turned(-10 * t, 0)],
    ['tilt up', (t: number) => turned(0, 20 * t)],
    ['pan left and tilt down', (t: number) => turned(30 * t, -20 * t)],
    ['fast pan left', (t: number) => turned(200 * t, 0)],
    ['push in', (t: number) => ({ p: [0, 1, 5 - 2 * t] as Vec3 })],
    ['slow pull back', (t: number) => ({ p: [0, 1, 5 + 0.4 * t] as Vec3 })],
    ['truck right', (t: number) => ({ p: [2 * t, 1, 9] as Vec3 })],
    ['crane up', (t: number) => ({ p: [0, 1 + 2 * t, 5] as Vec3 })],
    ['slow pedestal down', (t: number) => ({ p: [0, 1 - 0.3 * t, 5] as Vec3 })],
    ['zoom in', (t: number) => ({ ...still, focal: 36 + 40 * t })],
    [
      'push in with a slow tilt down',
      (t: number) => ({ p: [0, 1, 5 - 2 * t] as Vec3, q: fromYawPitchRoll(0, -8 * DEG * t, 0) }),
    ],
  ] as [string, (t: number) => { p: Vec3; q?: Quat; focal?: number }][])('%s', (name, at) => {
    expect(words(at).movement).toBe(name);
  });

  test('an arc goes around its subject', () => {
    const at = (t: number) => {
      const p: Vec3 = [5 * Math.sin(t), 1, 5 * Math.cos(t)];
      return { p, q: lookAt(p, [0, 1, 0]) };
    };
    expect(words(at).movement).toBe('fast arc right around the runner');
  });

  test('a camera that keeps pace follows', () => {
    const at = (t: number) => ({ p: [6 * t, 1.6, 4] as Vec3 });
    expect(words(at, (t) => [6 * t, 1, 0]).movement).toBe('fast tracking shot that follows the runner');
  });

  test('a camera that turns with its subject keeps it in frame', () => {
    const subjectAt = (t: number): Vec3 => [-4 + 8 * t, 1, -2];
    const at = (t: number) => ({ p: [0, 1, 8] as Vec3, q: lookAt([0, 1, 8], subjectAt(t)) });
    expect(words(at, subjectAt).movement).toBe('pan right to keep the runner in frame');
  });
});
