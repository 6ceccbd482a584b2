import type { Mode } from './profile.ts';

/** What first and last frames do, in a sentence. */
export const FIRST_AND_LAST =
  'The choreography is told by the prompt and by where things begin and end; nothing else pins it.';
const STILL_LOOKS = 'The looks come from the pictures, the movement from the clip.';

/** The clip, pictures and, where there is a field for it, the mix as references. */
export const references = (video: string, image: string, audio: string | null, images: number): Mode => ({
  name: 'References',
  what: STILL_LOOKS,
  slots: [
    { file: 'reference.mp4', field: video },
    { file: 'first.png', field: image },
    { file: 'contacts', field: 'Further images', most: images },
    ...(audio === null ? [] : [{ file: 'mix.wav', field: audio } as const]),
  ],
});

/** The first and the last frame. */
export const firstAndLast = (first: string, last: string): Mode => ({
  name: 'First and last frame',
  what: FIRST_AND_LAST,
  slots: [
    { file: 'first.png', field: first },
    { file: 'last.png', field: last },
  ],
});

/** The first frame, as `/v1/videos` takes it. */
export const INPUT_REFERENCE: Mode = {
  name: 'First frame',
  what: 'The picture is the first frame and must have the size that is asked for.',
  slots: [{ file: 'first.png', field: 'input_reference' }],
};
