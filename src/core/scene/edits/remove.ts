import { propIdOf } from '../../props/body-id.ts';
import type { Edit } from './edit.ts';
import { recordOf } from './guard.ts';
import { dropBroken, releaseCameras } from './mend.ts';

/**
 * Removes a prop with its overrides, the joints, nudges and conditions that name it and the changes to its cues, which
 * nothing could find again. Cameras that looked at it stay where they are.
 */
export function removeProp(propId: string): Edit {
  return (scene) => {
    recordOf(scene.props, 'prop', propId);
    releaseCameras(scene, propId);
    delete scene.props[propId];
    for (const [id, { anchor }] of Object.entries(scene.cues.overrides)) {
      if (anchor.bodyIds.some((bodyId) => propIdOf(bodyId) === propId)) delete scene.cues.overrides[id];
    }
    dropBroken(scene);
  };
}

/** Removes a camera and the shots that it took. */
export function removeCamera(cameraId: string): Edit {
  return (scene) => {
    recordOf(scene.cameras, 'camera', cameraId);
    delete scene.cameras[cameraId];
    dropBroken(scene);
  };
}

export function removeLight(lightId: string): Edit {
  return (scene) => {
    recordOf(scene.lights, 'light', lightId);
    delete scene.lights[lightId];
  };
}

export function removeShot(shotId: string): Edit {
  return (scene) => {
    recordOf(scene.shots, 'shot', shotId);
    delete scene.shots[shotId];
  };
}
