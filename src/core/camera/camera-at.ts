import { type Pose, rotate } from '../base/quat.ts';
import { distance, dot, sub, type Vec3 } from '../base/vec3.ts';
import type { Motion } from '../motion/motion.ts';
import { stateAt, trackOf } from '../motion/sample.ts';
import { rigKinds } from '../rigs/index.ts';
import type { RigKind } from '../rigs/rig-kind.ts';
import { FOCUS_RANGE_M } from '../scene/schema/limits.ts';
import type { Scene, SceneCamera } from '../scene/schema.ts';
import type { CameraState } from './camera.ts';

/**
 * The camera at an instant of a take's motion. Focus on a prop is the distance of its origin along the optical axis.
 * Throws where the scene has no such camera.
 */
export function cameraAt(scene: Scene, motion: Motion, cameraId: string, timeS: number): CameraState {
  const camera = Object.hasOwn(scene.cameras, cameraId) ? scene.cameras[cameraId] : undefined;
  if (!camera) throw new Error(`There is no camera "${cameraId}".`);
  const propAt = (propId: string, atS: number) => propPoseAt(scene, motion, propId, atS);
  const { rig, params } = rigOf(camera);
  const pose = rig.poseAt(params, { timeS, propAt });
  return {
    positionM: pose.positionM,
    rotation: pose.rotation,
    focalLengthMm: pose.focalLengthMm ?? camera.lens.focalLengthMm,
    fStop: camera.lens.fStop,
    focusDistanceM: focusDistanceM(camera, pose, propAt, timeS),
    sensorMm: camera.sensorMm,
    squeeze: camera.squeeze,
  };
}

/** Props that a camera follows, aims at or focuses on, the first being the one that its pictures are about. */
export function watchedPropIds(camera: SceneCamera): readonly string[] {
  const { rig, params } = rigOf(camera);
  const focus = camera.lens.focus;
  return [...(focus.type === 'prop' ? [focus.propId] : []), ...rig.propIds(params)];
}

/** Where a prop's main body is: in the motion, else (where nothing was baked) as the scene places it. */
export function propPoseAt(scene: Scene, motion: Motion, propId: string, timeS: number): Pose | null {
  const track = trackOf(motion, propId);
  if (track) return stateAt(track, timeS);
  return Object.hasOwn(scene.props, propId) ? scene.props[propId]! : null;
}

const parsed = new WeakMap<object, unknown>();

/** Scenes are immutable, so the params of a rig are read once per edit and not once per frame. */
function rigOf(camera: SceneCamera): { readonly rig: RigKind; readonly params: unknown } {
  const rig = rigKinds.get(camera.rig.kind);
  if (!parsed.has(camera.rig)) parsed.set(camera.rig, rig.params.parse(camera.rig.params));
  return { rig, params: parsed.get(camera.rig) };
}

function focusDistanceM(
  camera: SceneCamera,
  pose: Pose,
  propAt: (propId: string, timeS: number) => Pose | null,
  timeS: number,
): number {
  const { focus } = camera.lens;
  if (focus.type === 'distance') return focus.distanceM;
  const target = propAt(focus.propId, timeS)?.positionM;
  if (!target) return FOCUS_RANGE_M[0];
  const axis: Vec3 = rotate(pose.rotation, [0, 0, -1]);
  const depth = dot(sub(target, pose.positionM), axis);
  return Math.max(depth > 0 ? depth : distance(target, pose.positionM), FOCUS_RANGE_M[0]);
}
