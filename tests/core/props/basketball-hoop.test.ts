import { describe, expect, test } from 'vitest';
import { signedDistance } from '../../../src/core/base/shapes/signed-distance.ts';
import type { Vec3 } from '../../../src/core/base/vec3.ts';
import { basketballHoop } from '../../../src/core/props/basketball-hoop/basketball-hoop.ts';
import type { Part } from '../../../src/core/props/prop-kind.ts';

function hoop(presetId: string) {
  const { params } = basketballHoop.presets.find((preset) => preset.id === presetId)!;
  const parts = basketballHoop.bodies(params)[0]!.parts;
  const part = (id: string): Part => parts.find((candidate) => candidate.id === id)!;
  return { params, parts, part, passage: basketballHoop.passages!(params)[0]! };
}

/** Distance from a point of the prop's frame to a part; hoop parts are not turned. */
function distanceTo(part: Part, [x, y, z]: Vec3): number {
  const [px, py, pz] = part.positionM;
  return signedDistance(part.shape, [x - px, y - py, z - pz]);
}

// Rule books: NBA 18 in inside, 5/8 in rod, 10 ft, 6 in to the board, board 72 x 42 in; FIBA 450–459 mm, 16–20 mm,
// 3050 +-6 mm, 151 +-2 mm, 1.80 x 1.05 m at 2.90 m.
describe.each([
  {
    id: 'nba',
    inside: [0.4572, 0.4572],
    rod: [0.0158, 0.0159],
    top: [3.047, 3.049],
    gap: [0.152, 0.153],
    board: [1.8288, 1.0668],
  },
  {
    id: 'fiba',
    inside: [0.45, 0.459],
    rod: [0.016, 0.02],
    top: [3.044, 3.056],
    gap: [0.149, 0.153],
    board: [1.8, 1.05],
  },
])('$id', ({ id, inside, rod, top, gap, board }) => {
  const { params, parts, part, passage } = hoop(id);
  const rim = part('rim');
  const ring = rim.shape as { ringRadiusM: number; rodRadiusM: number };
  const within = (value: number, [low, high]: number[]) => {
    expect(value).toBeGreaterThanOrEqual(low! - 1e-9);
    expect(value).toBeLessThanOrEqual(high! + 1e-9);
  };

  test('ring, rod, height and distance from the board', () => {
    within(2 * (ring.ringRadiusM - ring.rodRadiusM), inside);
    within(2 * ring.rodRadiusM, rod);
    within(rim.positionM[1] + ring.rodRadiusM, top);
    // From the ring's inside edge, the point of the hole nearest to the board, to the board's surface.
    const edge: Vec3 = [0, rim.positionM[1], -(ring.ringRadiusM - ring.rodRadiusM)];
    within(distanceTo(part('board'), edge), gap);
    expect(distanceTo(rim, edge)).toBeCloseTo(0, 9);
  });

  test('board and its lower edge', () => {
    const { shape, positionM } = part('board');
    const size = (shape as { sizeM: Vec3 }).sizeM;
    expect(size.slice(0, 2)).toEqual(board);
    expect(positionM[1] - size[1] / 2).toBeCloseTo(2.9, 2);
  });

  test('nothing solid stands in the ring or inside another part but where they are joined', () => {
    for (const solid of parts.filter((candidate) => candidate.role === 'both')) {
      expect(distanceTo(solid, passage.centerM)).toBeGreaterThan(passage.radiusM - 1e-9);
      // Nothing but the pole reaches the floor, and that only stands on it.
      if (solid.id !== 'pole') expect(distanceTo(solid, [0, 0, 0])).toBeGreaterThan(1);
    }
    expect(distanceTo(part('pole'), [0, -1e-6, part('pole').positionM[2]])).toBeGreaterThan(0);
    expect(distanceTo(part('bracket'), [0, rim.positionM[1] - 0.03, -ring.ringRadiusM + 1e-6])).toBeGreaterThan(0);
    const rod = ring.rodRadiusM;
    const board = part('board').positionM[2] + (part('board').shape as { sizeM: Vec3 }).sizeM[2] / 2;
    // The rod's far side stays clear of the board: gap minus the rod's thickness.
    expect(-ring.ringRadiusM - rod - board).toBeCloseTo(gap[0]! - 2 * rod, 2);
  });

  test('the passage fills the ring and counts the way down', () => {
    expect(passage).toMatchObject({ id: 'hoop', normal: [0, 1, 0] });
    expect(passage.centerM).toEqual(rim.positionM);
    expect(passage.radiusM).toBeCloseTo(ring.ringRadiusM - ring.rodRadiusM, 12);
  });

  test('the net hangs in twelve loops, 40 to 45 cm long, and is narrower than the ball at its mouth only', () => {
    const net = part('net');
    const { segmentsM } = net.shape as unknown as { segmentsM: [Vec3, Vec3][] };
    const top = segmentsM.filter(([from]) => from[1] === 0);
    expect(new Set(top.map(([from]) => from.map((x) => x.toFixed(6)).join())).size).toBe(12);
    const ends = segmentsM.flat();
    within(-Math.min(...ends.map((point) => point[1])), [0.4, 0.45]);
    for (const [from, to] of segmentsM) {
      expect(Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2])).toBeLessThan(0.12);
      // It is there to hold a ball for a moment: below 0.1193 m in its lower half, and nowhere above.
      for (const [x, y, z] of [from, to]) expect(Math.hypot(x, z) > 0.1193 || y < -0.2).toBe(true);
    }
    expect(net.role).toBe('show');
    const [tube] = basketballHoop.bodies(params)[0]!.nets!;
    expect(tube).toMatchObject({ partId: 'net', topM: net.positionM, axis: [0, 1, 0] });
    expect(tube!.bottomRadiusM).toBeLessThan(0.1193);
    expect(basketballHoop.bodies({ ...(params as object), netLengthM: 0 } as typeof params)[0]!.nets).toEqual([]);
  });

  test('the painted square sits on the board with its base level with the ring', () => {
    const bottom = part('square-bottom');
    expect(bottom.positionM[1] + 0.025).toBeCloseTo(rim.positionM[1] + ring.rodRadiusM, 9);
    const topLine = part('square-top').positionM[1] + 0.025;
    expect(topLine).toBeLessThan(part('board').positionM[1] + board[1]! / 2);
  });
});

test.each([
  ['a rod as thick as the ring', { ringRodDiameterM: 0.13 }, /rod must be thinner/],
  ['a ring that touches the board', { ringToBoardM: 0.02, ringRodDiameterM: 0.03 }, /stand clear of the board/],
  ['a ring below the board', { ringHeightM: 2.5 }, /hangs on the board/],
  ['a square larger than the board', { rectangleWidthM: 5 }, /must fit on the board/],
])('%s is refused with a sentence', (_, change, message) => {
  const result = basketballHoop.params.safeParse(change);
  expect(result.error?.issues.map((issue) => issue.message).join()).toMatch(message);
});
