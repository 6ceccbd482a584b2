import { type BakePlan, moves } from '../bake/plan.ts';
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
import { withSharedPower } from './shared-power.ts';
import { withSilences } from './silences.ts';
import { whoosh } from './whoosh/whoosh.ts';

/**
 * The timed sounds of a take, in order of time: those that physics makes, with the director's overrides, and those that
 * the director wrote, all as the scene's listener hears them; what falls into a silence is muted. `plan` and `motion` are of that take, whichever is active.
 */
export function deriveCues(scene: Scene, takeId: string, plan: BakePlan, motion: Motion): readonly Cue[] {
  const listener = listenerOf(scene, motion, activeSpans(scene, takeId));
  const ctx = createContext(scene, plan, motion, listener);
  const physics = cueKinds.all.flatMap((kind) => kind.fromPhysics?.(ctx) ?? []);
  const authored = inOrder(scene.cues.authored).flatMap(
    ([id, cue]) => cueKinds.find(cue.kind)?.fromAuthored?.(id, cue, ctx) ?? [],
  );
  const moving = new Set(plan.bodies.filter(moves).map(({ id }) => id));
  const struck = withSharedPower(physics, (id) => moving.has(id));
  const rules = hearingRules(scene, plan, motion, listener);
  const heard = [...overridden(scene, struck), ...authored].map((cue) => heardBy(cue, listener, rules));
  return [...withSilences(heard)].sort((a, b) => a.timeS - b.timeS || (a.id < b.id ? -1 : 1));
}

/** A take as it was derived. */
interface Taken {
  readonly plan: BakePlan;
  readonly motion: Motion;
  readonly cues: readonly Cue[];
}

/**
 * The cues of a take for a shot through one camera: what passes it is looked for anew, since each camera is passed by other
 * things, at other times. A fixed listener hears the same whatever the camera.
 */
export function cuesThrough(scene: Scene, { plan, motion, cues }: Taken, cameraId: string): readonly Cue[] {
  if (scene.sound.listener.type === 'fixed') return cues;
  const listener = listenerOf(scene, motion, [{ fromS: 0, cameraId }]);
  const passes = whoosh.fromPhysics?.(createContext(scene, plan, motion, listener)) ?? [];
  return withSilences([
    ...cues.filter(({ kind, origin }) => kind !== 'whoosh' || origin !== 'physics'),
    ...overridden(scene, passes),
  ]);
}
