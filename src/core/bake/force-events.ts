import type RapierModule from '@dimforge/rapier3d-compat';
import type { Engine } from './engine.ts';

/** An event as the engine hands it over: what wraps it would be asked through once more. */
export type ForceEvent = InstanceType<(typeof RapierModule)['TempContactForceEvent']>['raw'];

/** What the glue between the engine and JavaScript keeps of an event. Source: wasm-bindgen as of Rapier 0.21. */
interface Glued {
  __wbg_ptr: number;
  __destroy_into_raw(): number;
}

interface EventClass {
  readonly prototype: ForceEvent;
  __wrap?(pointer: number): ForceEvent;
}

/** Known from the first event on, as the engine does not export it. */
let eventClass: EventClass | null = null;
let onlyEvent: (ForceEvent & Glued) | null = null;

/**
 * Hands every force event of the last step to `take`, which must free it and keep nothing of it. The engine's own glue makes an
 * object for each and has the collector watch over it, in case nobody frees it: a twentieth of a bake. Here all events of
 * a step are told by one object.
 */
export function drainForceEvents({ events }: Engine, take: (event: ForceEvent) => void): void {
  const wrap = eventClass?.__wrap;
  if (!eventClass || !wrap) {
    events.raw.drainContactForceEvents((event: ForceEvent) => {
      if (isGlued(event)) eventClass ??= event.constructor as unknown as EventClass;
      take(event);
    });
    return;
  }
  onlyEvent ??= eventOf(eventClass);
  const only = onlyEvent;
  eventClass.__wrap = (pointer) => {
    only.__wbg_ptr = pointer;
    return only;
  };
  try {
    events.raw.drainContactForceEvents(take);
  } finally {
    eventClass.__wrap = wrap;
  }
}

/** Whether an event is kept as the engine's glue is known to: another keeps to its own way of telling. */
function isGlued(event: ForceEvent): boolean {
  const { __wbg_ptr, __destroy_into_raw } = event as Partial<Glued>;
  return typeof __wbg_ptr === 'number' && typeof __destroy_into_raw === 'function';
}

function eventOf({ prototype }: EventClass): ForceEvent & Glued {
  const event = Object.create(prototype) as ForceEvent & Glued;
  event.__destroy_into_raw = () => {
    const pointer = event.__wbg_ptr;
    event.__wbg_ptr = 0;
    return pointer;
  };
  return event;
}
