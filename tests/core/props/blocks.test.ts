import { expect, test } from 'vitest';
import { shapeBounds } from '../../../src/core/base/shapes/bounds.ts';
import { unitMass } from '../../../src/core/base/shapes/mass.ts';
import { propKinds } from '../../../src/core/props/index.ts';

function mainBody(kindId: string, params: object) {
  const kind = propKinds.get(kindId);
  return kind.bodies(kind.params.parse(params))[0]!;
}

// Volumes by school geometry; a kind gives the shape, its material the density.
test.each([
  ['box', { widthM: 2, heightM: 3, depthM: 4 }, 24],
  ['cylinder', { radiusM: 0.5, heightM: 2 }, Math.PI * 0.25 * 2],
  ['capsule', { radiusM: 0.5, heightM: 2 }, Math.PI * 0.25 * 1 + (4 / 3) * Math.PI * 0.125],
  ['wedge', { widthM: 2, heightM: 3, depthM: 4 }, 12],
])('%s encloses the volume of its sizes', (id, params, volumeM3) => {
  const body = mainBody(id, params);
  expect(body.massKg).toBeUndefined();
  expect(unitMass(body.parts[0]!.shape).volumeM3).toBeCloseTo(volumeM3, 9);
});

// Cauchy: the mean shadow of a convex body is a quarter of its surface.
test.each([
  ['box', { widthM: 1, heightM: 1, depthM: 1 }, 6],
  ['cylinder', { radiusM: 1, heightM: 2 }, 2 * Math.PI + 4 * Math.PI],
  ['capsule', { radiusM: 1, heightM: 4 }, 4 * Math.PI + 4 * Math.PI],
  // Base 3 x 4, back 3 x 3, slope 3 x 5, two sides 3 x 4 / 2.
  ['wedge', { widthM: 3, heightM: 3, depthM: 4 }, 12 + 9 + 15 + 12],
])('air acts on a quarter of the surface of a %s', (id, params, surfaceM2) => {
  expect(mainBody(id, params).aero!.areaM2).toBeCloseTo(surfaceM2 / 4, 9);
});

test('a mass set by the director stands in place of the density', () => {
  expect(mainBody('box', { massKg: 3 }).massKg).toBe(3);
});

test('a capsule that is wider than high is refused', () => {
  const result = propKinds.get('capsule').params.safeParse({ radiusM: 1, heightM: 1.5 });
  expect(result.error?.issues[0]?.message).toMatch(/must be higher than it is wide: 1.5 m against 2 m/);
});

test('a floor has its top at the origin', () => {
  const { shape, positionM } = mainBody('floor', { thicknessM: 0.3 }).parts[0]!;
  expect(positionM[1] + shapeBounds(shape).maxM[1]).toBeCloseTo(0, 12);
});

test('the free-throw line lies 15 ft before an NBA board and 4.6 m before a FIBA board', () => {
  // The ring's centre is its inside radius plus the gap before the board: 9 in + 6 in; 0.225 m + 0.151 m, 0.375 in the
  // rules' round numbers. The far edge of the line is what a shooter must stay behind.
  const farEdge = (lines: string) => {
    const line = mainBody('floor', { lines }).parts.find((part) => part.id === 'free-throw-line')!;
    return line.positionM[2] + shapeBounds(line.shape).maxM[2];
  };
  expect(farEdge('nba')).toBeCloseTo(15 * 0.3048 - 15 * 0.0254, 9);
  expect(farEdge('fiba')).toBeCloseTo(4.6 - 0.375, 9);
});

test('court lines do not float beyond a small floor', () => {
  const result = propKinds.get('floor').params.safeParse({ widthM: 3, lines: 'fiba' });
  expect(result.error?.issues[0]?.message).toMatch(/Court lines need a floor of at least/);
});
