import type { BakePlan } from '../bake/plan.ts';
import { inOrder } from '../base/order.ts';
import type { Motion } from '../motion/motion.ts';
import type { Scene } from '../scene/schema.ts';
import { createContext } from './context.ts';
import type { Cue } from './cue.ts';
import { heardBy } from './heard-by.ts';
import { hearingRules } from './hearing-rules.ts';
import { cueKinds } from './index.ts';
import { activeSpans, listenerOf } from './listener.ts';
import { overridden } from './overrides.ts';

/**
 * The timed sounds of a take, in order of time: those that physics makes, with the director's overrides, and those that
 * the director wrote, all as the scene's listener hears them. `plan` and `motion` are of that take, whichever is active.
 */
export function deriveCues(scene: Scene, takeId: string, plan: BakePlan, motion: Motion): Cue[] {
  const listener = listenerOf(scene, motion, activeSpans(scene, takeId));
  const ctx = createContext(scene, plan, motion, listener);
  const physics = cueKinds.all.flatMap((kind) => kind.fromPhysics?.(ctx) ?? []);
  const authored = inOrder(scene.cues.authored).flatMap(
    ([id, cue]) => cueKinds.find(cue.kind)?.fromAuthored?.(id, cue, ctx) ?? [],
  );
  const rules = hearingRules(scene, plan, motion, listener);
  return [...overridden(scene, physics), ...authored]
    .map((cue) => heardBy(cue, listener, rules))
    .sort((a, b) => a.timeS - b.timeS || (a.id < b.id ? -1 : 1));
}
