import { hashBytes } from '../base/hash.ts';
import type { CueSource } from '../cues/cue.ts';

export type SpeakingVoice = Extract<CueSource, { type: 'spoken' }>['voice'];

/** A line and who speaks it. */
export interface Line {
  readonly text: string;
  readonly voice: SpeakingVoice;
}

/** By what the recording of a line and its times are found: the voice and the SHA-256 of the text. */
export function lineKey({ voice, text }: Line): string {
  return `spoken:${voice}:${hashBytes(new TextEncoder().encode(text))}`;
}
