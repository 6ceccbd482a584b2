import { expect, test } from 'vitest';
import { massOfBody } from '../../../src/core/bake/mass-of-body.ts';
import { boundsOfPlaced } from '../../../src/core/base/shapes/bounds.ts';
import { signedDistance } from '../../../src/core/base/shapes/signed-distance.ts';
import type { Vec3 } from '../../../src/core/base/vec3.ts';
import { propKinds } from '../../../src/core/props/index.ts';
import type { Body } from '../../../src/core/props/prop-kind.ts';

function mainBody(kindId: string, params: object = {}): Body {
  const kind = propKinds.get(kindId);
  return kind.bodies(kind.params.parse(params))[0]!;
}

function preset(kindId: string, presetId: string): Body {
  const kind = propKinds.get(kindId);
  return kind.bodies(kind.presets.find(({ id }) => id === presetId)!.params)[0]!;
}

function sizeOf(body: Body, isFeltOnly = false): Vec3 {
  const parts = body.parts.filter((part) => !isFeltOnly || part.role !== 'show');
  const { minM, maxM } = boundsOfPlaced(parts);
  return [maxM[0] - minM[0], maxM[1] - minM[1], maxM[2] - minM[2]];
}

/** How far a point lies from the nearest part, all of which are unturned here. */
function gapTo(body: Body, point: Vec3, isPart: (id: string) => boolean = () => true): number {
  const gaps = body.parts
    .filter((part) => part.role !== 'show' && isPart(part.id))
    .map(({ shape, positionM: [x, y, z] }) => signedDistance(shape, [point[0] - x, point[1] - y, point[2] - z]));
  return Math.min(...gaps);
}

test('a tenpin is as the USBC wants it', () => {
  const body = mainBody('bowling-pin');
  const [widthM, heightM] = sizeOf(body);
  // 15 in +- 1/32 in high, 4.766 in +- 0.031 in wide.
  expect(Math.abs(heightM - 15 * 0.0254)).toBeLessThan(0.0254 / 32);
  expect(Math.abs(widthM - 4.766 * 0.0254)).toBeLessThan(0.031 * 0.0254);
  const { massKg, centerOfMassM, inertiaKgm2 } = massOfBody(body);
  // 3 lb 6 oz to 3 lb 10 oz; centre of mass 5 40/64 to 5 60/64 in above the base.
  expect(massKg).toBeGreaterThan(54 * 0.0283495);
  expect(massKg).toBeLessThan(58 * 0.0283495);
  expect(centerOfMassM[1]).toBeGreaterThan(5.625 * 0.0254);
  expect(centerOfMassM[1]).toBeLessThan(5.9375 * 0.0254);
  expect(Math.hypot(centerOfMassM[0], centerOfMassM[2])).toBeLessThan(1e-9);
  // A slender thing: between a thin rod of its height, m h^2 / 12, and half of that across; less than its widest disc along.
  const rod = (massKg * heightM ** 2) / 12;
  expect(inertiaKgm2[0]).toBeGreaterThan(rod / 2);
  expect(inertiaKgm2[0]).toBeLessThan(rod);
  expect(inertiaKgm2[1]).toBeLessThan((massKg * (widthM / 2) ** 2) / 2);
});

test('a tenpin stands on a base of 2 in, and tips over when turned by some 10 degrees', () => {
  const body = mainBody('bowling-pin');
  const foot = body.parts.find((part) => part.id === 'foot')!;
  const { minM, maxM } = boundsOfPlaced([foot]);
  expect(minM[1]).toBeCloseTo(0, 12);
  const reach = maxM[0];
  expect(reach).toBeCloseTo((2.031 / 2) * 0.0254, 12);
  // Nothing else touches the floor.
  expect(boundsOfPlaced(body.parts.filter(({ id, role }) => role !== 'show' && id !== 'foot')).minM[1]).toBeGreaterThan(
    0.004,
  );
  const tipDeg = (Math.atan2(reach, massOfBody(body).centerOfMassM[1]) * 180) / Math.PI;
  expect(tipDeg).toBeGreaterThan(9);
  expect(tipDeg).toBeLessThan(11);
});

test('a drinking glass weighs and balances like a hollow one', () => {
  const { massKg, centerOfMassM } = massOfBody(mainBody('tumbler'));
  // A base 8 cm across and 12 mm thick, a wall 2.5 mm thick and 108 mm high, of glass of 2500 kg/m3.
  const base = Math.PI * 0.04 ** 2 * 0.012;
  const wall = Math.PI * (0.04 ** 2 - 0.0375 ** 2) * 0.108;
  // Staves stand for the round wall by area, so both agree to rounding.
  expect(massKg).toBeCloseTo(2500 * (base + wall), 9);
  expect(centerOfMassM[1]).toBeCloseTo((base * 0.006 + wall * 0.066) / (base + wall), 9);
});

test('a drinking glass is open at the top', () => {
  const body = mainBody('tumbler');
  // The middle of the glass is 37.5 mm from the wall; staves come nearer by 1 - cos(7.5 deg) of that at most.
  expect(gapTo(body, [0, 0.08, 0])).toBeGreaterThan(0.0375 * 0.99);
  // Within the wall, amid a stave.
  const midStave = Math.PI / 24;
  expect(gapTo(body, [0.0388 * Math.cos(midStave), 0.08, 0.0388 * Math.sin(midStave)])).toBeLessThan(0);
  const refused = propKinds.get('tumbler').params.safeParse({ wallM: 0.03 });
  expect(refused.error?.issues[0]?.message).toMatch(/fills a glass 0.08 m across/);
});

test('a pool table has the measures of the rules', () => {
  const body = mainBody('billiard-table');
  const cloth = 0.765;
  const ball = 0.05715;
  // Seen from above the cloth's middle at nose height, the cushions are half the playing surface away: 50 and 100 in.
  const noseM = cloth + 0.635 * ball;
  expect(gapTo(body, [0, noseM, 0.5], (id) => id.startsWith('cushion'))).toBeCloseTo(0.635, 9);
  expect(gapTo(body, [0, noseM, 1.27 - 0.1], (id) => id === 'cushion-head')).toBeCloseTo(0.1, 9);
  // A ball that meets a cushion touches its nose first, above the middle of the ball: sin = (0.635 - 0.5) / 0.5.
  const touching = Math.sqrt(1 - 0.27 ** 2) * (ball / 2);
  expect(gapTo(body, [0.635 - touching, cloth + ball / 2, 0.5], (id) => id === 'cushion-right-head')).toBeCloseTo(
    ball / 2,
    9,
  );
  expect(gapTo(body, [0, cloth + ball / 2, 0])).toBeCloseTo(ball / 2, 9);
});

test('pockets of a pool table are as wide as the rules say, and a ball falls through', () => {
  const kind = propKinds.get('billiard-table');
  const body = mainBody('billiard-table');
  const ends = (name: string) => {
    const part = body.parts.find(({ id }) => id === `cushion-${name}`)!;
    if (part.shape.type !== 'hull') throw new Error('Cushions are hulls.');
    return part.shape.pointsM.slice(0, 2);
  };
  const gap = (a: string, b: string) =>
    Math.min(...ends(a).flatMap((p) => ends(b).map((q) => Math.hypot(p[0] - q[0], p[2] - q[2]))));
  const inch = 0.0254;
  expect(gap('right-head', 'head') / inch).toBeGreaterThanOrEqual(4.5);
  expect(gap('right-head', 'head') / inch).toBeLessThanOrEqual(4.625);
  expect(gap('left-head', 'left-foot') / inch).toBeGreaterThanOrEqual(5);
  expect(gap('left-head', 'left-foot') / inch).toBeLessThanOrEqual(5.125);

  const passages = kind.passages!({});
  expect(passages).toHaveLength(6);
  // From the cloth's level down to just above the pocket's floor, a ball at the middle of the hole touches nothing.
  const unturned = (id: string) => !id.startsWith('pocket');
  for (const { centerM } of passages) {
    for (const dropM of [0, 0.03, 0.065])
      expect(gapTo(body, [centerM[0], centerM[1] - dropM, centerM[2]], unturned)).toBeGreaterThan(0.0286);
  }
});

test('a table-tennis table has the measures of the laws', () => {
  const body = mainBody('table-tennis-table');
  const top = body.parts.find((part) => part.id === 'top')!;
  const { minM, maxM } = boundsOfPlaced([top]);
  expect([maxM[0] - minM[0], maxM[1], maxM[2] - minM[2]]).toEqual([1.525, 0.76, 2.74]);
  const net = boundsOfPlaced(body.parts.filter((part) => part.id === 'net'));
  expect(net.maxM[1] - 0.76).toBeCloseTo(0.1525, 12);
  expect(net.maxM[0]).toBeCloseTo(1.525 / 2 + 0.1525, 12);
});

test('a table-tennis bat weighs what players hold, and its rubbers face along z', () => {
  const body = mainBody('racket');
  expect(massOfBody(body).massKg).toBe(0.18);
  const z = (id: string) => body.parts.find((part) => part.id === id)!.positionM[2];
  expect(z('forehand')).toBeGreaterThan(0);
  expect(z('backhand')).toBeLessThan(0);
  // 6 mm of wood and at most 4 mm of rubber on either side.
  const { minM, maxM } = boundsOfPlaced(body.parts.filter((part) => part.id !== 'handle'));
  expect(maxM[2] - minM[2]).toBeCloseTo(0.014, 12);
  // 15 x 15.7 cm; straight sides of equal area reach 1.3 % farther at their corners, and 2 % less between them.
  expect(Math.abs((maxM[0] - minM[0]) / 0.15 - 1)).toBeLessThan(0.02);
  expect(Math.abs((maxM[1] - minM[1]) / 0.157 - 1)).toBeLessThan(0.02);
});

test('a dining table carries its top at 75 cm on four legs to the floor', () => {
  const body = preset('table', 'dining');
  expect(sizeOf(body)).toEqual([1.6, 0.75, 0.9]);
  expect(boundsOfPlaced(body.parts).minM[1]).toBe(0);
  // Oak of 680 kg/m3: a top of 1.6 x 0.9 x 0.03 m and legs of 7 x 7 x 72 cm.
  expect(massOfBody(body).massKg).toBeCloseTo(680 * (1.6 * 0.9 * 0.03 + 4 * 0.07 * 0.07 * 0.72), 9);
  const refused = propKinds.get('table').params.safeParse({ insetM: 0.4 });
  expect(refused.error?.issues[0]?.message).toMatch(/Legs of 0.07 m set in by 0.4 m meet in the middle/);
});

test('a tablecloth weighs by its area', () => {
  expect(mainBody('tablecloth', { widthM: 2, depthM: 1, massPerAreaKgpm2: 0.25 }).massKg).toBe(0.5);
  expect(sizeOf(mainBody('tablecloth'))[1]).toBeCloseTo(0.002, 12);
});

test('a domino weighs some 9 g, a phone 190 g with three different moments', () => {
  // 48 x 24 x 7.5 mm at 1050 kg/m3.
  expect(massOfBody(preset('box', 'domino')).massKg).toBeCloseTo(1050 * 0.048 * 0.024 * 0.0075, 9);
  const [w, h, d] = [0.072, 0.008, 0.147];
  const { massKg, inertiaKgm2 } = massOfBody(preset('box', 'phone'));
  expect(massKg).toBe(0.19);
  const box = [h * h + d * d, w * w + d * d, w * w + h * h].map((sum) => (0.19 * sum) / 12);
  inertiaKgm2.forEach((moment, axis) => {
    expect(moment).toBeCloseTo(box[axis]!, 12);
  });
  expect(new Set(inertiaKgm2.map((moment) => moment.toFixed(6))).size).toBe(3);
});

test('a wrecking ball weighs what so much steel does', () => {
  const kind = propKinds.get('ball');
  const { massKg, radiusM } = kind.presets.find(({ id }) => id === 'wrecking-ball')!.params as {
    massKg: number;
    radiusM: number;
  };
  // Rounded to 10 kg.
  expect(Math.abs(massKg - 7850 * (4 / 3) * Math.PI * radiusM ** 3)).toBeLessThan(5);
});

test('a ball wears the color that it is given, and words say so', () => {
  const kind = propKinds.get('ball');
  const billiard = kind.presets.find(({ id }) => id === 'billiard')!.params as object;
  const cue = kind.params.parse({ ...billiard, color: 'white' });
  expect(kind.words(cue).description).toBe('a white billiard ball, 5.7 cm across');
  expect(kind.bodies(cue)[0]!.parts[0]!.colorRgb).toEqual([0.95, 0.94, 0.9]);
  expect(kind.bodies(billiard)[0]!.parts[0]).not.toHaveProperty('colorRgb');
});

test('a chain hangs straight down from its origin and weighs what is said', () => {
  const kind = propKinds.get('chain');
  const params = kind.params.parse({ links: 5, lengthM: 1, massKg: 2, radiusM: 0.02 });
  const bodies = kind.bodies(params);
  expect(bodies.map((body) => body.id)).toEqual(['main', 'link-2', 'link-3', 'link-4', 'link-5']);
  expect(bodies.reduce((sum, body) => sum + massOfBody(body).massKg, 0)).toBeCloseTo(2, 12);
  expect(bodies.map((body) => body.pose?.positionM[1] ?? 0)).toEqual([0, -0.2, -0.4, expect.closeTo(-0.6, 12), -0.8]);
  expect(kind.joints!(params)).toHaveLength(4);
  expect(kind.params.safeParse({ links: 2.5 }).error?.issues[0]?.message).toMatch(/whole links, but 2.5/);
  expect(kind.params.safeParse({ links: 100, lengthM: 1 }).error?.issues[0]?.message).toMatch(
    /longer than they are thick/,
  );
});
