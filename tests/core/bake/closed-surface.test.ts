import { describe, expect, it } from 'vitest';
import { surfaceOfShape } from '../../../src/core/bake/closed-surface.ts';
import { measureWet } from '../../../src/core/bake/wet-surface.ts';
import type { Shape } from '../../../src/core/base/shapes/shape.ts';
import type { Vec3 } from '../../../src/core/base/vec3.ts';
import { cap, segment } from '../../physics/reference/water.ts';

const STILL: Vec3 = [0, 0, 0];
const UP: Vec3 = [0, 1, 0];
const under = (shape: Shape, up: Vec3, heightM: number) => measureWet(surfaceOfShape(shape), up, heightM, STILL, STILL);

const HEIGHTS = [-0.9, -0.6, -0.3, -0.1, 0, 0.1, 0.3, 0.6, 0.9];

/** The volume below each level, in closed form: the level lies `height` below the middle. */
const cases: {
  name: string;
  shape: Shape;
  up: Vec3;
  whole: number;
  reach: number;
  below: (height: number) => number;
}[] = [
  {
    name: 'a ball',
    shape: { type: 'ball', radiusM: 0.3 },
    up: [0.6, 0.8, 0],
    whole: cap(0.3, -0.3),
    reach: 0.3,
    below: (h) => cap(0.3, h),
  },
  {
    name: 'a box',
    shape: { type: 'box', sizeM: [0.5, 0.2, 0.8] },
    up: UP,
    whole: 0.08,
    reach: 0.1,
    below: (h) => 0.4 * (0.1 - h),
  },
  {
    name: 'a hull',
    shape: {
      type: 'hull',
      pointsM: [-0.25, 0.25].flatMap((x) => [-0.1, 0.1].flatMap((y) => [-0.4, 0.4].map((z): Vec3 => [x, y, z]))),
    },
    up: [0, 0, 1],
    whole: 0.08,
    reach: 0.4,
    below: (h) => 0.1 * (0.4 - h),
  },
  {
    name: 'a standing cylinder',
    shape: { type: 'cylinder', radiusM: 0.2, heightM: 1 },
    up: UP,
    whole: Math.PI * 0.04,
    reach: 0.5,
    below: (h) => Math.PI * 0.04 * (0.5 - h),
  },
  {
    name: 'a lying cylinder',
    shape: { type: 'cylinder', radiusM: 0.2, heightM: 1 },
    up: [0.8, 0, 0.6],
    whole: Math.PI * 0.04,
    reach: 0.2,
    below: (h) => segment(0.2, h),
  },
  {
    name: 'a lying capsule',
    shape: { type: 'capsule', radiusM: 0.2, lengthM: 0.6 },
    up: [1, 0, 0],
    whole: Math.PI * 0.04 * 0.6 + cap(0.2, -0.2),
    reach: 0.2,
    below: (h) => 0.6 * segment(0.2, h) + cap(0.2, h),
  },
  {
    name: 'a lying ring',
    shape: { type: 'torus', ringRadiusM: 0.4, rodRadiusM: 0.08 },
    up: UP,
    whole: 2 * Math.PI * 0.4 * Math.PI * 0.0064,
    reach: 0.08,
    // Pappus: what is cut from the rod is alike on both sides of its centre.
    below: (h) => 2 * Math.PI * 0.4 * segment(0.08, h),
  },
];

describe.each(cases)('$name', ({ shape, up, whole, reach, below }) => {
  it('holds its whole volume, about its middle', () => {
    const wet = under(shape, up, -2);
    expect(wet.volumeM3 / whole).toBeCloseTo(1, 9);
    for (const k of [0, 1, 2] as const) expect(wet.centerM[k]).toBeCloseTo(0, 9);
    expect(wet.waterplaneM2).toBeCloseTo(0, 9);
  });

  it('is cut within 1 % of its volume at every level', () => {
    for (const share of HEIGHTS) {
      const heightM = share * reach;
      expect(Math.abs(under(shape, up, heightM).volumeM3 - below(heightM)) / whole).toBeLessThan(0.01);
    }
    expect(under(shape, up, 1.01 * reach).volumeM3).toBeLessThan(0.001 * whole);
  });

  it('has the centre of what is under where the level moved up by a little finds it', () => {
    // d(V z)/dh: the centre follows from the volumes below, by Simpson's rule over closed forms.
    const heightM = 0.2 * reach;
    let volume = 0;
    let moment = 0;
    const n = 400;
    for (let i = 0; i < n; i++) {
      const low = -reach + ((reach - heightM) * i) / n;
      const high = -reach + ((reach - heightM) * (i + 1)) / n;
      // Slices of the body below the level, which is `heightM` under the middle.
      const slice = below(-high) - below(-low);
      volume += slice;
      moment += (slice * (low + high)) / 2;
    }
    const wet = under(shape, up, heightM);
    const depth = wet.centerM[0] * up[0] + wet.centerM[1] * up[1] + wet.centerM[2] * up[2];
    expect(Math.abs(depth - moment / volume)).toBeLessThan(0.01 * reach);
  });
});

describe('damping', () => {
  const box: Shape = { type: 'box', sizeM: [2, 0.4, 1] };

  it('of waves is the waterplane’s: its area for heaving, its second moments for rolling', () => {
    const level = 0.05;
    const heave = measureWet(surfaceOfShape(box), UP, level, [0, 0.3, 0], STILL);
    expect(heave.waterplaneM2).toBeCloseTo(2, 12);
    expect(heave.waveForce).toBeCloseTo(-2 * 0.3, 12);
    const roll = measureWet(surfaceOfShape(box), UP, level, STILL, [0.3, 0, 0]);
    // l b^3 / 12 = 2 * 1 / 12.
    expect(roll.waveTorque[0]).toBeCloseTo(-(2 / 12) * 0.3, 12);
    const under = measureWet(surfaceOfShape(box), UP, -3, [0, 0.3, 0], [0.3, 0, 0.2]);
    expect(under.waveForce).toBeCloseTo(0, 12);
  });

  it('of pressure is that of the face that goes ahead, and of friction that of the sides', () => {
    const { dragForce } = measureWet(surfaceOfShape(box), UP, -3, [2, 0, 0], STILL);
    // 1/2 Cd A v^2 with Cd 1.05 and A = 0.4; friction 0.005 on the four sides, 2 (2 * 1 + 2 * 0.4) m2.
    expect(dragForce[0]).toBeCloseTo(-0.5 * 4 * (1.05 * 0.4 + 0.005 * 2 * (2 + 0.8)), 9);
    expect(dragForce[1]).toBeCloseTo(0, 12);
  });
});
