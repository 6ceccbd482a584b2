import { cameraAt } from '../core/camera/camera-at.ts';
import type { Motion } from '../core/motion/motion.ts';
import { rigKinds } from '../core/rigs/index.ts';
import { moveCamera, setRig } from '../core/scene/edits/cameras.ts';
import { setPose } from '../core/scene/edits/props.ts';
import { propOfTake } from '../core/scene/queries.ts';
import type { Scene, SceneCamera } from '../core/scene/schema.ts';
import type { Selection, SessionState } from '../editor/editor.ts';
import type { Handle } from './gizmo.ts';

/** What the gizmo does with the selection; null for what cannot be moved or turned by hand. */
export function handleOf(
  scene: Scene,
  selection: Selection | null,
  tool: SessionState['tool'],
  motion: Motion,
  timeS: number,
): Handle | null {
  if (selection?.type === 'prop') return propHandle(scene, selection.id, tool);
  if (selection?.type === 'camera') return cameraHandle(scene, selection.id, tool, motion, timeS);
  return null;
}

function propHandle(scene: Scene, propId: string, tool: SessionState['tool']): Handle | null {
  const prop = propOfTake(scene, scene.activeTakeId, propId);
  if (!prop) return null;
  if (tool === 'rotate') {
    const edit: Handle['edit'] = ({ rotation }) => setPose(propId, { rotation });
    return { pose: prop, mode: 'rotate', label: `Rotate ${prop.name}`, edit };
  }
  const edit: Handle['edit'] = ({ positionM }) => setPose(propId, { positionM });
  return { pose: prop, mode: 'translate', label: `Move ${prop.name}`, edit };
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
