import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { crc32 } from './crc32.ts';
import type { FileDigest } from './ports.ts';

/** Sums of bytes that come in pieces. */
export interface Digester {
  /** Bytes that follow those before. */
  add(bytes: Uint8Array): void;
  /** Of all bytes; nothing can be added any more. */
  digest(): FileDigest & { readonly crc32: number };
}

export function createDigester(): Digester {
  const hash = sha256.create();
  let byteLength = 0;
  let sum = 0;
  return {
    add(bytes) {
      hash.update(bytes);
      sum = crc32(bytes, sum);
      byteLength += bytes.length;
    },
    digest: () => ({ byteLength, sha256: bytesToHex(hash.digest()), crc32: sum }),
  };
}
