import { hashBytes } from '../../../../src/core/base/hash.ts';
import type { Mix } from '../../../../src/core/dsp/mix.ts';
import type { Tracks } from '../../../../src/core/dsp/render-stems.ts';

/** The SHA-256 of every track that sounds and of their mix, left and right. */
export function hashTracks(tracks: Tracks, mix: Mix): Record<string, string[]> {
  const hashOf = ({ channels }: Mix) => channels.map(({ buffer }) => hashBytes(new Uint8Array(buffer)));
  return Object.fromEntries(
    Object.entries({ ...tracks, mix }).flatMap(([id, track]) => (track ? [[id, hashOf(track)] as const] : [])),
  );
}
