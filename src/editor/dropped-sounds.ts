import type { CueStem } from '../core/cues/cue.ts';
import type { Editor } from './editor.ts';

const SOUND_NAME = /\.(?:wav|wave|mp3|flac|ogg|oga|opus|m4a|aac|aif|aiff|webm)$/i;
/** What a file becomes on each track; rolling and sliding, which foley is of, are never files. */
const KIND_ON: Readonly<Record<CueStem, 'effect' | 'ambience' | 'dialogue' | 'music'>> = {
  effects: 'effect',
  foley: 'effect',
  ambience: 'ambience',
  dialogue: 'dialogue',
  music: 'music',
};

/** Imports the sounds among dropped files: onto the track and the instant they were dropped at, or as effects at the playhead. */
export async function importDropped(
  editor: Pick<Editor, 'run'>,
  files: Iterable<File>,
  place?: { readonly stem: CueStem; readonly timeS: number },
): Promise<void> {
  const onto = place && { kind: KIND_ON[place.stem], timeS: place.timeS };
  for (const file of [...files].filter(isSound)) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    await editor.run('add.sound-file', { ...onto, file: { name: file.name, bytes } });
  }
}

function isSound({ type, name }: File): boolean {
  return type.startsWith('audio/') || SOUND_NAME.test(name);
}
