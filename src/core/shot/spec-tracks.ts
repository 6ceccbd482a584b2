import { type Pose, rotate } from '../base/quat.ts';
import { add, type Vec3 } from '../base/vec3.ts';
import { boxOf } from '../camera/bounds-2d.ts';
import type { CameraState, Intrinsics } from '../camera/camera.ts';
import { cameraAt } from '../camera/camera-at.ts';
import { intrinsicsOf, project } from '../camera/projection.ts';
import type { SeenBody } from '../camera/seen-body.ts';
import { visibilities } from '../camera/visibility.ts';
import type { BodyState, Motion } from '../motion/motion.ts';
import { type Cursor, stateAt } from '../motion/sample.ts';
import type { ClipClock } from './clip-clock.ts';
import { rounded, roundedQuat, roundedVec } from './rounding.ts';
import type { ShotBody, ShotSpec } from './shot-spec.ts';
import type { ShotSpecInput } from './shot-spec-input.ts';

type Trajectory = ShotSpec['trajectories'][number];
/** Frames this much after the end of a take, in seconds, still show its last instant: their times are rounded. */
const SLACK_S = 1e-9;

type Track2d = ShotSpec['tracks2d'][number];

/** The cameras of a clip, frame by frame, rounded as they are written. */
export function camerasOfClip({ scene, results }: ShotSpecInput, clock: ClipClock): readonly CameraState[] {
  return clock.sceneTimesS.map((timeS, frame) => {
    const { cameraId, takeId } = clock.shotOfFrame[frame]!.shot;
    const state = cameraAt(scene, results[takeId]!.motion, cameraId, timeS);
    return {
      ...state,
      positionM: roundedVec(state.positionM),
      rotation: roundedQuat(state.rotation),
      focalLengthMm: rounded(state.focalLengthMm),
      focusDistanceM: rounded(state.focusDistanceM),
    };
  });
}

/** Cameras as columns. */
export function cameraColumns(cameras: readonly CameraState[], widthPx: number, heightPx: number): ShotSpec['camera'] {
  const pinholes = cameras.map((c) => intrinsicsOf(c, widthPx, heightPx));
  return {
    positionsM: cameras.map((c) => roundedVec(c.positionM)),
    rotations: cameras.map((c) => roundedQuat(c.rotation)),
    focalLengthsMm: cameras.map((c) => c.focalLengthMm),
    focusDistancesM: cameras.map((c) => c.focusDistanceM),
    fStops: cameras.map((c) => c.fStop),
    sensorMm: [...cameras[0]!.sensorMm],
    squeeze: cameras[0]!.squeeze,
    fxPx: pinholes.map((p) => rounded(p.fxPx)),
    fyPx: pinholes.map((p) => rounded(p.fyPx)),
    cxPx: widthPx / 2,
    cyPx: heightPx / 2,
  };
}

/** The scene time at which all that was simulated of a take ends. */
export function takeEndS({ stop, durationS }: Motion): number {
  return stop?.timeS ?? durationS;
}

/** Whether an instant lies after all that was simulated of a take: bodies keep the pose they had, and move no more. */
export function isAfterEnd(motion: Motion, timeS: number): boolean {
  return timeS > takeEndS(motion) + SLACK_S;
}

/** The pose and velocities of every body at every frame: one column of rows for each body that ever stands elsewhere. */
export function trajectoriesOf(
  { results }: ShotSpecInput,
  clock: ClipClock,
  bodies: readonly ShotBody[],
): Trajectory[] {
  const motionAt = (frame: number) => results[clock.shotOfFrame[frame]!.shot.takeId]!.motion;
  const tracks = new Map(
    [...new Set(clock.shots.map((s) => s.shot.takeId))].map((takeId) => [
      takeId,
      new Map(results[takeId]!.motion.tracks.map((track) => [track.bodyId, track])),
    ]),
  );
  return bodies.flatMap((body) => {
    const cursor: Cursor = { index: 0 };
    const states = clock.sceneTimesS.map((timeS, frame) => {
      const track = tracks.get(clock.shotOfFrame[frame]!.shot.takeId)!.get(body.id);
      if (!track) throw new Error(`The motion has no track of body "${body.id}"; it is of another plan.`);
      const state = stateAt(track, timeS, cursor);
      return isAfterEnd(motionAt(frame), timeS) ? stopped(state) : state;
    });
    const trajectory = {
      bodyId: body.id,
      positionsM: states.map((s) => roundedVec(s.positionM)),
      rotations: states.map((s) => roundedQuat(s.rotation)),
      velocitiesMps: states.map((s) => roundedVec(s.velocityMps)),
      angularVelocitiesRadps: states.map((s) => roundedVec(s.angularVelocityRadps)),
    };
    return body.drive !== 'still' || hasMoved(body, trajectory) ? [trajectory] : [];
  });
}

function hasMoved(body: ShotBody, { positionsM, rotations }: Trajectory): boolean {
  const home = [...body.release.positionM, ...body.release.rotation];
  return positionsM.some((p, frame) => [...p, ...rotations[frame]!].some((x, k) => Math.abs(x - home[k]!) > 1e-5));
}

/** Where every body is in the picture at every frame. */
export function tracks2dOf(
  bodies: readonly ShotBody[],
  trajectories: readonly Trajectory[],
  cameras: readonly CameraState[],
  pinholeAt: (frame: number) => Intrinsics,
): Track2d[] {
  const moving = new Map(trajectories.map((t) => [t.bodyId, t]));
  const parts = new Map(
    bodies.map((b) => [b.id, b.parts.map(({ material, ...part }) => ({ ...part, materialId: material }))]),
  );
  const tracks = bodies.map((b): Track2d => ({ bodyId: b.id, centersPx: [], boxesPx: [], visibility: [] }));
  cameras.forEach((camera, frame) => {
    const pinhole = pinholeAt(frame);
    const seen = bodies.map(
      (b): SeenBody => ({ id: b.id, parts: parts.get(b.id)!, ...poseOf(b, moving.get(b.id), frame) }),
    );
    const shares = visibilities(pinhole, camera, seen);
    seen.forEach((body, i) => {
      const center = project(pinhole, camera, centerOfMassM(body, bodies[i]!.centerOfMassM));
      const box = boxOf(pinhole, camera, body);
      tracks[i]!.centersPx.push(center && [rounded(center[0], 'px'), rounded(center[1], 'px')]);
      tracks[i]!.boxesPx.push(
        box && [rounded(box[0], 'px'), rounded(box[1], 'px'), rounded(box[2], 'px'), rounded(box[3], 'px')],
      );
      tracks[i]!.visibility.push(rounded(shares[i]!, 'px'));
    });
  });
  return tracks;
}

function stopped({ positionM, rotation }: BodyState): BodyState {
  return { positionM, rotation, velocityMps: [0, 0, 0], angularVelocityRadps: [0, 0, 0] };
}

/** Where a body stands at a frame: on its trajectory, or where it was put. */
export function poseOf(body: ShotBody, trajectory: Trajectory | undefined, frame: number): Pose {
  return trajectory
    ? { positionM: trajectory.positionsM[frame]!, rotation: trajectory.rotations[frame]! }
    : { positionM: body.release.positionM, rotation: body.release.rotation };
}

/** A body's centre of mass in the world. */
export function centerOfMassM(pose: Pose, localM: Vec3): Vec3 {
  return add(rotate(pose.rotation, localM), pose.positionM);
}
