import { zipSync } from 'fflate';
import { ZIP_TIME } from '../../base/zip.ts';

/** Of PyTorch's zip format: its loaders read 1 to 3 and more alike. */
const VERSION = '3\n';

/**
 * Bytes as `torch.save(bytes, file)` keeps them: a stored zip with a pickle, protocol 2, that calls
 * `_codecs.encode(text, 'latin1')`, for protocol 2 has no bytes; each byte is the letter of its number.
 */
export function torchSaved(bytes: Uint8Array): Uint8Array {
  const text = utf8OfLatin1(bytes);
  const pickle = new Uint8Array(HEAD.length + 4 + text.length + TAIL.length);
  pickle.set(HEAD);
  new DataView(pickle.buffer).setUint32(HEAD.length, text.length, true);
  pickle.set(text, HEAD.length + 4);
  pickle.set(TAIL, HEAD.length + 4 + text.length);
  return zipSync({ 'archive/data.pkl': pickle, 'archive/version': latin1(VERSION) }, { level: 0, mtime: ZIP_TIME });
}

/** PROTO 2, GLOBAL `_codecs.encode` kept as 0, then BINUNICODE, whose length and letters follow. */
const HEAD = latin1('\x80\x02c_codecs\nencode\nq\x00X');
/** Kept as 1; BINUNICODE "latin1" kept as 2; TUPLE2 kept as 3; REDUCE kept as 4; STOP. */
const TAIL = latin1('q\x01X\x06\x00\x00\x00latin1q\x02\x86q\x03Rq\x04.');

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function utf8OfLatin1(bytes: Uint8Array): Uint8Array {
  const high = bytes.reduce((count, byte) => count + (byte >> 7), 0);
  const text = new Uint8Array(bytes.length + high);
  let at = 0;
  for (const byte of bytes) {
    if (byte < 0x80) text[at++] = byte;
    else {
      text[at++] = 0xc0 | (byte >> 6);
      text[at++] = 0x80 | (byte & 0x3f);
    }
  }
  return text;
}
