import { conjugate, IDENTITY, integrate, multiply, type Pose, type Quat, slerp } from '../base/quat.ts';
import { add, length, mix, scale, sub, type Vec3 } from '../base/vec3.ts';
import type { Intrinsics } from '../camera/camera.ts';
import type { ShotSpec } from './shot-spec.ts';

type Trajectory = ShotSpec['trajectories'][number];

/** Nothing of ours accelerates so in free flight; a greater change of velocity is a blow, in m/s^2 (ten times gravity). */
const BLOW_MPS2 = 100;

/** What a camera sees with at an instant: where it is, and its focal lengths in pixels of the clip. */
export interface CameraInstant extends Pick<Intrinsics, 'fxPx' | 'fyPx'> {
  readonly pose: Pose;
}

/**
 * Poses at instants between frames, for pictures that last longer than an instant. `frame` need not be whole and lies at most
 * one frame outside a shot; nothing is mixed across a cut: before the first frame of a shot and after its last, everything
 * goes on as it moves there.
 */
export interface BetweenFrames {
  poseOf(trajectory: Trajectory, frame: number): Pose;
  camera(frame: number): CameraInstant;
  sceneTimeS(frame: number): number;
}

/**
 * The spec knows states at frames alone, so what lies between is worked out: a cubic through both states, which is exact in
 * free flight; where blows fall between two frames, arcs from both states that meet at the blow, and a straight line between
 * the first and the last of several; where the velocity jumps without a blow on record, a straight line.
 *
 * @param shown Index of the frame in the picture: instants before and after it belong to its shot.
 */
export function betweenFrames(spec: ShotSpec, shown: number): BetweenFrames {
  const { clip, camera, shots } = spec;
  const shot = shots.findLast(({ startFrame }) => startFrame <= shown);
  const first = shot?.startFrame ?? 0;
  const last = shot ? shot.startFrame + shot.frameCount - 1 : clip.frameCount - 1;
  const frameS = (shot?.speed ?? 1) * (clip.frameRate.den / clip.frameRate.num);
  const blows = spec.contacts.filter(({ phase, takeId }) => phase === 'impact' && takeId === shot?.takeId);

  /** The frame that an instant is measured from, and how far beyond it, in frames: up to 1, or out of the shot. */
  const placeOf = (frame: number) => {
    const from = Math.min(Math.max(Math.floor(frame), first), Math.max(first, last - 1));
    return { from, share: frame - from, isInside: frame >= first && frame <= last && last > first };
  };

  return {
    sceneTimeS(frame) {
      const { from, share } = placeOf(frame);
      return clip.sceneTimesS[from]! + share * frameS;
    },
    poseOf(trajectory, frame) {
      const near = Math.round(frame);
      if (near === frame && near >= first && near <= last) return poseAt(trajectory, near);
      const { from, share, isInside } = placeOf(frame);
      if (!isInside) {
        const edge = frame < first ? first : last;
        return carriedOn(trajectory, edge, (frame - edge) * frameS);
      }
      const startS = clip.sceneTimesS[from]!;
      const spanS = clip.sceneTimesS[from + 1]! - startS;
      const blowsS = blows
        .filter(({ bodyIds }) => bodyIds.includes(trajectory.bodyId))
        .map(({ timeS }) => timeS - startS)
        .filter((timeS) => timeS > 0 && timeS < spanS)
        .sort((a, b) => a - b);
      const between = { trajectory, from, spanS, blowsS };
      return { positionM: positionAt(between, share), rotation: rotationAt(between, share) };
    },
    camera(frame) {
      const { from, share } = placeOf(frame);
      const to = Math.min(from + 1, last);
      const between = (values: readonly number[]) => values[from]! + (values[to]! - values[from]!) * share;
      return {
        pose: {
          positionM: mix(camera.positionsM[from]!, camera.positionsM[to]!, share),
          rotation: slerp(camera.rotations[from]!, camera.rotations[to]!, share),
        },
        fxPx: between(camera.fxPx),
        fyPx: between(camera.fyPx),
      };
    },
  };
}

interface Between {
  readonly trajectory: Trajectory;
  /** The frame before. */
  readonly from: number;
  /** Of the scene, from that frame to the next. */
  readonly spanS: number;
  /** Blows in between, since that frame. */
  readonly blowsS: readonly number[];
}

function poseAt({ positionsM, rotations }: Trajectory, frame: number): Pose {
  return { positionM: positionsM[frame]!, rotation: rotations[frame]! };
}

function carriedOn(trajectory: Trajectory, frame: number, timeS: number): Pose {
  const { positionM, rotation } = poseAt(trajectory, frame);
  return {
    positionM: add(positionM, scale(trajectory.velocitiesMps[frame]!, timeS)),
    rotation: integrate(rotation, trajectory.angularVelocitiesRadps[frame]!, timeS),
  };
}

function positionAt({ trajectory, from, spanS, blowsS }: Between, share: number): Vec3 {
  const [a, b] = [trajectory.positionsM[from]!, trajectory.positionsM[from + 1]!];
  const [va, vb] = [trajectory.velocitiesMps[from]!, trajectory.velocitiesMps[from + 1]!];
  const timeS = share * spanS;
  const [firstS, lastS] = [blowsS[0], blowsS.at(-1)];
  if (firstS === undefined || lastS === undefined) {
    if (length(sub(vb, va)) > BLOW_MPS2 * Math.abs(spanS)) return mix(a, b, share);
    return hermite(a, b, scale(va, spanS), scale(vb, spanS), share);
  }
  let atFirst = add(a, scale(va, firstS));
  let atLast = sub(b, scale(vb, spanS - lastS));
  if (firstS === lastS) atFirst = atLast = mix(atFirst, atLast, 0.5);
  if (timeS < firstS) return arc(a, va, atFirst, firstS, timeS);
  if (timeS > lastS) return arc(b, scale(vb, -1), atLast, spanS - lastS, spanS - timeS);
  return firstS === lastS ? atFirst : mix(atFirst, atLast, (timeS - firstS) / (lastS - firstS));
}

/** From `a` with velocity `va` to `b` after `spanS`: an even acceleration. */
function arc(a: Vec3, va: Vec3, b: Vec3, spanS: number, timeS: number): Vec3 {
  const missed = sub(b, add(a, scale(va, spanS)));
  const share = timeS / spanS;
  return add(add(a, scale(va, timeS)), scale(missed, share * share));
}

/** Turned at the velocities of both frames, each on its side of the blow; what then is missing is spread evenly. */
function rotationAt({ trajectory, from, spanS, blowsS }: Between, share: number): Quat {
  const [a, b] = [trajectory.rotations[from]!, trajectory.rotations[from + 1]!];
  const [wa, wb] = [trajectory.angularVelocitiesRadps[from]!, trajectory.angularVelocitiesRadps[from + 1]!];
  const blowS = blowsS[0];
  const mean = scale(add(wa, wb), 0.5);
  const turned = (timeS: number): Quat => {
    if (blowS === undefined) return integrate(a, mean, timeS);
    const before = integrate(a, wa, Math.min(timeS, blowS));
    return timeS > blowS ? integrate(before, wb, timeS - blowS) : before;
  };
  const missed = multiply(b, conjugate(turned(spanS)));
  return multiply(slerp(IDENTITY, missed, share), turned(share * spanS));
}

function hermite(a: Vec3, b: Vec3, ma: Vec3, mb: Vec3, u: number): Vec3 {
  const [u2, u3] = [u * u, u * u * u];
  const mixed = (k: 0 | 1 | 2) =>
    (2 * u3 - 3 * u2 + 1) * a[k] + (u3 - 2 * u2 + u) * ma[k] + (3 * u2 - 2 * u3) * b[k] + (u3 - u2) * mb[k];
  return [mixed(0), mixed(1), mixed(2)];
}
