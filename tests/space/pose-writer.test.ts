import { Object3D } from 'three';
import { describe, expect, it } from 'vitest';
import type { Motion } from '../../src/core/motion/motion.ts';
import { createPoseWriter } from '../../src/space/pose-writer.ts';

/** 2 m/s along x, dropped from 1 m under 10 m/s²: knots 0.1 s apart carry exact states. */
function fall(bodyId: string): Motion['tracks'][number] {
  const timesS = Float64Array.from({ length: 5 }, (_, i) => i / 10);
  return {
    bodyId,
    timesS,
    positionsM: new Float32Array([...timesS].flatMap((t) => [2 * t, 1 - 5 * t * t, 0])),
    rotations: new Float32Array([...timesS].flatMap(() => [0, 0, 0, 1])),
    velocitiesMps: new Float32Array([...timesS].flatMap((t) => [2, -10 * t, 0])),
    angularVelocitiesRadps: new Float32Array(timesS.length * 3),
  };
}

function motionOf(...tracks: Motion['tracks']): Motion {
  return {
    bakeKey: '',
    stepHz: 240,
    durationS: 0.4,
    tracks,
    contacts: [],
    startOverlaps: [],
    jointLoads: [],
    appliedNudges: [],
    clamps: [],
    stop: null,
  };
}

describe('createPoseWriter', () => {
  it('puts bodies on their path at any time, forward and backward, and leaves others alone', () => {
    const ball = new Object3D();
    const other = new Object3D();
    other.position.set(7, 7, 7);
    const write = createPoseWriter(motionOf(fall('ball'), fall('gone')));
    const bodies = new Map([
      ['ball', ball],
      ['other', other],
    ]);
    for (const timeS of [0, 0.05, 0.23, 0.4, 0.17, 0.31, 0]) {
      write(timeS, bodies);
      expect(ball.position.x).toBeCloseTo(2 * timeS, 5);
      expect(ball.position.y).toBeCloseTo(1 - 5 * timeS * timeS, 5);
    }
    expect(other.position.toArray()).toEqual([7, 7, 7]);
  });

  it('rests at the ends of the motion', () => {
    const ball = new Object3D();
    const write = createPoseWriter(motionOf(fall('ball')));
    write(99, new Map([['ball', ball]]));
    expect(ball.position.x).toBeCloseTo(0.8, 5);
  });
});
