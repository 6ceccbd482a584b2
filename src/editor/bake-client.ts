import { createStore, type StoreApi } from 'zustand/vanilla';
import { error } from '../core/base/problem.ts';
import type { Scene } from '../core/scene/schema.ts';
import type { TakeResult } from '../core/tasks.ts';
import type { ResultsState, SceneDocument } from './editor.ts';
import { isSame } from './is-same.ts';
import type { ClockPort, TasksPort } from './ports.ts';
import { motionInputs, resultInputs } from './result-inputs.ts';

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
    stems: null,
    loudness: null,
    isRenderingSound: false,
    tookMs: 0,
    problem: null,
  }));
  let requested: { readonly scene: Scene; readonly inputs: unknown } | null = null;
  let isPending = false;
  let isDisposed = false;
  let running: { readonly control: AbortController; startedMs: number } | null = null;
  let isWorkerReady = false;
  /** The newest result, with what its motion and its steadiness depend on. */
  let baked: { readonly result: TakeResult; readonly motionInputs: unknown; readonly steadyInputs: unknown } | null =
    null;
  let rest: { readonly of: TakeResult; readonly control: AbortController } | null = null;
  let ageTimer: ReturnType<typeof setTimeout> | undefined;
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  let mixed: Pick<TakeResult, 'cues' | 'motion'> | null = null;

  const request = (scene: Scene) => {
    const inputs = resultInputs(scene);
    if (requested && isSame(requested.inputs, inputs)) return scheduleRest();
    requested = { scene, inputs };
    isPending = true;
    clearTimeout(restTimer);
    rest?.control.abort();
    results.setState({ status: 'simulating', isMeasuringSteadiness: false });
    if (!running) queueMicrotask(answer);
    else cancelWhenOld(running);
  };

  /** Cancels a bake that a newer one waits for: at once, or when it reaches the age. */
  const cancelWhenOld = (current: NonNullable<typeof running>) => {
    clearTimeout(ageTimer);
    if (running !== current || !isPending) return;
    const leftMs = CANCEL_AFTER_MS - (clock.nowMs() - current.startedMs);
    if (leftMs < 0) current.control.abort();
    else ageTimer = setTimeout(() => cancelWhenOld(current), Math.floor(leftMs) + 1);
  };

  /** Bakes the scene that was wanted last, or judges it where its motion is there. */
  const answer = async () => {
    if (running || !isPending || !requested || isDisposed) return;
    isPending = false;
    const { scene } = requested;
    const inputs = motionInputs(scene);
    const current = { control: new AbortController(), startedMs: clock.nowMs() };
    running = current;
    results.setState({ progress: 0 });
    try {
      if (!isWorkerReady) {
        await tasks.ready;
        isWorkerReady = true;
        current.startedMs = clock.nowMs();
      }
      const isMotionThere = baked !== null && isSame(baked.motionInputs, inputs);
      const result = isMotionThere ? await judge(scene, baked!.result, current) : await bake(scene, current);
      if (isDisposed) return;
      const steadyInputs = { inputs, outcome: scene.outcome };
      const isSteadinessKnown = isSame(baked?.steadyInputs, steadyInputs);
      baked = { result, motionInputs: inputs, steadyInputs };
      results.setState({
        status: isPending ? 'simulating' : 'ready',
        progress: 1,
        result,
        problem: null,
        ...(!isSteadinessKnown && { steadiness: null }),
        ...(!isMotionThere && { tookMs: clock.nowMs() - current.startedMs }),
      });
    } catch (cause) {
      if (isDisposed) return;
      if (!isPending) results.setState({ status: 'failed', problem: error('', messageOf(cause)) });
    } finally {
      running = null;
      clearTimeout(ageTimer);
    }
    if (isPending) return answer();
    scheduleRest();
  };

  const bake = (scene: Scene, current: NonNullable<typeof running>) =>
    tasks.bakeTake(
      { scene, takeId: scene.activeTakeId },
      {
        signal: current.control.signal,
        onProgress: ({ share }) => {
          if (running === current) results.setState({ progress: share });
        },
      },
    );

  const judge = async (scene: Scene, { takeId, plan, motion }: TakeResult, current: NonNullable<typeof running>) => {
    const { signal } = current.control;
    return { takeId, plan, motion, ...(await tasks.judgeTake({ scene, takeId, plan, motion }, { signal })) };
  };

  const scheduleRest = () => {
    const { result, status } = results.getState();
    if (!result || status !== 'ready' || rest?.of === result || document.store.getState().isGesturing) return;
    clearTimeout(restTimer);
    restTimer = setTimeout(() => settle(result), REST_MS);
  };

  /** Renders the mix and runs the trials, unless what they depend on is as it was. */
  const settle = async (result: TakeResult) => {
    if (document.store.getState().isGesturing || !requested) return;
    const { scene } = requested;
    const { takeId, cues, motion } = result;
    const current = { of: result, control: new AbortController() };
    const { signal } = current.control;
    rest = current;
    const isStale = () => rest !== current || signal.aborted;
    try {
      if (!mixed || mixed.motion.durationS !== motion.durationS || !isSame(mixed.cues, cues)) {
        results.setState({ isRenderingSound: true });
        const { room, stems: levels, keepsPitch } = scene.sound;
        const stems = await tasks.renderStems(
          {
            cues,
            durationS: motion.durationS,
            sampleRate: SAMPLE_RATE,
            recordings: new Map(),
            room,
            levels,
            keepsPitch,
          },
          { signal },
        );
        if (isStale()) return;
        mixed = result;
        results.setState({ stems, loudness: stems.loudness, isRenderingSound: false });
      }
      if (results.getState().steadiness) return;
      results.setState({ isMeasuringSteadiness: true });
      const steadiness = await tasks.measureSteadiness({ scene, takeId }, { signal });
      if (isStale()) return;
      results.setState({ steadiness });
    } catch (cause) {
      if (!signal.aborted) results.setState({ problem: error('', messageOf(cause)) });
    } finally {
      if (!isStale()) results.setState({ isMeasuringSteadiness: false, isRenderingSound: false });
    }
  };

  /** Nothing that is known of one scene is shown of another. */
  const forget = () => {
    baked = null;
    mixed = null;
    requested = null;
    running?.control.abort();
    rest?.control.abort();
    results.setState({ result: null, steadiness: null, stems: null, loudness: null, problem: null, tookMs: 0 });
  };

  const unsubscribe = document.store.subscribe((state, before) => {
    if (state.loads !== before.loads) forget();
    request(state.scene);
  });
  request(document.store.getState().scene);

  return {
    results,
    dispose() {
      isDisposed = true;
      unsubscribe();
      clearTimeout(restTimer);
      clearTimeout(ageTimer);
      running?.control.abort();
      rest?.control.abort();
    },
  };
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
