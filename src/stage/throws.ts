import { propsOfTake } from '../core/scene/queries.ts';
import type { Scene } from '../core/scene/schema.ts';
import type { Throw } from './throw-arrow.ts';

/** The throws of the active take: free props that are let go with a velocity, and the chosen one even without. */
export function throwsOf(scene: Scene, chosenPropId: string | null): readonly Throw[] {
  return propsOfTake(scene, scene.activeTakeId).flatMap(([propId, prop]) => {
    if (prop.drive.type !== 'free' || (!prop.release && propId !== chosenPropId)) return [];
    return [{ propId, originM: prop.positionM, velocityMps: prop.release?.velocityMps ?? [0, 0, 0] }];
  });
}
