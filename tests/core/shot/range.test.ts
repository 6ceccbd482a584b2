import { describe, expect, test } from 'vitest';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import { ballAt, IMPACT_S, sampleInput, sampleScene, sampleShot } from './sample.ts';

const FILM = { num: 24, den: 1 };

describe('a range of the cut', () => {
  const whole = buildShotSpec(sampleInput());

  test('trims: the same instants, counted from the range', () => {
    const part = buildShotSpec({ ...sampleInput(), range: { startFrame: 6, frameCount: 12 } });
    expect(part.clip).toMatchObject({ frameCount: 12, durationS: 0.5 });
    expect(part.clip.sceneTimesS).toEqual(whole.clip.sceneTimesS.slice(6, 18));
    expect(part.trajectories[0]!.positionsM).toEqual(whole.trajectories[0]!.positionsM.slice(6, 18));
    expect(part.shots).toMatchObject([{ startFrame: 0, frameCount: 12, sourceStartS: 0.25 }]);
    const [impact] = part.contacts;
    expect(impact!.clipTimesS[0]).toBeUndefined();
    expect(IMPACT_S).toBeGreaterThan(0.75);
  });

  test('holds on past the end: the action goes on', () => {
    const longer = buildShotSpec({ ...sampleInput(), range: { startFrame: 0, frameCount: 30 } });
    expect(longer.clip.frameCount).toBe(30);
    expect(longer.trajectories[0]!.positionsM.slice(0, 24)).toEqual(whole.trajectories[0]!.positionsM);
    // Single precision of a few metres.
    expect(longer.trajectories[0]!.positionsM[29]![0]).toBeCloseTo(ballAt(29 / 24).positionM[0], 5);
    expect(longer.shots).toMatchObject([{ frameCount: 30, frozenFromFrame: null }]);
  });

  test('stands still where the take has ended too', () => {
    const { clip, shots, trajectories } = buildShotSpec({ ...sampleInput(), range: { startFrame: 0, frameCount: 60 } });
    expect(clip.frameCount).toBe(60);
    // The take lasts 2 s: frame 49 is the first after it.
    expect(shots[0]!.frozenFromFrame).toBe(49);
    expect(trajectories[0]!.positionsM[59]).toEqual(trajectories[0]!.positionsM[49]);
  });

  test('leaves out shots that it does not touch, at another rate too', () => {
    const scene = sampleScene({
      a: sampleShot('a0', { durationFrames: 12 }),
      b: sampleShot('a1', { cameraId: 'cam-b', sourceStartS: 1, durationFrames: 12, speed: 0.5 }),
    });
    const frameRate = { num: 16, den: 1 };
    const range = { startFrame: 10, frameCount: 4 };
    const { clip, shots } = buildShotSpec({ ...sampleInput(), scene, frameRate, range });
    // The second shot begins at frame 8 of 16 fps; frame 10 is an eighth of a second later, at half speed.
    expect(shots).toMatchObject([{ id: 'b', startFrame: 0, frameCount: 4, sourceStartS: 1.0625 }]);
    expect(clip.sceneTimesS).toEqual([1.0625, 1.09375, 1.125, 1.15625]);
  });

  test('is not empty', () => {
    expect(() => buildShotSpec({ ...sampleInput(), frameRate: FILM, range: { startFrame: 0, frameCount: 0 } })).toThrow(
      'A clip begins at frame 0 or later and has 1 frame or more, not 0 from frame 0.',
    );
  });
});
