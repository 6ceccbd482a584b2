import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Editor } from '../editor/editor.ts';

interface Layout {
  readonly isLeftOpen: boolean;
  readonly isRightOpen: boolean;
  /** Someone closed it by hand: selecting does not open it again. */
  readonly isLeftDismissed: boolean;
  readonly isRightDismissed: boolean;
  /** Whether the timeline shows each track of the sound, or the mix alone. */
  readonly areTracksOpen: boolean;
}

/** Which side panels are open. Closed at first: the first screen is the scene. */
export const layout = createStore<Layout>()(() => ({
  isLeftOpen: false,
  isRightOpen: false,
  isLeftDismissed: false,
  isRightDismissed: false,
  areTracksOpen: !isNarrow(),
}));

export function useLayout<T>(select: (state: Layout) => T): T {
  return useStore(layout, select);
}

export function showSide(side: 'left' | 'right', isOpen: boolean): void {
  // On a phone the sheets share the bottom of the screen: one at a time.
  const closesOther = isOpen && isNarrow();
  if (side === 'left') {
    layout.setState({ isLeftOpen: isOpen, isLeftDismissed: !isOpen, ...(closesOther && { isRightOpen: false }) });
  } else {
    layout.setState({ isRightOpen: isOpen, isRightDismissed: !isOpen, ...(closesOther && { isLeftOpen: false }) });
  }
}

/** Opens the side panels once something is selected, though never under a drag and never over a phone's stage. */
export function openPanelsOnSelection(editor: Editor): () => void {
  const openIfWanted = () => {
    if (!editor.session.getState().selection || editor.document.store.getState().isGesturing || isNarrow()) return;
    const { isLeftDismissed, isRightDismissed, isLeftOpen, isRightOpen } = layout.getState();
    layout.setState({ isLeftOpen: isLeftOpen || !isLeftDismissed, isRightOpen: isRightOpen || !isRightDismissed });
  };
  const stops = [
    editor.session.subscribe((state, before) => state.selection !== before.selection && openIfWanted()),
    editor.document.store.subscribe((state, before) => before.isGesturing && !state.isGesturing && openIfWanted()),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function isNarrow(): boolean {
  return typeof matchMedia !== 'undefined' && matchMedia('(max-width: 767px)').matches;
}
