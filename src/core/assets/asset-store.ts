import { hashBytes } from '../base/hash.ts';

/** What an asset is found by: the SHA-256 of its bytes, 64 lower-case hex digits. */
export type AssetId = string;

/** Files that a scene refers to, by the hash of what is in them: what has an id never changes. */
export interface AssetStore {
  /** The bytes; null where they are not there. */
  read(id: AssetId): Promise<Uint8Array | null>;
  /** Keeps bytes and says their id; the same bytes are kept once. Rejects with a sentence where there is no room. */
  write(bytes: Uint8Array): Promise<AssetId>;
}

/** A store that lasts as long as the program runs. */
export function createMemoryStore(files: Iterable<Uint8Array> = []): AssetStore {
  const kept = new Map([...files].map((bytes) => [hashBytes(bytes), bytes]));
  return {
    read: async (id) => kept.get(id) ?? null,
    async write(bytes) {
      const id = hashBytes(bytes);
      if (!kept.has(id)) kept.set(id, bytes.slice());
      return id;
    },
  };
}
