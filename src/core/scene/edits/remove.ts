import type { Edit } from './edit.ts';
import { recordOf } from './guard.ts';
import { dropBroken, releaseCameras } from './mend.ts';

/**
 * Removes a prop with its overrides, the joints, nudges and conditions that name it and the changes to its cues. Cameras
 * that looked at it stay where they are.
 */
export function removeProp(propId: string): Edit {
  return (scene) => {
    recordOf(scene.props, 'prop', propId);
    releaseCameras(scene, propId);
    delete scene.props[propId];
    for (const contactId of Object.keys(scene.cues.overrides)) {
      const isItsOwn = contactId
        .split('~')
        .some((side) => side.startsWith(`${propId}/`) || side.startsWith(`${propId}.`));
      if (isItsOwn) delete scene.cues.overrides[contactId];
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
