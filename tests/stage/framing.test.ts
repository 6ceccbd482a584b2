import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { dot, type Vec3 } from '../../src/core/base/vec3.ts';
import { fovThatKeepsWidth, lookThatHolds, watchingDirection } from '../../src/stage/framing.ts';

describe('lookThatHolds', () => {
  it('has all points in the picture, and one of them near its edge', () => {
    const points: Vec3[] = [
      [-1, 0, 4],
      [1, 3.9, -2],
      [0, 2, 4.2],
      [0.5, 4.6, 1],
    ];
    const { eyeM, targetM } = lookThatHolds(points, watchingDirection([0, 0, -1], [0, 0, 0], null), 35, 1.6);
    const camera = new PerspectiveCamera(35, 1.6, 0.05, 100);
    camera.position.set(...eyeM);
    camera.lookAt(...targetM);
    camera.updateMatrixWorld();
    const reaches = points.map((point) => {
      const { x, y } = new Vector3(...point).project(camera);
      return Math.max(Math.abs(x), Math.abs(y));
    });
    expect(Math.max(...reaches)).toBeLessThan(1);
    expect(Math.max(...reaches)).toBeGreaterThan(0.75);
  });
});

describe('watchingDirection', () => {
  it('watches from the side of the line on which the camera stands, from above', () => {
    for (const x of [-4, 4]) {
      const direction = watchingDirection([0, 0, -1], [0, 2, 0], [x, 2, 3]);
      expect(Math.sign(direction[0])).toBe(Math.sign(x));
      expect(direction[1]).toBeGreaterThan(0);
      expect(dot(direction, direction)).toBeCloseTo(1, 12);
    }
  });
});

describe('a stage that panels narrow', () => {
  it('keeps the width of its view, down to a limit, and never tightens', () => {
    const halfWidth = (fovDeg: number, aspect: number) => Math.tan((fovDeg * Math.PI) / 360) * aspect;
    const narrowed = fovThatKeepsWidth(35, 2.4, 1.6);
    expect(halfWidth(narrowed, 1.6)).toBeCloseTo(halfWidth(35, 2.4), 9);
    expect(fovThatKeepsWidth(35, 2.4, 2.4)).toBeCloseTo(35, 9);
    expect(fovThatKeepsWidth(35, 1, 2)).toBeCloseTo(35, 9);
    expect(fovThatKeepsWidth(35, 4, 0.5)).toBeCloseTo(fovThatKeepsWidth(35, 1.6, 1), 9);
  });
});
