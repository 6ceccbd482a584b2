import { describe, expect, test } from 'vitest';
import { boxOf } from '../../../src/core/camera/bounds-2d.ts';
import { intrinsicsOf, project } from '../../../src/core/camera/projection.ts';
import type { SeenBody } from '../../../src/core/camera/seen-body.ts';

const lens = { focalLengthMm: 36, sensorMm: [36, 24] as [number, number], squeeze: 1 };
const atOrigin = { positionM: [0, 0, 0] as const, rotation: [0, 0, 0, 1] as const };

describe('intrinsicsOf', () => {
  test('crops a 3:2 sensor to 16:9 by its width', () => {
    // 36 mm wide at f = 36 mm: half the field is atan(1/2), so fx is the whole width.
    const pinhole = intrinsicsOf(lens, 1280, 720);
    expect(pinhole).toEqual({ widthPx: 1280, heightPx: 720, fxPx: 1280, fyPx: 1280, cxPx: 640, cyPx: 360 });
  });

  test('crops it to a square by its height', () => {
    // Used height 24 mm over 500 px at 36 mm.
    expect(intrinsicsOf(lens, 500, 500).fyPx).toBeCloseTo((36 / 24) * 500, 9);
  });

  test('a 2x anamorphic lens on a 4-perf sensor sees twice the width', () => {
    // ALEXA 2.39 mode: 21.12 x 17.7 de-squeezes to 42.24; aspect 2.4 uses min(17.7, 42.24 / 2.4 = 17.6) mm of height.
    const pinhole = intrinsicsOf({ focalLengthMm: 50, sensorMm: [21.12, 17.7], squeeze: 2 }, 2400, 1000);
    expect(pinhole.fyPx).toBeCloseTo((50 / 17.6) * 1000, 6);
    // Horizontal field: sensor 21.12 mm behind an effective 25 mm.
    expect(2400 / 2 / pinhole.fxPx).toBeCloseTo(21.12 / 2 / 25, 9);
  });
});

describe('project', () => {
  const pinhole = intrinsicsOf(lens, 1280, 720);

  test('puts what is ahead in the middle, right to the right, up to the top', () => {
    expect(project(pinhole, atOrigin, [0, 0, -5])).toEqual([640, 360]);
    expect(project(pinhole, atOrigin, [1, 0, -4])).toEqual([640 + 320, 360]);
    expect(project(pinhole, atOrigin, [0, 1, -4])).toEqual([640, 360 - 320]);
  });

  test('the edge of the field falls on the edge of the frame', () => {
    expect(project(pinhole, atOrigin, [-2, 0, -4])![0]).toBeCloseTo(0, 9);
  });

  test('nothing behind the camera is projected', () => {
    expect(project(pinhole, atOrigin, [0, 0, 1])).toBeNull();
    expect(project(pinhole, atOrigin, [0, 0, 0])).toBeNull();
  });

  test('turns with the camera', () => {
    // A quarter turn of yaw looks along -x; what was at -z is now to the right.
    const turned = { positionM: [0, 0, 0] as const, rotation: [0, Math.SQRT1_2, 0, Math.SQRT1_2] as const };
    expect(project(pinhole, turned, [-4, 0, -1])![0]).toBeCloseTo(640 + 320, 9);
  });
});

describe('boxOf', () => {
  const pinhole = intrinsicsOf(lens, 1280, 720);
  const body = (shape: SeenBody['parts'][number]['shape'], positionM: SeenBody['positionM']): SeenBody => ({
    id: 'x',
    positionM,
    rotation: [0, 0, 0, 1],
    parts: [{ shape, role: 'both', materialId: 'steel', positionM: [0, 0, 0], rotation: [0, 0, 0, 1] }],
  });

  test('a ball on the axis is as wide as its tangent lines', () => {
    // Tangents at asin(r / d): tan = r / sqrt(d^2 - r^2) = 0.6 / 0.8 for r 0.6, d 1.
    const box = boxOf(
      intrinsicsOf({ ...lens, focalLengthMm: 9 }, 1280, 720),
      atOrigin,
      body({ type: 'ball', radiusM: 0.6 }, [0, 0, -1]),
    )!;
    const half = 320 * 0.75;
    expect(box.map((x) => Math.round(x * 1e6) / 1e6)).toEqual([640 - half, 360 - half, 640 + half, 360 + half]);
  });

  test('a box is as wide as its near face', () => {
    const box = boxOf(pinhole, atOrigin, body({ type: 'box', sizeM: [1, 0.5, 2] }, [0, 0, -5]))!;
    expect(box).toEqual([640 - 160, 360 - 80, 640 + 160, 360 + 80]);
  });

  test('is cut at the frame, and null outside it or behind the lens', () => {
    expect(boxOf(pinhole, atOrigin, body({ type: 'box', sizeM: [1, 1, 1] }, [-2.4, 0, -4.5]))![0]).toBe(0);
    expect(boxOf(pinhole, atOrigin, body({ type: 'box', sizeM: [1, 1, 1] }, [-9, 0, -5]))).toBeNull();
    expect(boxOf(pinhole, atOrigin, body({ type: 'box', sizeM: [1, 1, 1] }, [0, 0, 5]))).toBeNull();
  });

  test('a floor under the camera fills the frame below the horizon', () => {
    const box = boxOf(pinhole, atOrigin, body({ type: 'box', sizeM: [2000, 0.2, 2000] }, [0, -1.1, 0]))!;
    expect(box[0]).toBe(0);
    expect(box[2]).toBe(1280);
    expect(box[3]).toBe(720);
    // The far edge, 1 m below at 1000 m, is 1.28 px below the middle.
    expect(box[1]).toBeCloseTo(361.28, 6);
  });
});
