import type { Cue } from '../cues/cue.ts';
import { lineKey } from '../speech/line-key.ts';
import type { Recording } from './stems.ts';

/**
 * By what the recording of a cue is found: a file by its asset, a spoken line by its voice and a hash of its words; null
 * for a cue that needs none.
 */
export function recordingKey({ source, text }: Pick<Cue, 'source' | 'text'>): string | null {
  if (source.type === 'file') return source.assetId;
  if (source.type !== 'spoken' || !text) return null;
  return lineKey({ text, voice: source.voice });
}

/** The cues that would be heard if their recordings were there. */
export function missingRecordings<C extends Pick<Cue, 'source' | 'text' | 'isMuted'>>(
  cues: readonly C[],
  recordings: ReadonlyMap<string, Recording>,
): C[] {
  return cues.filter((cue) => {
    const key = cue.isMuted ? null : recordingKey(cue);
    return key !== null && !recordings.has(key);
  });
}
