import { planBake } from '../core/bake/plan-bake.ts';
import { simulate } from '../core/bake/simulate.ts';
import type { BrokenScene } from '../core/broken/broken-scene.ts';
import { brokenScenes } from '../core/broken/index.ts';
import type { Scene } from '../core/scene/schema.ts';
import { judgeTake, type TakeResult, type TaskControl } from '../core/tasks.ts';
import { InputError } from './verb.ts';

/** What stands before the id of a scene that is broken on purpose. */
export const BROKEN = 'broken/';

/** The scene of the gallery that an argument names: `broken/<id>`; undefined where it names none, throws where there is none. */
export function findBroken(argument: string): BrokenScene | undefined {
  if (!argument.startsWith(BROKEN)) return undefined;
  const broken = brokenScenes.find(argument.slice(BROKEN.length));
  if (broken) return broken;
  const known = brokenScenes.all.map(({ id }) => BROKEN + id).join(', ');
  throw new InputError(`There is no broken scene "${argument}". There are: ${known}.`);
}

/** Bakes a take of a broken scene, breaks its motion where that is how it is broken, and says all that follows. */
export async function bakeBroken(
  { tamper }: BrokenScene,
  scene: Scene,
  takeId: string,
  control: TaskControl,
): Promise<TakeResult> {
  const plan = planBake(scene, takeId);
  const motion = await simulate(plan, control);
  return judgeTake(scene, takeId, plan, tamper ? tamper(plan, motion) : motion);
}
