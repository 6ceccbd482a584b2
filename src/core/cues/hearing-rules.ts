import { type BakePlan, type BodyPlan, moves } from '../bake/plan.ts';
import { cameraAt } from '../camera/camera-at.ts';
import { intrinsicsOf } from '../camera/projection.ts';
import type { SeenBody, SeenPart } from '../camera/seen-body.ts';
import { isHidden, isInFrame } from '../camera/visibility.ts';
import type { Motion } from '../motion/motion.ts';
import type { Scene } from '../scene/schema.ts';
import type { Cue } from './cue.ts';
import type { HearingRules } from './heard-by.ts';
import type { Listener } from './listener.ts';

/**
 * How the cues of a take are heard, and which of them its cameras show: in the picture, and behind nothing that stands
 * still (what moves hides a sound for moments only, and would be dear to follow).
 */
export function hearingRules(scene: Scene, plan: BakePlan, motion: Motion, listener: Listener): HearingRules {
  const { widthPx, heightPx } = scene.settings;
  const still = plan.bodies.filter((body) => !moves(body)).map(seenBody);
  return {
    isDelayedByDistance: scene.sound.isDelayedByDistance,
    isSeen({ pointM, timeS, bodyIds }: Cue) {
      const cameraId = listener.cameraIdAt(timeS);
      if (!pointM || cameraId === null) return true;
      const camera = cameraAt(scene, motion, cameraId, timeS);
      if (!isInFrame(intrinsicsOf(camera, widthPx, heightPx), camera, pointM)) return false;
      const others = still.filter(({ id }) => !bodyIds.includes(id));
      return !isHidden(camera, pointM, others);
    },
  };
}

const parts = new WeakMap<BodyPlan['parts'], readonly SeenPart[]>();

/** One list of parts per body, so that what others remember about it (its bounds) is found again. */
function seenBody(body: BodyPlan): SeenBody {
  let list = parts.get(body.parts);
  if (!list) {
    list = body.parts.map((part) => ({ ...part, role: 'both' as const }));
    parts.set(body.parts, list);
  }
  return { id: body.id, parts: list, positionM: body.positionM, rotation: body.rotation };
}
