import { expect, test } from 'vitest';
import { intrinsicsOf } from '../../../src/core/camera/projection.ts';
import type { SeenBody, SeenPart } from '../../../src/core/camera/seen-body.ts';
import { isHidden, visibilities } from '../../../src/core/camera/visibility.ts';

const pinhole = intrinsicsOf({ focalLengthMm: 36, sensorMm: [36, 24], squeeze: 1 }, 1280, 720);
const camera = { positionM: [0, 0, 0] as const, rotation: [0, 0, 0, 1] as const };

function body(
  id: string,
  shape: SeenPart['shape'],
  positionM: SeenBody['positionM'],
  more: Partial<SeenPart> = {},
): SeenBody {
  const part: SeenPart = {
    shape,
    role: 'both',
    materialId: 'steel',
    positionM: [0, 0, 0],
    rotation: [0, 0, 0, 1],
    ...more,
  };
  return { id, positionM, rotation: [0, 0, 0, 1], parts: [part] };
}

const ball = body('ball', { type: 'ball', radiusM: 0.1 }, [0, 0, -5]);
const seenBehind = (screen: SeenBody) => visibilities(pinhole, camera, [ball, screen])[0];

test('nothing in the way, all is seen', () => {
  expect(visibilities(pinhole, camera, [ball])).toEqual([1]);
  expect(seenBehind(body('wall', { type: 'box', sizeM: [4, 4, 0.1] }, [0, 0, -9]))).toBe(1);
});

test('a wall before it hides all of it, also from beyond the mid-point', () => {
  expect(seenBehind(body('wall', { type: 'box', sizeM: [4, 4, 0.1] }, [0, 0, -2]))).toBe(0);
  expect(seenBehind(body('wall', { type: 'box', sizeM: [4, 4, 0.1] }, [0, 0, -4.8]))).toBe(0);
});

test('a wall to the left of the axis hides the left half of it', () => {
  // Of the ball's 14 probes 5 lie to the left, 5 to the right and 4 in the plane of the wall's edge, just left of it here.
  expect(seenBehind(body('wall', { type: 'box', sizeM: [2, 4, 0.1] }, [-0.99, 0, -2]))).toBeCloseTo(5 / 14, 9);
});

test('through the ring of a hoop it is seen', () => {
  const ring = { type: 'torus', ringRadiusM: 1, rodRadiusM: 0.05 } as const;
  const facing = { rotation: [Math.SQRT1_2, 0, 0, Math.SQRT1_2] as const };
  expect(seenBehind(body('ring', ring, [0, 0, -3], facing))).toBe(1);
});

test('glass, nets and what is only felt hide nothing', () => {
  const wall = { type: 'box', sizeM: [4, 4, 0.1] } as const;
  expect(seenBehind(body('pane', wall, [0, 0, -2], { materialId: 'tempered-glass' }))).toBe(1);
  expect(seenBehind(body('ghost', wall, [0, 0, -2], { role: 'collide' }))).toBe(1);
});

test('what is outside the frame is not seen', () => {
  expect(visibilities(pinhole, camera, [{ ...ball, positionM: [9, 0, -5] }])).toEqual([0]);
  expect(visibilities(pinhole, camera, [{ ...ball, positionM: [0, 0, 5] }])).toEqual([0]);
});

test('a body does not hide a point before it', () => {
  expect(isHidden(camera, [0, 0, -4.8], [ball])).toBe(false);
  expect(isHidden(camera, [0, 0, -5.2], [ball])).toBe(true);
});
