import { describe, expect, it } from 'vitest';
import { activeCameraId } from '../../../src/core/camera/active-camera.ts';
import { deriveCues } from '../../../src/core/cues/derive.ts';
import type { Contact } from '../../../src/core/motion/contact.ts';
import type { Scene } from '../../../src/core/scene/schema.ts';
import { contact, motionOf, plan, sceneOf } from './fixtures.ts';

const derive = (contacts: readonly Contact[], scene: Scene = sceneOf()) =>
  deriveCues(scene, 'take-1', plan, motionOf(contacts));
const one = (changes: Partial<Contact>, scene?: Scene) => derive([contact(1, changes)], scene)[0]!;
const floor = {
  bodyIds: ['ball', 'court'],
  partIds: ['ball', 'floor'],
  materialIds: ['basketball', 'hardwood'],
} as const;

describe('where a cue is heard', () => {
  // The camera is at z = 5 and looks along -z, so x is to the right.
  it('left is negative, ahead is the middle, and behind keeps its side', () => {
    expect(one({ pointM: [-5, 0, 0] }).pan).toBeCloseTo(-Math.SQRT1_2, 9);
    expect(one({ pointM: [5, 3, 0] }).pan).toBeCloseTo(Math.SQRT1_2, 9);
    expect(one({ pointM: [0, 2, 0] }).pan).toBe(0);
    expect(one({ pointM: [-1, 0, 6] }).pan).toBeCloseTo(-Math.SQRT1_2, 9);
  });

  it('is as far as the camera', () => {
    expect(one({ pointM: [0, 0, 2] }).distanceM).toBeCloseTo(3, 9);
    expect(one({ pointM: [3, 4, 5] }).distanceM).toBeCloseTo(5, 9);
  });

  it('is quieter to miss when far away', () => {
    expect(one({ pointM: [0, 0, -95] }).salience).toBeLessThan(one({}).salience);
  });

  it('without a camera is close and in the middle', () => {
    expect(one({ pointM: [3, 4, 5] }, sceneOf({ cameras: {} }))).toMatchObject({ pan: 0, distanceM: 0 });
  });

  const shot = (cameraId: string, takeId: string, order: string, sourceStartS: number, speed = 1) => ({
    name: cameraId,
    order,
    cameraId,
    takeId,
    sourceStartS,
    durationFrames: 24,
    speed,
  });

  it('is the camera of the shot that shows the instant', () => {
    // At 24 fps, 24 frames at half speed show half a second of the scene.
    const scene = sceneOf({
      shots: {
        a: shot('near', 'take-1', 'a0', 0, 0.5),
        b: shot('far', 'take-1', 'a1', 0.5),
        c: shot('near', 'take-1', 'a2', 0),
      },
    });
    expect(activeCameraId(scene, 'take-1', 0.49)).toBe('near');
    expect(activeCameraId(scene, 'take-1', 0.5)).toBe('far');
    expect(one({}, scene).distanceM).toBe(20);
  });

  it('is a shot of the active take where one shows it, or showed it last', () => {
    const scene = sceneOf({ shots: { a: shot('far', 'take-2', 'a0', 0), b: shot('near', 'take-1', 'a1', 0) } });
    expect(activeCameraId(scene, 'take-1', 0.5)).toBe('near');
    expect(activeCameraId(scene, 'take-2', 0.5)).toBe('far');
    // Heard through the take's own shot, though another take is active in the scene.
    const heard = (takeId: string) => deriveCues(scene, takeId, plan, motionOf([contact(0.5, {})]))[0]!.distanceM;
    expect([heard('take-1'), heard('take-2')]).toEqual([5, 20]);
    // Past its end, the take's own last shot.
    expect(activeCameraId(scene, 'take-1', 9)).toBe('near');
    expect(activeCameraId(sceneOf(), 'take-1', 1)).toBe('near');
  });
});

describe('where a cue is heard from a fixed place', () => {
  const fixed = { type: 'fixed', positionM: [0, 0, 2], rotation: [0, 0, 0, 1] } as const;
  const sceneWith = (sound: Partial<Scene['sound']>) => sceneOf({ sound: { ...sceneOf().sound, ...sound } });

  it('is that place, whatever the camera does', () => {
    const scene = sceneWith({ listener: { ...fixed, positionM: [...fixed.positionM], rotation: [...fixed.rotation] } });
    expect(one({ pointM: [2, 0, 2] }, scene)).toMatchObject({ pan: 1, distanceM: 2 });
    expect(one({ pointM: [2, 0, 2] }, scene).azimuthRad).toBeCloseTo(Math.PI / 2, 12);
    expect(one({ pointM: [0, 3, -2] }, scene).elevationRad).toBeCloseTo(Math.atan2(3, 4), 12);
    expect(one({ pointM: [0, 0, 3] }, scene).azimuthRad).toBeCloseTo(Math.PI, 12);
  });

  it('is later by the way of the sound where the scene says so, and only then', () => {
    expect(one({}).heardAtS).toBe(1);
    // 5 m at 343 m/s.
    expect(one({}, sceneWith({ isDelayedByDistance: true })).heardAtS).toBeCloseTo(1 + 5 / 343, 12);
    expect(one({}, sceneWith({ isDelayedByDistance: true })).timeS).toBe(1);
  });

  it('is off screen outside the picture and behind what stands', () => {
    // Half the picture is 18 mm at 35 mm: 2.57 m at 5 m.
    expect(one({ ...floor, pointM: [2.5, 0, 0] }).isOffscreen).toBe(false);
    expect(one({ ...floor, pointM: [2.7, 0, 0] }).isOffscreen).toBe(true);
    // The hoop's ring lies about the origin, 0.237 m across its middle and 8 mm thick: it hides what is behind its front.
    expect(one({ ...floor, pointM: [0, 0, -1] }).isOffscreen).toBe(true);
    expect(one({ ...floor, pointM: [0, 0.3, -1] }).isOffscreen).toBe(false);
  });
});
