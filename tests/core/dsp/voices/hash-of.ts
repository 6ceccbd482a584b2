import { createHash } from 'node:crypto';

/** SHA-256 of the bytes of a signal. */
export function hashOf(signal: Float64Array): string {
  return createHash('sha256')
    .update(new Uint8Array(signal.buffer, signal.byteOffset, signal.byteLength))
    .digest('hex');
}
