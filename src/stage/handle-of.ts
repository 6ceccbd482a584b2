import { compose, IDENTITY, toLocal } from '../core/base/quat.ts';
import { cameraAt } from '../core/camera/camera-at.ts';
import type { Motion } from '../core/motion/motion.ts';
import { stateAt, trackOf } from '../core/motion/sample.ts';
import { bodyIdOf } from '../core/props/body-id.ts';
import { rigKinds } from '../core/rigs/index.ts';
import { moveCamera, setRig } from '../core/scene/edits/cameras.ts';
import { setJoint } from '../core/scene/edits/joints.ts';
import { setPose } from '../core/scene/edits/props.ts';
import { propOfTake } from '../core/scene/queries.ts';
import type { Scene, SceneCamera } from '../core/scene/schema.ts';
import type { Selection, SessionState } from '../editor/editor.ts';
import { isLedAt, markAt, marksInTime, poseOnMarks } from '../editor/selectors/marks.ts';
import { placeMark } from '../editor/tools/place-mark.ts';
import type { Handle } from './gizmo.ts';

/** Up to this instant a body is where it starts, in seconds. */
const AT_START_S = 1e-3;

/** What the gizmo does with the selection; null for what cannot be moved or turned by hand. */
export function handleOf(
  scene: Scene,
  selection: Selection | null,
  tool: SessionState['tool'],
  motion: Motion,
  timeS: number,
): Handle | null {
  if (selection?.type === 'prop') return propHandle(scene, selection.id, tool, timeS);
  if (selection?.type === 'joint') return jointHandle(scene, selection.id, motion, timeS);
  if (selection?.type === 'camera') return cameraHandle(scene, selection.id, tool, motion, timeS);
  return null;
}

function propHandle(scene: Scene, propId: string, tool: SessionState['tool'], timeS: number): Handle | null {
  const prop = propOfTake(scene, scene.activeTakeId, propId);
  if (!prop) return null;
  if ('marks' in prop.drive) {
    if (!isLedAt(prop.drive, timeS)) return null;
    const isOnMark = markAt(prop.drive, timeS, scene.settings.frameRate) !== null;
    return {
      pose: poseOnMarks(prop, timeS),
      mode: tool === 'rotate' ? 'rotate' : 'translate',
      label: isOnMark ? `Move a mark of ${prop.name}` : `Mark ${prop.name} here`,
      edit: (pose) => placeMark(propId, timeS, pose),
    };
  }
  if (tool === 'rotate') {
    const edit: Handle['edit'] = ({ rotation }) => setPose(propId, { rotation });
    return { pose: prop, mode: 'rotate', label: `Rotate ${prop.name}`, edit };
  }
  const edit: Handle['edit'] = ({ positionM }) => setPose(propId, { positionM });
  return { pose: prop, mode: 'translate', label: `Move ${prop.name}`, edit };
}

/** The point at which a joint holds its first body, dragged where that starts. */
function jointHandle(scene: Scene, jointId: string, motion: Motion, timeS: number): Handle | null {
  const joint = scene.joints[jointId];
  const track = joint && trackOf(motion, bodyIdOf(joint.a.propId, joint.a.bodyId ?? 'main'));
  if (!joint || !track || timeS > AT_START_S) return null;
  const body = stateAt(track, 0);
  const pose = {
    positionM: compose(body, { positionM: joint.a.pointM, rotation: IDENTITY }).positionM,
    rotation: IDENTITY,
  };
  const edit: Handle['edit'] = ({ positionM }) =>
    setJoint(jointId, { a: { ...joint.a, pointM: [...toLocal(body, positionM)] } });
  return { pose, mode: 'translate', label: `Move ${joint.name}`, edit };
}

/** What can be done to the selection here by dragging, where that is not plain to see; empty where it is. */
export function noteOf(scene: Scene, selection: Selection | null, timeS: number): string {
  if (selection?.type === 'joint') return timeS > AT_START_S ? 'Go to the start to drag where it holds' : '';
  const prop = selection?.type === 'prop' && propOfTake(scene, scene.activeTakeId, selection.id);
  if (!prop || !('marks' in prop.drive)) return '';
  const { drive } = prop;
  if (!isLedAt(drive, timeS))
    return drive.type === 'let-go' ? `Let go at ${drive.atS.toFixed(2)} s: from here physics has it` : '';
  const hereId = markAt(drive, timeS, scene.settings.frameRate);
  if (hereId === null) return `Drag it to make a mark at ${timeS.toFixed(2)} s`;
  const number = marksInTime(drive).findIndex(([id]) => id === hereId) + 1;
  return `On mark ${number}: drag to move it`;
}

function cameraHandle(
  scene: Scene,
  cameraId: string,
  tool: SessionState['tool'],
  motion: Motion,
  timeS: number,
): Handle | null {
  const camera = scene.cameras[cameraId];
  if (!camera) return null;
  const kind = rigKinds.get(camera.rig.kind);
  const pose = cameraAt(scene, motion, cameraId, timeS);
  if (tool === 'rotate' && kind.fromPose) {
    const edit: Handle['edit'] = (turned) =>
      setRig(cameraId, {
        kind: kind.id,
        params: kind.fromPose!({
          positionM: pose.positionM,
          rotation: turned.rotation,
        }) as SceneCamera['rig']['params'],
      });
    return { pose, mode: 'rotate', label: `Turn ${camera.name}`, edit };
  }
  if (!kind.movedTo) return null;
  const edit: Handle['edit'] = ({ positionM }) => moveCamera(cameraId, positionM);
  return { pose, mode: 'translate', label: `Move ${camera.name}`, edit };
}
