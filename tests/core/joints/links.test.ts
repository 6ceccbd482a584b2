import { describe, expect, it } from 'vitest';
import { planBake } from '../../../src/core/bake/plan-bake.ts';
import type { JointShape } from '../../../src/core/base/joint-shape.ts';
import { IDENTITY } from '../../../src/core/base/quat.ts';
import { distance } from '../../../src/core/base/vec3.ts';
import { type HeldBody, type HeldJoint, linksOf } from '../../../src/core/joints/links.ts';
import { readyScenes } from '../../../src/core/scenes/index.ts';

/** A ball of 10 cm radius, its middle at the body's origin. */
const ball: HeldBody = {
  id: 'ball',
  parts: [{ shape: { type: 'ball', radiusM: 0.1 }, positionM: [0, 0, 0], rotation: IDENTITY }],
};
/** A box of 20 cm edges, 1 m along x from the body's origin. */
const box: HeldBody = {
  id: 'box',
  parts: [{ shape: { type: 'box', sizeM: [0.2, 0.2, 0.2] }, positionM: [1, 0, 0], rotation: IDENTITY }],
};
const HINGE: JointShape = { type: 'hinge', axis: [0, 0, 1], limitsRad: null, motor: null };

const joint = (shape: JointShape, more: Partial<HeldJoint> = {}): HeldJoint => ({
  id: 'joint',
  bodyIds: ['ball', null],
  pointsM: [
    [0, 0.4, 0],
    [0, 2, 0],
  ],
  shape,
  ...more,
});

describe('linksOf', () => {
  it.each([HINGE, { type: 'ball' }, { type: 'fixed' }] satisfies JointShape[])(
    'holds a body at a distance by a rod: $type',
    (shape) => {
      const [rod, ...others] = linksOf([joint(shape)], [ball], []);
      expect(others).toEqual([]);
      expect(rod!.type).toBe('rod');
      expect(rod!.ends[0]).toEqual({ bodyId: 'ball', pointM: [0, 0.4, 0] });
      // It goes in by no more than its radius, that of 30 cm.
      expect(rod!.ends[1].pointM[1]).toBeCloseTo(0.1 - rod!.radiusM, 12);
      expect(rod!.radiusM).toBeCloseTo(0.00075, 12);
      expect(rod!.lengthM).toBeCloseTo(0.3 + rod!.radiusM, 12);
    },
  );

  it('draws nothing where a joint takes hold at a body, in it, or near enough', () => {
    for (const y of [0, 0.1, 0.119])
      expect(
        linksOf(
          [
            joint(HINGE, {
              pointsM: [
                [0, y, 0],
                [0, 0, 0],
              ],
            }),
          ],
          [ball],
          [],
        ),
      ).toEqual([]);
  });

  it('reaches each of two bodies from the one point', () => {
    const links = linksOf(
      [
        joint(HINGE, {
          bodyIds: ['ball', 'box'],
          pointsM: [
            [0, 0.4, 0],
            [0.5, 0, 0],
          ],
        }),
      ],
      [ball, box],
      [],
    );
    expect(links.map(({ ends }) => ends.map(({ bodyId }) => bodyId))).toEqual([
      ['ball', 'ball'],
      ['box', 'box'],
    ]);
    // The near side of the box is at 0.9.
    expect(links[1]!.lengthM).toBeCloseTo(0.4 + links[1]!.radiusM, 12);
  });

  it('shows ropes and springs between their ends, as thick as they are long', () => {
    const rope = linksOf(
      [
        joint(
          { type: 'rope', lengthM: 6 },
          {
            pointsM: [
              [0, 0, 0],
              [0, 6, 0],
            ],
          },
        ),
      ],
      [ball],
      [],
    );
    expect(rope).toHaveLength(1);
    expect(rope[0]).toMatchObject({ type: 'rope', lengthM: 6, brokeAtS: null });
    expect(rope[0]!.radiusM).toBeCloseTo(0.015, 12);
    const spring: JointShape = { type: 'spring', lengthM: 0.1, stiffnessNpm: 1, dampingNspm: 1 };
    expect(linksOf([joint(spring)], [ball], []).map(({ type }) => type)).toEqual(['spring', 'rod']);
  });

  it('shows what props join within themselves only where that is a rope or spring', () => {
    const id = 'car.wheel';
    expect(linksOf([joint(HINGE, { id })], [ball], [])).toEqual([]);
    expect(linksOf([joint({ type: 'rope', lengthM: 2 }, { id })], [ball], []).map(({ type }) => type)).toEqual([
      'rope',
    ]);
  });

  it('knows when each broke', () => {
    const fates = [{ jointId: 'joint', brokeAtS: 0.7 }];
    expect(linksOf([joint(HINGE)], [ball], fates)[0]!.brokeAtS).toBe(0.7);
  });

  it('gives the cradle five rods of 27.5 cm, and the wrecking ball none', () => {
    const linksOfScene = (id: string) => {
      const scene = readyScenes.get(id).make();
      const { joints, bodies } = planBake(scene, scene.activeTakeId);
      return linksOf(joints, bodies, []);
    };
    const rods = linksOfScene('newtons-cradle').filter(({ type }) => type === 'rod');
    expect(rods).toHaveLength(5);
    // Arms of 30 cm to the middles of balls of 2.5 cm radius.
    for (const { ends, radiusM } of rods)
      expect(distance(ends[0].pointM, ends[1].pointM)).toBeCloseTo(0.275 + radiusM, 9);
    expect(linksOfScene('wrecking-ball')).toEqual([]);
  });
});
