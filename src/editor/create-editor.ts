import { error, type Problem } from '../core/base/problem.ts';
import type { Scene } from '../core/scene/schema.ts';
import { actions } from './actions/index.ts';
import { createAutosave } from './autosave.ts';
import { createBakeClient } from './bake-client.ts';
import { createDocument } from './document.ts';
import type { Editor } from './editor.ts';
import { leadSound } from './lead-sound.ts';
import { createPlayhead } from './playhead.ts';
import type { EditorPorts } from './ports.ts';
import { ProblemsError } from './problems-error.ts';
import { createSession, isSelectable } from './session.ts';

/** The headless editor on a scene; it starts to bake at once. `isSaved` tells whether the scene has nothing to lose. */
export function createEditor(ports: EditorPorts, scene: Scene, isSaved = true): Editor {
  const document = createDocument(scene, isSaved);
  const session = createSession();
  const sayAlso = (problems: readonly Problem[]) =>
    session.setState((state) => {
      const isSaid = ({ message }: Problem) => state.problems.some((said) => said.message === message);
      return { problems: [...state.problems, ...problems.filter((problem) => !isSaid(problem))] };
    });
  const { results, soloOf, dispose: stopBaking } = createBakeClient(ports, document, sayAlso);
  const durationS = () => document.store.getState().scene.settings.durationS;
  const frameRate = () => document.store.getState().scene.settings.frameRate;
  const playhead = createPlayhead(ports.clock, ports.sound, { durationS, frameRate });
  const autosave = createAutosave(ports.autosave, document, (cause) =>
    report(cause, 'The scene could not be kept in this browser, so save it as a file'),
  );

  const report = (cause: unknown, what: string) => {
    if (isAbort(cause)) return;
    const problems =
      cause instanceof ProblemsError
        ? cause.problems
        : [error('', `${what}: ${cause instanceof Error ? cause.message : String(cause)}`)];
    session.setState({ problems });
  };

  let isSoundRefused = false;
  const unsubscribes = [
    document.store.subscribe((state, before) => {
      if (state.scene === before.scene) return;
      const { selection } = session.getState();
      if (selection && !isSelectable(state.scene, selection)) session.setState({ selection: null });
      if (playhead.timeS > durationS()) playhead.seek(durationS());
    }),
    leadSound({ document, session, results, playhead }, ports.sound),
  ];

  const editor: Editor = {
    document,
    session,
    results,
    playhead,
    look: { now: null },
    actions,
    async run(actionId, params = {}) {
      const action = actions.find(({ id }) => id === actionId);
      if (!action) throw new Error(`There is no action "${actionId}".`);
      const parsed = action.params.safeParse(params);
      if (!parsed.success) throw new Error(`"${actionId}" cannot take these params: ${parsed.error.message}`);
      if (!action.isEnabled(ctx)) return;
      try {
        await action.run(ctx, parsed.data);
      } catch (cause) {
        report(cause, `"${action.label}" did not work`);
      }
    },
    async unlockSound() {
      if (ports.sound.isUnlocked) return;
      try {
        await ports.sound.unlock();
      } catch (cause) {
        // Every touch asks again; the first refusal says enough.
        if (!isSoundRefused) report(cause, 'This browser gives no sound');
        isSoundRefused = true;
        return;
      }
      session.setState({ isSoundUnlocked: true });
      playhead.soundAgain();
    },
    async audition(cueId) {
      const cue = results.getState().result?.cues.find(({ id }) => id === cueId);
      if (!cue) return;
      await editor.unlockSound();
      const { source } = cue;
      if (source.type === 'notes') return ports.sound.auditionNotes(source.instrument, source.notes);
      const mix = await soloOf(cueId);
      if (mix) ports.sound.audition(mix);
    },
    flush: () => autosave.flush(),
    dispose() {
      for (const unsubscribe of unsubscribes) unsubscribe();
      playhead.dispose();
      stopBaking();
      autosave.dispose();
    },
  };
  const ctx = { editor, ports };
  return editor;
}

function isAbort(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'AbortError';
}
