import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256 as 64 lower-case hex digits. */
export function hashBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** SHA-256 of the canonical JSON of a plain value: equal values hash equal whatever the order of their keys. */
export function hashValue(value: unknown): string {
  return hashBytes(new TextEncoder().encode(canonicalJson(value)));
}
