import { importDropped } from '../editor/dropped-sounds.ts';
import type { Editor } from '../editor/editor.ts';

/** Imports sound files that are dropped anywhere on the page but on a track, which takes its own. Returns how to stop. */
export function importDroppedSounds(editor: Editor): () => void {
  const over = (event: DragEvent) => {
    // Without this a browser opens the file in place of the page.
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void importDropped(editor, files);
  };
  window.addEventListener('dragover', over);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', drop);
  };
}
