import { planBake } from '../../../../src/core/bake/plan-bake.ts';
import { simulate } from '../../../../src/core/bake/simulate.ts';
import { hashMotion } from '../../../../src/core/motion/hash-motion.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';

/** The hash of the motion of a scene's active take, baked right here. */
export async function hashScene(sceneJson: string): Promise<string> {
  const scene: Scene = JSON.parse(sceneJson);
  return hashMotion(await simulate(planBake(scene, scene.activeTakeId), {}));
}
