import { describe, expect, it } from 'vitest';
import { activeCameraId } from '../../../src/core/camera/active-camera.ts';
import type { Scene } from '../../../src/core/scene/schema.ts';
import { readyScenes } from '../../../src/core/scenes/index.ts';

const base = readyScenes.all[0]!.make();
const camera = Object.values(base.cameras)[0]!;
const shot = Object.values(base.shots)[0]!;
const scene: Scene = {
  ...base,
  settings: { ...base.settings, frameRate: { num: 24, den: 1 } },
  cameras: { first: { ...camera, order: 'a0' }, second: { ...camera, order: 'a1' }, third: { ...camera, order: 'a2' } },
  shots: {
    a: { ...shot, order: 'a0', cameraId: 'second', sourceStartS: 0.5, durationFrames: 24, speed: 1 },
    // Half speed: 48 frames of the cut show one second of the take.
    b: { ...shot, order: 'a1', cameraId: 'third', sourceStartS: 1.5, durationFrames: 48, speed: 0.5 },
  },
};

describe('activeCameraId', () => {
  it('is the camera of the shot that shows the instant', () => {
    expect(activeCameraId(scene, scene.activeTakeId, 0.5)).toBe('second');
    expect(activeCameraId(scene, scene.activeTakeId, 1.49)).toBe('second');
    expect(activeCameraId(scene, scene.activeTakeId, 1.5)).toBe('third');
    expect(activeCameraId(scene, scene.activeTakeId, 2.49)).toBe('third');
  });

  it('stays with the shot that ended last, and leads with the first before any began', () => {
    expect(activeCameraId(scene, scene.activeTakeId, 0.2)).toBe('second');
    expect(activeCameraId(scene, scene.activeTakeId, 3)).toBe('third');
    expect(activeCameraId({ ...scene, shots: {} }, scene.activeTakeId, 1)).toBe('first');
    expect(activeCameraId({ ...scene, shots: {}, cameras: {} }, scene.activeTakeId, 1)).toBeNull();
  });
});
