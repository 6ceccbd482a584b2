import { applyPatches, enablePatches, freeze, type Patch, produceWithPatches } from 'immer';
import { createStore } from 'zustand/vanilla';
import type { Scene } from '../core/scene/schema.ts';
import type { DocumentState, Edit, Gesture, SceneDocument } from './editor.ts';
import { isSame } from './is-same.ts';

enablePatches();

/** Steps that undo can take back; older ones are forgotten. */
export const MAX_STEPS = 500;

/** One entry of the history; it stands for the state that it leads to. */
interface Step {
  readonly label: string;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
}

interface RunningGesture {
  readonly label: string;
  readonly base: Scene;
  preview: readonly [scene: Scene, patches: readonly Patch[], inverse: readonly Patch[]] | null;
}

/**
 * The one writer of the scene. While a gesture runs, whatever else would change the scene (an edit, another gesture)
 * commits it first, so no work is lost and history stays a line; undo cancels it; redo waits for it.
 */
export function createDocument(initial: Scene, isSaved = true, maxSteps = MAX_STEPS): SceneDocument {
  let undoSteps: Step[] = [];
  let redoSteps: Step[] = [];
  /** Stands for the state before the first step of the history. */
  let floor: Step = { label: '', patches: [], inverse: [] };
  /** Null where no state of the history is in a file. */
  let savedAt = isSaved ? floor : null;
  let gesture: RunningGesture | null = null;

  const store = createStore<DocumentState>()(() => ({
    scene: freeze(initial, true),
    revision: 0,
    isSaved,
    undoLabel: null,
    redoLabel: null,
    isGesturing: false,
    loads: 0,
  }));

  const publish = (scene: Scene, isAnother = false) => {
    const before = store.getState();
    store.setState({
      scene,
      revision: scene === before.scene ? before.revision : before.revision + 1,
      isSaved: savedAt === (undoSteps.at(-1) ?? floor),
      undoLabel: gesture?.label ?? undoSteps.at(-1)?.label ?? null,
      redoLabel: redoSteps.at(-1)?.label ?? null,
      isGesturing: gesture !== null,
      loads: isAnother ? before.loads + 1 : before.loads,
    });
  };

  const change = (base: Scene, edit: Edit) =>
    // The braces keep what an edit returns from being taken for a whole new scene.
    produceWithPatches(base, (draft: Scene) => {
      edit(draft);
    });

  const push = (step: Step) => {
    undoSteps.push(step);
    redoSteps = [];
    if (undoSteps.length > maxSteps) floor = undoSteps.shift() ?? floor;
  };

  const commit = (running: RunningGesture) => {
    gesture = null;
    if (!running.preview || isSame(running.preview[0], running.base)) return publish(running.base);
    const [scene, patches, inverse] = running.preview;
    push({ label: running.label, patches, inverse });
    publish(scene);
  };

  const cancel = (running: RunningGesture) => {
    gesture = null;
    publish(running.base);
  };

  return {
    store,
    edit(label, edit) {
      if (gesture) commit(gesture);
      const base = store.getState().scene;
      const [scene, patches, inverse] = change(base, edit);
      if (isSame(scene, base)) return;
      push({ label, patches, inverse });
      publish(scene);
    },
    begin(label): Gesture {
      if (gesture) commit(gesture);
      const running: RunningGesture = { label, base: store.getState().scene, preview: null };
      gesture = running;
      publish(running.base);
      return {
        preview(edit) {
          if (gesture !== running) return;
          running.preview = change(running.base, edit);
          publish(running.preview[0]);
        },
        commit() {
          if (gesture === running) commit(running);
        },
        cancel() {
          if (gesture === running) cancel(running);
        },
      };
    },
    undo() {
      if (gesture) return cancel(gesture);
      const step = undoSteps.pop();
      if (!step) return;
      redoSteps.push(step);
      publish(applyPatches(store.getState().scene, step.inverse as Patch[]));
    },
    redo() {
      if (gesture) return;
      const step = redoSteps.pop();
      if (!step) return;
      undoSteps.push(step);
      publish(applyPatches(store.getState().scene, step.patches as Patch[]));
    },
    load(scene, isSaved = true) {
      gesture = null;
      undoSteps = [];
      redoSteps = [];
      floor = { label: '', patches: [], inverse: [] };
      savedAt = isSaved ? floor : null;
      publish(freeze(scene, true), true);
    },
    markSaved() {
      savedAt = undoSteps.at(-1) ?? floor;
      publish(store.getState().scene);
    },
  };
}
