/** The one format that sounds are kept in: its samples are the same to every reader. */
export const WAV_MEDIA_TYPE = 'audio/wav';

/** Formats that can be imported, by how their bytes begin. */
const SIGNATURES: readonly (readonly [mediaType: string, at: number, bytes: string])[] = [
  [WAV_MEDIA_TYPE, 8, 'WAVE'],
  ['audio/flac', 0, 'fLaC'],
  ['audio/ogg', 0, 'OggS'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/mp4', 4, 'ftyp'],
  ['audio/aiff', 8, 'AIFF'],
  ['audio/aiff', 8, 'AIFC'],
  ['audio/webm', 0, '\x1a\x45\xdf\xa3'],
];

/** What sort of sound bytes are, by how they begin; null where they are none that is known. */
export function mediaTypeOf(bytes: Uint8Array): string | null {
  for (const [mediaType, at, signature] of SIGNATURES)
    if ([...signature].every((letter, n) => bytes[at + n] === letter.charCodeAt(0))) return mediaType;
  // A frame of MPEG audio begins with eleven ones, then the version and a layer that is not 0.
  const isMpeg = bytes[0] === 0xff && (bytes[1]! & 0xe0) === 0xe0 && (bytes[1]! & 0x06) !== 0;
  if (isMpeg) return 'audio/mpeg';
  return bytes[0] === 0xff && (bytes[1]! & 0xf6) === 0xf0 ? 'audio/aac' : null;
}
