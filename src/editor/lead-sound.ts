import { warning } from '../core/base/problem.ts';
import type { Editor } from './editor.ts';
import { isSame } from './is-same.ts';
import { spanOfShot } from './loop-span.ts';
import type { LoadedTracks, SoundPort } from './ports.ts';
import { trimsOf } from './trims.ts';

const NO_TRACKS: LoadedTracks = { sampleRate: 48_000, durationS: 0, stems: {} };

/**
 * Has the sound room follow the editor: its tracks as they are made, its faders the levels of the scene and what is
 * soloed, the loop the shot that it goes round. Returns how to stop.
 */
export function leadSound(
  { document, session, results, playhead }: Pick<Editor, 'document' | 'session' | 'results' | 'playhead'>,
  sound: SoundPort,
): () => void {
  let trims: ReturnType<typeof trimsOf> | null = null;

  const setTrims = () => {
    const levels = document.store.getState().scene.sound.stems;
    const next = trimsOf(levels, session.getState().soloStems, results.getState().stems?.commonGainDb ?? 0);
    if (isSame(trims, next)) return;
    trims = next;
    sound.setStemTrims(next);
  };
  const setLoop = () => {
    const { loopShotId } = session.getState();
    const span = loopShotId === null ? null : spanOfShot(document.store.getState().scene, loopShotId);
    if (loopShotId !== null && span === null) session.setState({ loopShotId: null });
    else playhead.setLoopSpan(span);
  };

  const unsubscribes = [
    document.store.subscribe(({ scene }, before) => {
      if (scene === before.scene) return;
      setTrims();
      setLoop();
    }),
    session.subscribe((state, before) => {
      if (state.isMuted !== before.isMuted) sound.setMuted(state.isMuted);
      if (state.soloStems !== before.soloStems) setTrims();
      if (state.loopShotId !== before.loopShotId) setLoop();
    }),
    results.subscribe(({ stems }, before) => {
      if (stems === before.stems) return;
      if (stems?.stems !== before.stems?.stems) sound.load(stems ?? NO_TRACKS);
      setTrims();
    }),
    sound.onProblem((sentence) => {
      session.setState(({ problems }) => ({ problems: [...problems, warning('', sentence)], isSoundUnlocked: false }));
    }),
  ];
  setTrims();
  return () => {
    for (const unsubscribe of unsubscribes) unsubscribe();
  };
}
