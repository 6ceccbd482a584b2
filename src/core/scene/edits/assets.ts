import type { Scene } from '../schema.ts';
import { sceneSchema } from '../schema.ts';
import type { Edit } from './edit.ts';
import { accept, recordOf } from './guard.ts';

/** Names a file that the project holds, by the SHA-256 of its bytes; what is named already is named anew. */
export function addAsset(assetId: string, asset: Scene['assets'][string]): Edit {
  return (scene) => {
    scene.assets = accept(sceneSchema.shape.assets, { ...scene.assets, [assetId]: asset }, ['assets'], scene);
  };
}

/** Lets go of a file; cues that played it keep their time and name, and are silent, or room tone where they were the air of a place. */
export function removeAsset(assetId: string): Edit {
  return (scene) => {
    recordOf(scene.assets, 'asset', assetId);
    delete scene.assets[assetId];
    for (const cue of Object.values(scene.cues.authored)) {
      if (!('source' in cue) || cue.source.type !== 'file' || cue.source.assetId !== assetId) continue;
      cue.source = cue.kind === 'ambience' ? { type: 'bed', bed: 'room-tone' } : { type: 'told' };
    }
  };
}
