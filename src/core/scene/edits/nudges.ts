import { clamp } from '../../base/math.ts';
import { turnAngleRad } from '../../base/turn-angle.ts';
import { own, propOfTake } from '../queries.ts';
import { brokenReferences } from '../references.ts';
import { MAX_NUDGE_RAD, NUDGE_COUNT_RANGE, NUDGE_SPEED_RANGE } from '../schema/limits.ts';
import { takeOverrideSchema } from '../schema/take.ts';
import type { Scene, SceneNudge } from '../schema.ts';
import type { Edit } from './edit.ts';
import { accept, assertFree, recordOf } from './guard.ts';
import { placeLast } from './place.ts';
import { overridable } from './props.ts';

type Nudges = Record<string, SceneNudge>;

/**
 * Bends one bounce of a prop on purpose, in the active take where that has its own say of the prop. Bends beyond what
 * viewers accept are brought to that limit.
 */
export function addNudge(propId: string, nudgeId: string, nudge: Omit<SceneNudge, 'order'>): Edit {
  return (scene) => {
    const nudges = nudgesOf(scene, propId);
    assertFree(nudges, 'nudge', nudgeId);
    write(scene, propId, { ...nudges, [nudgeId]: { ...withinBounds(nudge), order: placeLast({ ...nudges }) } });
  };
}

/** Changes how a bounce is bent, within the same limits. */
export function setNudge(propId: string, nudgeId: string, patch: Partial<SceneNudge>): Edit {
  return (scene) => {
    const nudges = nudgesOf(scene, propId);
    write(scene, propId, { ...nudges, [nudgeId]: withinBounds({ ...recordOf(nudges, 'nudge', nudgeId), ...patch }) });
  };
}

/** Leaves a bounce to physics again. */
export function removeNudge(propId: string, nudgeId: string): Edit {
  return (scene) => {
    const nudges = nudgesOf(scene, propId);
    recordOf(nudges, 'nudge', nudgeId);
    const { [nudgeId]: _, ...rest } = nudges;
    write(scene, propId, rest);
  };
}

/** Rounds of bringing a turn to its limit; each leaves a hundredth of what was beyond it, so eight leave roundings. */
const TURN_ROUNDS = 8;

function withinBounds<T extends Omit<SceneNudge, 'order'>>(nudge: T): T {
  let azimuthRad = clamp(nudge.azimuthRad, -MAX_NUDGE_RAD, MAX_NUDGE_RAD);
  let elevationRad = clamp(nudge.elevationRad, -MAX_NUDGE_RAD, MAX_NUDGE_RAD);
  for (let round = 0; round < TURN_ROUNDS; round++) {
    const turnRad = turnAngleRad(azimuthRad, elevationRad);
    // A single angle at its limit stays there, to the bit.
    if (azimuthRad === 0 || elevationRad === 0 || !(turnRad > MAX_NUDGE_RAD)) break;
    azimuthRad *= MAX_NUDGE_RAD / turnRad;
    elevationRad *= MAX_NUDGE_RAD / turnRad;
  }
  const nth = clamp(Math.round(nudge.nth), ...NUDGE_COUNT_RANGE);
  return { ...nudge, nth, speedFactor: clamp(nudge.speedFactor, ...NUDGE_SPEED_RANGE), azimuthRad, elevationRad };
}

function nudgesOf(scene: Scene, propId: string): Nudges {
  recordOf(scene.props, 'prop', propId);
  return { ...propOfTake(scene, scene.activeTakeId, propId)?.nudges };
}

function write(scene: Scene, propId: string, nudges: Nudges): void {
  const target = overridable(scene, propId);
  const isOverride = target !== own(scene.props, propId);
  // An override cannot take away what the prop says, but an empty one stands in its place.
  if (Object.keys(nudges).length === 0 && !isOverride) delete target.nudges;
  else target.nudges = accept(takeOverrideSchema.shape.nudges.unwrap(), nudges, ['props', propId, 'nudges'], scene);
  const broken = brokenReferences(scene).find(({ ref }) => ref.path.includes('nudges') && ref.path.includes(propId));
  if (broken) throw new Error(`The nudge names ${broken.fault}`);
}
