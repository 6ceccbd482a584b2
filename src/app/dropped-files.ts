import type { Editor } from '../editor/editor.ts';

const SOUND_NAME = /\.(?:wav|wave|mp3|flac|ogg|oga|opus|m4a|aac|aif|aiff|webm)$/i;

/** Imports sound files that are dropped anywhere on the page, at the playhead. Returns how to stop. */
export function importDroppedSounds(editor: Editor): () => void {
  const over = (event: DragEvent) => {
    // Without this a browser opens the file in place of the page.
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void importAll(editor, files.filter(isSound));
  };
  window.addEventListener('dragover', over);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', drop);
  };
}

function isSound({ type, name }: File): boolean {
  return type.startsWith('audio/') || SOUND_NAME.test(name);
}

async function importAll(editor: Editor, files: readonly File[]): Promise<void> {
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    await editor.run('add.sound-file', { file: { name: file.name, bytes } });
  }
}
