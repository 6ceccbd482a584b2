import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { AssetsPort } from '../../editor/ports.ts';

/** Rate at which files are decoded: that of the tracks. */
const SAMPLE_RATE = 48_000;

/** Files of a scene, kept while the page is open, and decoded by the browser. */
export function createBrowserAssets(): AssetsPort {
  const kept = new Map<string, Uint8Array>();
  return {
    read: async (id) => kept.get(id) ?? null,
    async write(bytes) {
      const id = bytesToHex(sha256(bytes));
      kept.set(id, bytes);
      return id;
    },
    async decode(bytes) {
      const context = new OfflineAudioContext(1, 1, SAMPLE_RATE);
      const buffer = await context.decodeAudioData(bytes.slice().buffer);
      const channels = Array.from({ length: buffer.numberOfChannels }, (_, channel) => buffer.getChannelData(channel));
      return { sampleRate: buffer.sampleRate, channels };
    },
  };
}
