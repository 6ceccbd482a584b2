import type RapierModule from '@dimforge/rapier3d-compat';
import { colliderIndex, type Engine } from './engine.ts';

/** An event as the engine hands it over: what wraps it would be asked through once more. */
type ForceEvent = InstanceType<(typeof RapierModule)['TempContactForceEvent']>['raw'];

/** Room for touches in a step, which doubles when it is full. */
const FIRST_TOUCHES = 64;

/** Which colliders pushed each other in a step, in columns that stay from step to step. */
export interface EngineTouches {
  readonly count: number;
  /** Two collider handles per touch, and the indices that they pack; longer than what counts. */
  readonly handles: Float64Array;
  readonly indices: Int32Array;
  /** By touch; longer than what counts. */
  readonly impulsesNs: Float64Array;
  clear(): void;
  /** Adds what the engine tells of the part of a step that it has just taken: one of `parts` in `stepS` seconds. */
  collect(stepS: number, parts: number): void;
}

export function createEngineTouches({ events }: Engine): EngineTouches {
  let handles = new Float64Array(2 * FIRST_TOUCHES);
  let indices = new Int32Array(2 * FIRST_TOUCHES);
  let impulsesNs = new Float64Array(FIRST_TOUCHES);
  let count = 0;
  let whole = 0;
  let divisor = 1;

  function grow(): void {
    const [oldHandles, oldIndices, oldImpulses] = [handles, indices, impulsesNs];
    handles = new Float64Array(2 * oldHandles.length);
    handles.set(oldHandles);
    indices = new Int32Array(2 * oldIndices.length);
    indices.set(oldIndices);
    impulsesNs = new Float64Array(2 * oldImpulses.length);
    impulsesNs.set(oldImpulses);
  }

  function take(event: ForceEvent): void {
    const impulseNs = (event.total_force_magnitude() * whole) / divisor;
    if (impulseNs > 0) {
      if (count === impulsesNs.length) grow();
      const handleA = event.collider1();
      const handleB = event.collider2();
      handles[2 * count] = handleA;
      handles[2 * count + 1] = handleB;
      indices[2 * count] = colliderIndex(handleA);
      indices[2 * count + 1] = colliderIndex(handleB);
      impulsesNs[count++] = impulseNs;
    }
    event.free();
  }

  return {
    get count() {
      return count;
    },
    get handles() {
      return handles;
    },
    get indices() {
      return indices;
    },
    get impulsesNs() {
      return impulsesNs;
    },
    clear() {
      count = 0;
    },
    collect(stepS, parts) {
      whole = stepS;
      divisor = parts;
      events.raw.drainContactForceEvents(take);
    },
  };
}
