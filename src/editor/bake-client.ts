import { createStore, type StoreApi } from 'zustand/vanilla';
import { error } from '../core/base/problem.ts';
import type { Scene } from '../core/scene/schema.ts';
import type { TakeResult } from '../core/tasks.ts';
import type { ResultsState, SceneDocument } from './editor.ts';
import { isSame } from './is-same.ts';
import type { ClockPort, TasksPort } from './ports.ts';
import { resultInputs } from './result-inputs.ts';

/** How long the scene must rest before the mix is rendered and trials are run. */
export const REST_MS = 250;
/** A running bake younger than this is left to finish when a newer one is wanted, so that a drag of a light scene shows
 * every flight; an older one is cancelled, so that a heavy scene answers the last change soonest. */
export const CANCEL_AFTER_MS = 100;
const SAMPLE_RATE = 48_000;

/** Keeps the results in step with the document: bakes live, then renders and measures when the scene rests. */
export function createBakeClient(
  tasks: TasksPort,
  clock: ClockPort,
  document: SceneDocument,
): { readonly results: StoreApi<ResultsState>; dispose(): void } {
  const results = createStore<ResultsState>()(() => ({
    status: 'simulating',
    progress: 0,
    result: null,
    steadiness: null,
    isMeasuringSteadiness: false,
    mix: null,
    tookMs: 0,
    problem: null,
  }));
  let requested: { readonly scene: Scene; readonly inputs: unknown } | null = null;
  let isPending = false;
  let isDisposed = false;
  let running: { readonly control: AbortController; readonly startedMs: number } | null = null;
  let rest: { readonly of: TakeResult; readonly control: AbortController } | null = null;
  let restTimer: ReturnType<typeof setTimeout> | undefined;

  const request = (scene: Scene) => {
    const inputs = resultInputs(scene);
    if (requested && isSame(requested.inputs, inputs)) return scheduleRest();
    requested = { scene, inputs };
    isPending = true;
    clearTimeout(restTimer);
    rest?.control.abort();
    results.setState({ status: 'simulating', isMeasuringSteadiness: false });
    if (!running) queueMicrotask(bakeNext);
    else if (clock.nowMs() - running.startedMs > CANCEL_AFTER_MS) running.control.abort();
  };

  const bakeNext = async () => {
    if (running || !isPending || !requested || isDisposed) return;
    isPending = false;
    const { scene } = requested;
    const current = { control: new AbortController(), startedMs: clock.nowMs() };
    running = current;
    results.setState({ progress: 0 });
    try {
      const result = await tasks.bakeTake(
        { scene, takeId: scene.activeTakeId },
        {
          signal: current.control.signal,
          onProgress: ({ share }) => {
            if (running === current) results.setState({ progress: share });
          },
        },
      );
      if (isDisposed) return;
      results.setState({
        status: isPending ? 'simulating' : 'ready',
        progress: 1,
        result,
        steadiness: null,
        tookMs: clock.nowMs() - current.startedMs,
        problem: null,
      });
    } catch (cause) {
      if (isDisposed) return;
      if (!isPending) results.setState({ status: 'failed', problem: error('', messageOf(cause)) });
    } finally {
      running = null;
    }
    if (isPending) return bakeNext();
    scheduleRest();
  };

  const scheduleRest = () => {
    const { result, status } = results.getState();
    if (!result || status !== 'ready' || rest?.of === result || document.store.getState().isGesturing) return;
    clearTimeout(restTimer);
    restTimer = setTimeout(() => measure(result), REST_MS);
  };

  const measure = async (result: TakeResult) => {
    if (document.store.getState().isGesturing || !requested) return;
    const { scene } = requested;
    const current = { of: result, control: new AbortController() };
    const { signal } = current.control;
    rest = current;
    results.setState({ isMeasuringSteadiness: true });
    try {
      const mix = await tasks.renderMix(
        { cues: result.cues, durationS: result.motion.durationS, sampleRate: SAMPLE_RATE },
        { signal },
      );
      if (rest !== current || signal.aborted) return;
      results.setState({ mix });
      const steadiness = await tasks.measureSteadiness({ scene, takeId: result.takeId }, { signal });
      if (rest !== current || signal.aborted) return;
      results.setState({ steadiness });
    } catch (cause) {
      if (!signal.aborted) results.setState({ problem: error('', messageOf(cause)) });
    } finally {
      if (rest === current && !signal.aborted) results.setState({ isMeasuringSteadiness: false });
    }
  };

  const unsubscribe = document.store.subscribe((state) => request(state.scene));
  request(document.store.getState().scene);

  return {
    results,
    dispose() {
      isDisposed = true;
      unsubscribe();
      clearTimeout(restTimer);
      running?.control.abort();
      rest?.control.abort();
    },
  };
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
