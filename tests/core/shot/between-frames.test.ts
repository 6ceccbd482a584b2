import { describe, expect, it } from 'vitest';
import { betweenFrames } from '../../../src/core/shot/between-frames.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import type { ShotContact, ShotSpec } from '../../../src/core/shot/shot-spec.ts';
import { sampleInput } from './sample.ts';

type Vec = [number, number, number];
type Quat = [number, number, number, number];
type Path = (timeS: number) => { positionM: Vec; velocityMps: Vec; angleRad?: number; spinRadps?: number };

const FRAMES = 8;
const RATE = { num: 24, den: 1 };
const FRAME_S = RATE.den / RATE.num;
const G = 9.81;

const aboutY = (angleRad: number): Quat => [0, Math.sin(angleRad / 2), 0, Math.cos(angleRad / 2)];
const angleOf = ([, y, , w]: readonly number[]) => 2 * Math.atan2(y!, w!);

/** One body on a path, in one or two shots of equal length, with impacts at the given times. */
function specOf(path: Path, { blowsS = [] as number[], starts = [0], sourceStartsS = [0] } = {}): ShotSpec {
  const base = buildShotSpec(sampleInput());
  const shots = starts.map((startFrame, i) => ({
    ...base.shots[0]!,
    startFrame,
    frameCount: (starts[i + 1] ?? FRAMES) - startFrame,
    sourceStartS: sourceStartsS[i]!,
    speed: 1,
    takeId: 'take',
  }));
  const sceneTimesS = Array.from({ length: FRAMES }, (_, frame) => {
    const shot = shots.findLast(({ startFrame }) => startFrame <= frame)!;
    return shot.sourceStartS + (frame - shot.startFrame) * FRAME_S;
  });
  const states = sceneTimesS.map(path);
  const contact = (timeS: number) =>
    ({ phase: 'impact', takeId: 'take', timeS, bodyIds: ['ball', 'floor'] }) as unknown as ShotContact;
  return {
    ...base,
    shots,
    clip: { ...base.clip, frameRate: RATE, frameCount: FRAMES, sceneTimesS },
    contacts: blowsS.map(contact),
    trajectories: [
      {
        bodyId: 'ball',
        positionsM: states.map((s) => s.positionM),
        rotations: states.map((s) => aboutY(s.angleRad ?? 0)),
        velocitiesMps: states.map((s) => s.velocityMps),
        angularVelocitiesRadps: states.map((s): Vec => [0, s.spinRadps ?? 0, 0]),
      },
    ],
    camera: {
      ...base.camera,
      positionsM: sceneTimesS.map((t): Vec => [t, 0, 5]),
      rotations: sceneTimesS.map((t) => aboutY(t / 2)),
      fxPx: sceneTimesS.map((t) => 1000 + 240 * t),
      fyPx: sceneTimesS.map((t) => 1000 + 240 * t),
    },
  };
}

const at = (spec: ShotSpec, frame: number, shown = Math.floor(frame)) =>
  betweenFrames(spec, shown).poseOf(spec.trajectories[0]!, frame);

describe('betweenFrames', () => {
  const flight: Path = (t) => ({
    positionM: [3 * t, 2 + 4 * t - (G * t * t) / 2, 0],
    velocityMps: [3, 4 - G * t, 0],
    angleRad: 90 * t,
    spinRadps: 90,
  });

  it('is exact in free flight, with more than half a turn between frames', () => {
    const spec = specOf(flight);
    expect(90 * FRAME_S).toBeGreaterThan(Math.PI);
    for (const frame of [0.3, 2.5, 6.9]) {
      const { positionM, rotation } = at(spec, frame);
      const true_ = flight(frame * FRAME_S);
      positionM.forEach((value, k) => void expect(value).toBeCloseTo(true_.positionM[k]!, 9));
      expect(Math.sin((angleOf(rotation) - true_.angleRad!) / 2)).toBeCloseTo(0, 9);
    }
  });

  // A ball at 6 m/s down meets a floor at 0 m and leaves with 0.8 of it, at 0.4 of the third frame.
  const BLOW_S = 2.4 * FRAME_S;
  const bounce: Path = (t) => {
    const s = t - BLOW_S;
    const v = s < 0 ? -6 : 4.8;
    return {
      positionM: [0, v * s - (G * s * s) / 2, 0],
      velocityMps: [0, v - G * s, 0],
      spinRadps: s < 0 ? 0 : 40,
      angleRad: Math.max(s, 0) * 40,
    };
  };

  it('turns at a blow between two frames, where the ball touches', () => {
    const spec = specOf(bounce, { blowsS: [BLOW_S] });
    // Both arcs leave gravity out of their way to the blow: at most g s^2 / 2 for the longer of both, 0.6 frames.
    const slackM = (G * (0.6 * FRAME_S) ** 2) / 2;
    for (const frame of [2.1, 2.4, 2.41, 2.7, 2.95]) {
      const { positionM, rotation } = at(spec, frame);
      expect(Math.abs(positionM[1] - bounce(frame * FRAME_S).positionM[1])).toBeLessThan(slackM);
      expect(angleOf(rotation)).toBeCloseTo(bounce(frame * FRAME_S).angleRad!, 9);
    }
    // A cubic through both frames would be 0.06 m above the floor at the instant of touch.
    expect(Math.abs(at(spec, 2.4).positionM[1])).toBeLessThan(slackM);
  });

  it('goes straight where the velocity jumps and no blow is on record, and between several blows', () => {
    const spec = specOf(bounce);
    const [a, b] = [bounce(2 * FRAME_S), bounce(3 * FRAME_S)].map(({ positionM }) => positionM[1]);
    expect(at(spec, 2.25).positionM[1]).toBeCloseTo(a! + (b! - a!) / 4, 9);
    const twice = specOf(bounce, { blowsS: [2.2 * FRAME_S, 2.6 * FRAME_S] });
    const [first, middle, last] = [2.2, 2.4, 2.6].map((frame) => at(twice, frame).positionM[1]);
    expect(middle).toBeCloseTo((first! + last!) / 2, 9);
  });

  it('never mixes across a cut: each shot goes on as it moved', () => {
    const spec = specOf(flight, { starts: [0, 4], sourceStartsS: [0, 5] });
    const last = flight(3 * FRAME_S);
    const after = at(spec, 3.5, 3);
    after.positionM.forEach((value, k) => {
      expect(value).toBeCloseTo(last.positionM[k]! + last.velocityMps[k]! * 0.5 * FRAME_S, 9);
    });
    const first = flight(5);
    const before = at(spec, 3.5, 4);
    before.positionM.forEach((value, k) => {
      expect(value).toBeCloseTo(first.positionM[k]! - first.velocityMps[k]! * 0.5 * FRAME_S, 9);
    });
    expect(betweenFrames(spec, 4).sceneTimeS(3.5)).toBeCloseTo(5 - 0.5 * FRAME_S, 12);
  });

  it('moves, turns and zooms the camera', () => {
    const spec = specOf(flight, { starts: [0, 4], sourceStartsS: [0, 5] });
    for (const [shown, frame, timeS] of [
      [1, 1.5, 1.5 * FRAME_S],
      [3, 3.5, 3.5 * FRAME_S],
      [4, 3.5, 5 - 0.5 * FRAME_S],
    ] as const) {
      const { pose, fxPx } = betweenFrames(spec, shown).camera(frame);
      expect(pose.positionM[0]).toBeCloseTo(timeS, 9);
      // Small turns are mixed on the chord, which is off by less than the cube of the angle: 0.021^3 = 9e-6 rad.
      expect(Math.abs(Math.sin(angleOf(pose.rotation) / 2 - timeS / 4))).toBeLessThan(9e-6);
      expect(fxPx).toBeCloseTo(1000 + 240 * timeS, 9);
    }
  });

  it('gives the very state of a frame at that frame', () => {
    const spec = specOf(bounce, { blowsS: [BLOW_S] });
    for (let frame = 0; frame < FRAMES; frame++) {
      expect(at(spec, frame)).toEqual({
        positionM: spec.trajectories[0]!.positionsM[frame],
        rotation: spec.trajectories[0]!.rotations[frame],
      });
    }
  });
});
