import { colliderIndex, type Engine } from './engine.ts';
import { drainForceEvents, type ForceEvent } from './force-events.ts';

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

export function createEngineTouches(engine: Engine): EngineTouches {
  let whole = 0;
  let divisor = 1;
  const touches = {
    count: 0,
    handles: new Float64Array(2 * FIRST_TOUCHES),
    indices: new Int32Array(2 * FIRST_TOUCHES),
    impulsesNs: new Float64Array(FIRST_TOUCHES),
    clear() {
      touches.count = 0;
    },
    collect(stepS: number, parts: number) {
      whole = stepS;
      divisor = parts;
      drainForceEvents(engine, take);
    },
  };

  function grow(): void {
    const { handles, indices, impulsesNs } = touches;
    touches.handles = new Float64Array(2 * handles.length);
    touches.handles.set(handles);
    touches.indices = new Int32Array(2 * indices.length);
    touches.indices.set(indices);
    touches.impulsesNs = new Float64Array(2 * impulsesNs.length);
    touches.impulsesNs.set(impulsesNs);
  }

  function take(event: ForceEvent): void {
    const impulseNs = (event.total_force_magnitude() * whole) / divisor;
    if (impulseNs > 0) {
      if (touches.count === touches.impulsesNs.length) grow();
      const { handles, indices, impulsesNs } = touches;
      const n = touches.count++;
      const handleA = event.collider1();
      const handleB = event.collider2();
      handles[2 * n] = handleA;
      handles[2 * n + 1] = handleB;
      indices[2 * n] = colliderIndex(handleA);
      indices[2 * n + 1] = colliderIndex(handleB);
      impulsesNs[n] = impulseNs;
    }
    event.free();
  }

  return touches;
}
