import { describe, expect, it } from 'vitest';
import type { JointPlan } from '../../../src/core/bake/plan.ts';
import { cuesThrough, deriveCues } from '../../../src/core/cues/derive.ts';
import { timbreOf } from '../../../src/core/cues/timbre.ts';
import { materials } from '../../../src/core/materials/index.ts';
import type { BodyTrack, Motion } from '../../../src/core/motion/motion.ts';
import type { Scene } from '../../../src/core/scene/schema.ts';
import { contact, motionOf, plan, sceneOf } from './fixtures.ts';

/** The ball on a straight line through these places at these times, at even speed between them. */
function alongLine(knots: readonly (readonly [timeS: number, x: number, y: number, z: number])[]): Motion {
  const velocity = knots.map(([t, ...p], i) => {
    const [t2, ...p2] = knots[i + 1] ?? knots[i]!;
    const [t1, ...p1] = i + 1 < knots.length ? [t, ...p] : knots[i - 1]!;
    return p1.map((x, k) => (p2[k]! - x) / (t2 - t1));
  });
  const track: BodyTrack = {
    bodyId: 'ball',
    timesS: Float64Array.from(knots, ([t]) => t),
    positionsM: Float32Array.from(knots.flatMap(([, ...p]) => p)),
    rotations: Float32Array.from(knots.flatMap(() => [0, 0, 0, 1])),
    velocitiesMps: Float32Array.from(velocity.flat()),
    angularVelocitiesRadps: new Float32Array(3 * knots.length),
  };
  const motion = motionOf([]);
  return { ...motion, tracks: [track, ...motion.tracks.slice(1)] };
}

const derive = (motion: Motion, scene: Scene = sceneOf()) => deriveCues(scene, 'take-1', plan, motion);
const kindsOf = (motion: Motion, scene?: Scene) => derive(motion, scene).map(({ kind }) => kind);

describe('a whoosh', () => {
  // The camera stands at z = 5; the ball flies past it at 20 m/s along x, 2 m before it, nearest at 1 s.
  const pass = alongLine([
    [0, -20, 3, 3],
    [2, 20, 3, 3],
  ]);

  it('is looked for anew through another camera, and only there', () => {
    const both = sceneOf();
    // The camera `far` stands 17 m from the way: nothing passes it within 5 m.
    const take = { plan, motion: pass, cues: derive(pass, both) };
    const passes = (cameraId: string, cues = take.cues) =>
      cuesThrough(both, { ...take, cues }, cameraId).filter(({ kind }) => kind === 'whoosh');
    expect(passes('far')).toEqual([]);
    expect(passes('near').map((cue) => cue.id)).toEqual(['whoosh:ball#1']);
    // A take that was heard from afar first: the near camera finds its own.
    expect(passes('near', passes('far'))).toHaveLength(1);
    const fixed = {
      ...both,
      sound: { ...both.sound, listener: { type: 'fixed', positionM: [0, 0, 0], rotation: [0, 0, 0, 1] } },
    } as Scene;
    expect(cuesThrough(fixed, take, 'far')).toBe(take.cues);
  });

  it('is made by what passes the listener fast and near, loudest in the middle', () => {
    const [whoosh, ...others] = derive(pass).filter(({ kind }) => kind === 'whoosh');
    expect(others).toEqual([]);
    expect(whoosh).toMatchObject({
      id: 'whoosh:ball#1',
      label: 'basketball whooshes past',
      stem: 'effects',
      bodyIds: ['ball'],
      source: { type: 'made', like: 'whoosh' },
    });
    const nearest = whoosh!.curve.reduce((best, point) => (point.distanceM < best.distanceM ? point : best));
    // Looked at 120 times a second, and thinned to 2 % of the distance: sqrt(9 + 4) m.
    expect(Math.abs(nearest.timeS - 1)).toBeLessThan(0.05);
    expect(Math.abs(nearest.distanceM - Math.sqrt(13))).toBeLessThan(0.1);
    expect(nearest.speedMps).toBeCloseTo(20, 4);
    // It comes from the left and goes to the right.
    expect(whoosh!.curve[0]!.pan).toBeLessThan(-0.8);
    expect(whoosh!.curve.at(-1)!.pan).toBeGreaterThan(0.8);
    expect(whoosh!.timeS).toBeLessThan(1);
    expect(whoosh!.endTimeS).toBeGreaterThan(1);
  });

  it('is 60 dB louder for ten times the speed', () => {
    const levelAt = (speedMps: number) =>
      derive(
        alongLine([
          [0, -speedMps, 0, 3],
          [2, speedMps, 0, 3],
        ]),
      ).find(({ kind }) => kind === 'whoosh')!.levelDb;
    expect(levelAt(20) - levelAt(10)).toBeCloseTo(60 * Math.log10(2), 6);
  });

  it('is not made by what is slow, far, comes to rest before it, or is followed', () => {
    expect(
      kindsOf(
        alongLine([
          [0, -5, 0, 3],
          [2, 5, 0, 3],
        ]),
      ),
    ).not.toContain('whoosh');
    expect(
      kindsOf(
        alongLine([
          [0, -20, 0, -2],
          [2, 20, 0, -2],
        ]),
      ),
    ).not.toContain('whoosh');
    expect(
      kindsOf(
        alongLine([
          [0, -20, 0, 3],
          [1, -1, 0, 3],
          [2, -1, 0, 3],
        ]),
      ),
    ).not.toContain('whoosh');
    const follow = sceneOf();
    follow.cameras.near!.rig = { kind: 'follow', params: { targetPropId: 'ball', offsetM: [0, 0, 2], lagS: 0 } };
    expect(kindsOf(pass, follow)).not.toContain('whoosh');
  });

  it('is heard once for each pass, and belongs to the listener, not to the camera, where that is fixed', () => {
    const thereAndBack = alongLine([
      [0, -20, 0, 3],
      [2, 20, 0, 3],
      [4, -20, 0, 3],
    ]);
    expect(kindsOf(thereAndBack)).toEqual(['whoosh', 'whoosh']);
    const sound = {
      ...sceneOf().sound,
      listener: {
        type: 'fixed' as const,
        positionM: [0, 0, 50] as [number, number, number],
        rotation: [0, 0, 0, 1] as [number, number, number, number],
      },
    };
    expect(kindsOf(thereAndBack, sceneOf({ sound }))).toEqual([]);
  });
});

describe('a splash', () => {
  it('is made of a part that goes into water, and is no impact', () => {
    const into = {
      bodyIds: ['ball', 'court'],
      partIds: ['ball', 'floor'],
      materialIds: ['basketball', 'water'],
    } as const;
    const [splash, ...others] = derive(motionOf([contact(1, into)]));
    expect(others).toEqual([]);
    expect(splash).toMatchObject({ kind: 'splash', label: 'basketball splashes into court', hits: [{ timeS: 1 }] });
  });
});

describe('a break', () => {
  const joint: JointPlan = {
    id: 'line',
    bodyIds: ['ball', null],
    pointsM: [
      [0, 0.12, 0],
      [0, 3, 0],
    ],
    shape: { type: 'rope', lengthM: 2 },
    breakForceN: 500,
    collide: false,
  };
  const broken = (brokeAtS: number | null, change: Partial<JointPlan> = {}) => {
    const motion = { ...motionOf([]), jointLoads: [{ jointId: 'line', peakForceN: 480, peakAtS: 1, brokeAtS }] };
    return deriveCues(sceneOf(), 'take-1', { ...plan, joints: [{ ...joint, ...change }] }, motion);
  };

  it('is heard where and when a joint gives way, and only then', () => {
    const [cue, ...others] = broken(1);
    expect(others).toEqual([]);
    // The ball goes 2 m/s along x.
    expect(cue).toMatchObject({
      kind: 'break',
      timeS: 1,
      label: 'what holds basketball snaps',
      materials: ['basketball'],
    });
    expect(cue!.pointM![0]).toBeCloseTo(2, 6);
    expect(cue!.pointM![1]).toBeCloseTo(0.12, 6);
    expect(broken(null)).toEqual([]);
    expect(broken(1, { shape: { type: 'fixed' }, bodyIds: ['ball', 'hoop'] })[0]!.label).toBe(
      'joint of basketball and NBA hoop breaks',
    );
    // Ten times the force is 13 dB more, pressed together by 0.65.
    expect(broken(1, { breakForceN: 5000 })[0]!.levelDb - broken(1)[0]!.levelDb).toBeCloseTo(
      Math.min(13, -broken(1)[0]!.levelDb),
      6,
    );
  });
});

describe('an absence', () => {
  const hoop = plan.bodies[1]!;
  const withNet = {
    ...plan,
    bodies: [
      plan.bodies[0]!,
      {
        ...hoop,
        passages: [{ id: 'hoop', label: 'hoop', centerM: [0, 0, 0], normal: [0, 1, 0], radiusM: 0.23 }],
        nets: [
          { partId: 'net', topM: [0, 0, 0], axis: [0, 1, 0], topRadiusM: 0.23, bottomRadiusM: 0.15, lengthM: 0.45 },
        ],
      } as typeof hoop,
      plan.bodies[2]!,
    ],
  };
  const near = (motion: Motion, scene = sceneOf()) =>
    deriveCues(scene, 'take-1', withNet, motion).filter(({ kind }) => kind === 'absence');

  it('tells of a net that is nearly gone through', () => {
    const [cue, ...others] = near(
      alongLine([
        [0, 0.4, 2, 0],
        [1, 0.4, 0, 0],
        [2, 0.4, -2, 0],
      ]),
    );
    expect(others).toEqual([]);
    expect(cue).toMatchObject({
      label: 'no net swish: basketball misses the hoop',
      source: { type: 'told' },
      stem: 'effects',
      hits: [],
    });
    // It passes 0.17 m beside the ring's opening, half-way.
    expect(cue!.timeS).toBeCloseTo(1, 1);
    expect(
      near(
        alongLine([
          [0, 0.1, 2, 0],
          [1, 0.1, 0, 0],
          [2, 0.1, -2, 0],
        ]),
      ),
    ).toEqual([]);
    expect(
      near(
        alongLine([
          [0, 0.9, 2, 0],
          [1, 0.9, 0, 0],
          [2, 0.9, -2, 0],
        ]),
      ),
    ).toEqual([]);
  });

  it('tells of what the director did not want, and of what passes by a hair', () => {
    // The ball of 0.12 m flies along x at 4 m/s over the ring, whose top is 8 mm above the origin: 52 mm between them.
    const past = alongLine([
      [0, -4, 0.18, 0.237],
      [2, 4, 0.18, 0.237],
    ]);
    const never = sceneOf({
      outcome: {
        clean: {
          type: 'touch',
          mode: 'never',
          order: 'a0',
          a: { propId: 'ball' },
          b: { propId: 'hoop', partId: 'rim' },
        },
      },
    });
    const told = derive(past, never).filter(({ kind }) => kind === 'absence');
    expect(told.map(({ label }) => label)).toEqual(['no hit: basketball misses rim by 52 mm']);
    expect(told[0]!.timeS).toBeCloseTo(1, 1);
    // The board of the fixture stands in the way of hairs about the origin: a hair is told of the floor alone.
    const over = alongLine([
      [0, -4, 0.38, 5],
      [2, 4, 0.38, 5],
    ]);
    const hair = derive(over).filter(({ kind }) => kind === 'absence');
    // The floor's top is at 0.25 m, the ball's bottom at 0.26.
    expect(hair.map(({ label }) => label)).toEqual(['no hit: basketball misses court by 10 mm']);
    expect(
      derive(
        alongLine([
          [0, -4, 0.45, 5],
          [2, 4, 0.45, 5],
        ]),
      ).filter(({ kind }) => kind === 'absence'),
    ).toEqual([]);
  });
});

describe('timbre', () => {
  const of = (material: string, sizeM = 0.25, speedMps = 2) =>
    timbreOf({ materials: [material], sizesM: [sizeM], speedMps, massKg: 1 });

  it('is duller for rubber than for wood than for glass, and rings longer in steel than in wood', () => {
    expect(of('rubber').centroidHz).toBeLessThan(of('hardwood').centroidHz);
    expect(of('hardwood').centroidHz).toBeLessThan(of('glass').centroidHz);
    expect(of('steel').t60S).toBeGreaterThan(of('hardwood').t60S);
    expect(of('rubber').words).toEqual(expect.arrayContaining(['dull', 'short', 'soft']));
    expect(of('glass').words).toContain('bright');
    expect(of('steel').words).toContain('ringing');
  });

  it('is lower for larger bodies and brighter for harder hits, of every material', () => {
    for (const { id } of materials.all) {
      expect(of(id, 0.5).centroidHz).toBeLessThanOrEqual(of(id, 0.1).centroidHz);
      expect(of(id, 0.25, 8).centroidHz).toBeGreaterThanOrEqual(of(id, 0.25, 0.5).centroidHz);
      expect(of(id).t60S).toBeGreaterThan(0);
    }
    expect(timbreOf({ materials: [], sizesM: [], speedMps: 1, massKg: 0 })).toEqual({
      t60S: 0,
      centroidHz: 0,
      words: [],
    });
  });
});
