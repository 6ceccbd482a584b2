import type { Editor } from '../editor/editor.ts';

/** Speed of the first showing between contacts and close to one. */
const PACE = 1;
const CLOSE_PACE = 0.2;
/** How long before and after a contact it goes slowly, in scene time. */
const BEFORE_S = 0.05;
const AFTER_S = 0.07;

/** How fast the first showing goes at an instant: slowly about the contacts. */
export function introRate(timeS: number, contactTimesS: readonly number[]): number {
  return contactTimesS.some((at) => timeS >= at - BEFORE_S && timeS <= at + AFTER_S) ? CLOSE_PACE : PACE;
}

/** Contacts that are shown slowly: the first of the scene, before it comes to rest. */
const MOST_CONTACTS = 4;

/** How long the end is left to be seen before the arrow waits at the start again. */
const REST_MS = 900;

function isAtEnd({ document, playhead }: Editor): boolean {
  return playhead.timeS >= document.store.getState().scene.settings.durationS;
}

/** Plays the scene once, slowed at its contacts, and goes back to the start. Whoever touches anything takes over. */
export function playIntro(editor: Editor): void {
  const { playhead, results } = editor;
  let contactTimesS: readonly number[] = [];
  let isOver = false;

  const finish = (isShownWhole: boolean) => {
    if (isOver) return;
    isOver = true;
    stopWatching();
    stopFollowing();
    stopHearing();
    for (const type of ['pointerdown', 'keydown', 'wheel']) window.removeEventListener(type, takeOver, true);
    playhead.setRate(1);
    if (isShownWhole) setTimeout(() => !playhead.isPlaying && isAtEnd(editor) && playhead.seek(0), REST_MS);
  };
  const takeOver = () => finish(false);

  const stopFollowing = playhead.subscribe((timeS) => {
    const rate = introRate(timeS, contactTimesS);
    if (rate !== playhead.rate) playhead.setRate(rate);
  });
  const stopHearing = playhead.transport.subscribe((state, before) => {
    if (before.isPlaying && !state.isPlaying) finish(true);
  });
  const start = () => {
    const { result } = results.getState();
    if (!result || playhead.isPlaying) return;
    const impacts = result.motion.contacts.filter(({ phase }) => phase === 'impact');
    contactTimesS = impacts.slice(0, MOST_CONTACTS).map(({ timeS }) => timeS);
    playhead.play();
  };
  const stopWatching = results.subscribe((state, before) => {
    if (!before.result && state.result) start();
  });
  for (const type of ['pointerdown', 'keydown', 'wheel']) window.addEventListener(type, takeOver, true);
  start();
}
