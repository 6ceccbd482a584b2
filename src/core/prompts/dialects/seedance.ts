import { defineDialect } from './dialect.ts';
import { referenceForm } from './reference-form.ts';

/** Shorter reference clips and sounds are refused, in seconds (docs.comfy.org, ByteDance 2 reference node, November 2026). */
const SHORTEST_REFERENCE_S = 1.8;

/** Tags that say what each reference is for, then little: place, light, what must come about, speech, sound. */
export const seedance = defineDialect({
  id: 'seedance',
  label: 'Seedance with references',
  readers: 'Seedance 2.0 and 2.5, with the clip, a still and the sound uploaded',
  source: 'docs.comfy.org, ByteDance 2 reference node, read November 2026',
  limit: { unit: 'words', most: 300, source: 'our own choice: the reference clip carries the choreography' },
  losses: [
    'It tells the choreography by @Video1 alone: upload the reference clip, a still of its first frame in the looks you want, and the mix.',
    'The sound of @Audio1 is a reference: playback and sync are not promised.',
  ],
  write(told) {
    const isLongEnough = told.durationS >= SHORTEST_REFERENCE_S;
    return referenceForm(told, {
      video: isLongEnough ? '@Video1' : null,
      image: '@Image1',
      audio: isLongEnough ? '@Audio1' : null,
    });
  },
});
