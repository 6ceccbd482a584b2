import { createStore, type StoreApi } from 'zustand/vanilla';
import { error, type Problem } from '../core/base/problem.ts';
import type { Mix } from '../core/dsp/mix.ts';
import type { Scene } from '../core/scene/schema.ts';
import type { TakeResult } from '../core/tasks.ts';
import type { ResultsState, SceneDocument } from './editor.ts';
import { isSame } from './is-same.ts';
import type { EditorPorts } from './ports.ts';
import { motionInputs, resultInputs } from './result-inputs.ts';
import { createSoundClient } from './sound-client.ts';

/** How long the scene must rest before its sound is made: so short that an edit is heard at once, so long that a key held
 * down does not queue one rendering after another. */
export const SOUND_REST_MS = 40;
/** How long it must rest before trials are run. */
export const REST_MS = 250;
/** A running bake younger than this is left to finish when a newer one is wanted, so that a drag of a light scene shows
 * every flight; an older one is cancelled, so that a heavy scene answers the last change soonest. */
export const CANCEL_AFTER_MS = 100;

export interface BakeClient {
  readonly results: StoreApi<ResultsState>;
  /** A cue of the newest result by itself; null where it is silent or gone. */
  soloOf(cueId: string): Promise<Mix | null>;
  dispose(): void;
}

/** Keeps the results in step with the document: bakes live, then makes its sound and measures when the scene rests. */
export function createBakeClient(
  { tasks, clock, speech, assets }: Pick<EditorPorts, 'tasks' | 'clock' | 'speech' | 'assets'>,
  document: SceneDocument,
  onProblems: (problems: readonly Problem[]) => void = () => {},
): BakeClient {
  const results = createStore<ResultsState>()(() => ({
    status: 'simulating',
    progress: 0,
    result: null,
    steadiness: null,
    isMeasuringSteadiness: false,
    stems: null,
    loudness: null,
    isRenderingSound: false,
    missingCueIds: [],
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
  let soundTimer: ReturnType<typeof setTimeout> | undefined;
  let sounding: { readonly of: TakeResult; readonly sound: Scene['sound'] } | null = null;
  const sound = createSoundClient(
    { tasks, speech, assets },
    {
      onHeard: (stems) => results.setState({ stems }),
      onLoudness: (loudness) => results.setState({ loudness }),
      onMissing: (missingCueIds) => results.setState({ missingCueIds }),
      onCues(cues) {
        const { result } = results.getState();
        if (!result || !baked || sounding?.of !== result) return;
        // The same result, told more exactly: what waits for it or measures it goes on.
        const timed = { ...result, cues };
        if (rest?.of === result) rest = { ...rest, of: timed };
        sounding = { ...sounding, of: timed };
        baked = { ...baked, result: timed };
        results.setState({ result: timed });
      },
      onProblems,
    },
  );

  const request = (scene: Scene) => {
    const inputs = resultInputs(scene);
    if (requested && isSame(requested.inputs, inputs)) {
      requested = { scene, inputs };
      return scheduleRest();
    }
    requested = { scene, inputs };
    isPending = true;
    clearTimeout(restTimer);
    clearTimeout(soundTimer);
    rest?.control.abort();
    sound.stop();
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
    if (!result || status !== 'ready' || document.store.getState().isGesturing) return;
    if (requested && (sounding?.of !== result || !isSame(sounding.sound, requested.scene.sound))) {
      clearTimeout(soundTimer);
      soundTimer = setTimeout(makeSound, SOUND_REST_MS);
    }
    if (rest?.of === result) return;
    clearTimeout(restTimer);
    restTimer = setTimeout(measure, REST_MS);
  };

  const makeSound = async () => {
    const { result } = results.getState();
    if (!result || !requested || document.store.getState().isGesturing) return;
    const { scene } = requested;
    sounding = { of: result, sound: scene.sound };
    results.setState({ isRenderingSound: true });
    try {
      await sound.update(scene, result);
      results.setState({ isRenderingSound: false });
    } catch (cause) {
      // Whoever aborted it makes the sound anew.
      if (!isAbort(cause)) results.setState({ isRenderingSound: false, problem: error('', messageOf(cause)) });
    }
  };

  /** Runs the trials, unless what they depend on is as it was. */
  const measure = async () => {
    const { result, steadiness: known } = results.getState();
    if (!result || known || !requested || document.store.getState().isGesturing) return;
    const { scene } = requested;
    const control = new AbortController();
    const { signal } = control;
    rest = { of: result, control };
    const isStale = () => rest?.control !== control || signal.aborted;
    try {
      results.setState({ isMeasuringSteadiness: true });
      const steadiness = await tasks.measureSteadiness({ scene, takeId: result.takeId }, { signal });
      if (!isStale()) results.setState({ steadiness });
    } catch (cause) {
      if (!signal.aborted) results.setState({ problem: error('', messageOf(cause)) });
    } finally {
      if (!isStale()) results.setState({ isMeasuringSteadiness: false });
    }
  };

  /** Nothing that is known of one scene is shown of another. */
  const forget = () => {
    baked = null;
    sounding = null;
    requested = null;
    sound.forget();
    running?.control.abort();
    rest?.control.abort();
    results.setState({
      result: null,
      steadiness: null,
      stems: null,
      loudness: null,
      missingCueIds: [],
      problem: null,
      tookMs: 0,
    });
  };

  const unsubscribe = document.store.subscribe((state, before) => {
    if (state.loads !== before.loads) forget();
    request(state.scene);
  });
  request(document.store.getState().scene);

  return {
    results,
    async soloOf(cueId) {
      const cue = results.getState().result?.cues.find(({ id }) => id === cueId);
      return cue && requested ? sound.soloOf(requested.scene, cue) : null;
    },
    dispose() {
      isDisposed = true;
      unsubscribe();
      clearTimeout(restTimer);
      clearTimeout(ageTimer);
      clearTimeout(soundTimer);
      running?.control.abort();
      rest?.control.abort();
      sound.stop();
    },
  };
}

function isAbort(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'AbortError';
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
