import type { Pose } from '../../base/quat.ts';
import type { Vec3 } from '../../base/vec3.ts';
import { rigKinds } from '../../rigs/index.ts';
import { problemsOfRig } from '../kind-problems.ts';
import { defaultCameraId, freeName } from '../queries.ts';
import { brokenReferences } from '../references.ts';
import { cameraSchema } from '../schema/camera.ts';
import type { Scene, SceneCamera } from '../schema.ts';
import type { Edit } from './edit.ts';
import { accept, assertFree, assertSound, clampPoint, recordOf, unitRotation } from './guard.ts';
import { rigAt } from './mend.ts';
import { placeLast } from './place.ts';

/** The lens and sensor of a scene's first camera: 35 mm on a full frame cropped to 16:9. */
export const FIRST_CAMERA: Pick<SceneCamera, 'lens' | 'sensorMm' | 'squeeze'> = {
  lens: { focalLengthMm: 35, fStop: 4, focus: { type: 'distance', distanceM: 5 } },
  sensorMm: [36, 20.25],
  squeeze: 1,
};

/** Adds a camera that holds a view, with the sensor and lens of the camera that leads the cut. */
export function addCamera(wanted: { readonly id: string; readonly view: Pose; readonly focalLengthMm?: number }): Edit {
  return (scene) => {
    assertFree(scene.cameras, 'camera', wanted.id);
    const leading = defaultCameraId(scene);
    const { lens, sensorMm, squeeze } = (leading === null ? undefined : scene.cameras[leading]) ?? FIRST_CAMERA;
    const camera = {
      name: freeName(scene.cameras, 'Camera'),
      order: placeLast(scene.cameras),
      rig: rigAt({ positionM: clampPoint(wanted.view.positionM), rotation: unitRotation(wanted.view.rotation) }),
      lens: { ...lens, focalLengthMm: wanted.focalLengthMm ?? lens.focalLengthMm },
      sensorMm,
      squeeze,
    };
    scene.cameras[wanted.id] = accept(cameraSchema, camera, ['cameras', wanted.id], scene);
  };
}

/** Gives a camera another way to move. Throws where the kind refuses the params, or they name a prop that is not there. */
export function setRig(cameraId: string, rig: SceneCamera['rig']): Edit {
  return (scene) => {
    recordOf(scene.cameras, 'camera', cameraId).rig = accept(
      cameraSchema.shape.rig,
      rig,
      ['cameras', cameraId, 'rig'],
      scene,
    );
    assertCamera(scene, cameraId);
  };
}

/** Moves a camera, where its rig lets it be placed by hand; elsewhere nothing changes. */
export function moveCamera(cameraId: string, positionM: Vec3): Edit {
  return (scene) => {
    const { rig } = recordOf(scene.cameras, 'camera', cameraId);
    const kind = rigKinds.get(rig.kind);
    if (!kind.movedTo) return;
    const moved = kind.movedTo(kind.params.parse(rig.params), clampPoint(positionM));
    rig.params = kind.params.parse(moved) as SceneCamera['rig']['params'];
  };
}

/** Changes the lens. Throws where a value lies beyond what a lens can be, or the focus names no prop. */
export function setLens(cameraId: string, patch: Partial<SceneCamera['lens']>): Edit {
  return (scene) => {
    const camera = recordOf(scene.cameras, 'camera', cameraId);
    camera.lens = accept(cameraSchema.shape.lens, { ...camera.lens, ...patch }, ['cameras', cameraId, 'lens'], scene);
    assertCamera(scene, cameraId);
  };
}

function assertCamera(scene: Scene, cameraId: string): void {
  assertSound(problemsOfRig(scene, cameraId));
  const broken = brokenReferences(scene).find(({ ref }) => ref.path[0] === 'cameras' && ref.path[1] === cameraId);
  if (broken) throw new Error(`The camera names ${broken.fault}`);
}
