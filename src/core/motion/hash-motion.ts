import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonicalJson } from '../base/canonical-json.ts';
import type { Motion } from './motion.ts';

/** SHA-256 over every knot and contact of a motion: equal where and only where the motions are the same bytes. */
export function hashMotion(motion: Motion): string {
  const hash = sha256.create();
  const text = new TextEncoder();
  for (const track of motion.tracks) {
    hash.update(text.encode(track.bodyId));
    for (const column of [
      track.timesS,
      track.positionsM,
      track.rotations,
      track.velocitiesMps,
      track.angularVelocitiesRadps,
    ]) {
      hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
    }
  }
  hash.update(text.encode(canonicalJson({ contacts: motion.contacts, stop: motion.stop })));
  return bytesToHex(hash.digest());
}
