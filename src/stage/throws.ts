import { length } from '../core/base/vec3.ts';
import { propsOfTake } from '../core/scene/queries.ts';
import type { Scene } from '../core/scene/schema.ts';
import type { Throw } from './throw-arrow.ts';

/** The throws of the active take: free props that are let go with some speed. */
export function throwsOf(scene: Scene): readonly Throw[] {
  return propsOfTake(scene, scene.activeTakeId).flatMap(([propId, prop]) => {
    if (prop.drive.type !== 'free' || !prop.release || length(prop.release.velocityMps) === 0) return [];
    return [{ propId, originM: prop.positionM, velocityMps: prop.release.velocityMps }];
  });
}
