import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fromOpenCvC2w,
  fromOpenCvW2c,
  fromUnrealRows,
  fromWxyz,
  fromZUp,
  poseFromZUp,
  poseToZUp,
  toOpenCvC2w,
  toOpenCvW2c,
  toUnrealRows,
  toWxyz,
  toZUp,
} from '../../../src/core/base/frames.ts';
import { normalizeQuat, type Pose, type Quat, rotate } from '../../../src/core/base/quat.ts';
import { add, type Vec3 } from '../../../src/core/base/vec3.ts';

const component = fc.double({ min: -1, max: 1, noNaN: true });
const metres = fc.double({ min: -100, max: 100, noNaN: true });
const point = fc.tuple(metres, metres, metres);
const rotation = fc
  .tuple(component, component, component, component)
  .filter((q) => q.reduce((sum, x) => sum + x * x, 0) > 0.01)
  .map((q) => normalizeQuat(q as unknown as Quat));
const pose: fc.Arbitrary<Pose> = fc.record({ positionM: point, rotation });
const options = { seed: 1, numRuns: 300 };

function expectSamePose(a: Pose, b: Pose) {
  for (let k = 0; k < 3; k++) expect(a.positionM[k]).toBeCloseTo(b.positionM[k]!, 8);
  const sign = a.rotation.reduce((sum, x, k) => sum + x * b.rotation[k]!, 0) < 0 ? -1 : 1;
  for (let k = 0; k < 4; k++) expect(sign * a.rotation[k]!).toBeCloseTo(b.rotation[k]!, 8);
}

function expectSamePoint(a: Vec3, b: Vec3) {
  for (let k = 0; k < 3; k++) expect(a[k]).toBeCloseTo(b[k]!, 7);
}

test('poses come back from every frame of reference', () => {
  fc.assert(
    fc.property(pose, (p) => {
      expectSamePose(fromOpenCvW2c(toOpenCvW2c(p)), p);
      expectSamePose(fromOpenCvC2w(toOpenCvC2w(p)), p);
      expectSamePose(poseFromZUp(poseToZUp(p)), p);
      expectSamePose(fromUnrealRows(toUnrealRows(p)), p);
      expectSamePose({ ...p, rotation: fromWxyz(toWxyz(p.rotation)) }, p);
    }),
    options,
  );
});

test('world to camera undoes camera to world', () => {
  fc.assert(
    fc.property(pose, point, (p, x) => {
      const apply = (rows: ReturnType<typeof toOpenCvC2w>, v: Vec3) =>
        rows.map((r) => r[0] * v[0] + r[1] * v[1] + r[2] * v[2] + r[3]) as unknown as Vec3;
      expectSamePoint(apply(toOpenCvW2c(p), apply(toOpenCvC2w(p), x)), x);
    }),
    options,
  );
});

test('a camera at rest at the origin sees what is right, above and ahead at +x, -y, +z', () => {
  const rows = toOpenCvW2c({ positionM: [0, 0, 0], rotation: [0, 0, 0, 1] });
  expect(rows.map((r) => [...r].map((x) => x + 0))).toEqual([
    [1, 0, 0, 0],
    [0, -1, 0, 0],
    [0, 0, -1, 0],
  ]);
});

test('z-up keeps what is up up, and turns points as it turns poses', () => {
  expect(toZUp([1, 2, 3])).toEqual([1, -3, 2]);
  fc.assert(
    fc.property(pose, point, (p, x) => {
      expectSamePoint(fromZUp(toZUp(x)), x);
      const world = add(rotate(p.rotation, x), p.positionM);
      const turned = poseToZUp(p);
      expectSamePoint(add(rotate(turned.rotation, x), turned.positionM), toZUp(world));
    }),
    options,
  );
});
