import { type IDBPDatabase, openDB } from 'idb';
import { MAX_CHANNELS, MAX_SOUND_S } from '../../core/assets/limits.ts';
import { readWav, tooLong } from '../../core/assets/read-wav.ts';
import { hashBytes } from '../../core/base/hash.ts';
import type { AssetsPort } from '../../editor/ports.ts';

const DATABASE = 'rimshot-assets';
const STORE = 'assets';
/** Rate at which files are decoded that are no WAV: that of the tracks. */
const SAMPLE_RATE = 48_000;
/** How long an asset is kept that no scene refers to any more: another tab may have just imported it. */
const KEPT_UNUSED_MS = 24 * 60 * 60 * 1000;

/** An asset as the database has it, by its id. */
interface KeptAsset {
  readonly bytes: Uint8Array;
  readonly writtenMs: number;
}

export interface BrowserAssets extends AssetsPort {
  /** Lets go of what is not among these and was not written lately. */
  prune(usedIds: readonly string[]): Promise<void>;
}

/** Assets in IndexedDB; in memory while the page is open, where the browser has none (as in some private windows). */
export function createBrowserAssets(): BrowserAssets {
  let opening: Promise<IDBPDatabase | null> | null = null;
  const open = () => {
    opening ??= openDB(DATABASE, 1, { upgrade: (database) => void database.createObjectStore(STORE) }).catch(
      () => null,
    );
    return opening;
  };
  const memory = new Map<string, Uint8Array>();

  return {
    async read(id) {
      const database = await open();
      if (!database) return memory.get(id) ?? null;
      const kept = (await database.get(STORE, id)) as KeptAsset | undefined;
      return kept?.bytes ?? null;
    },
    async write(bytes) {
      const id = hashBytes(bytes);
      const database = await open();
      if (!database) {
        memory.set(id, bytes);
        return id;
      }
      const kept: KeptAsset = { bytes, writtenMs: Date.now() };
      await database.put(STORE, kept, id).catch((cause: unknown) => {
        throw new Error(noRoom(bytes.length, cause));
      });
      return id;
    },
    decode,
    async prune(usedIds) {
      const database = await open();
      if (!database) return;
      const used = new Set(usedIds);
      const oldest = Date.now() - KEPT_UNUSED_MS;
      // Without the bytes of what stays: one at a time.
      for (const id of (await database.getAllKeys(STORE)) as string[]) {
        if (used.has(id)) continue;
        const kept = (await database.get(STORE, id)) as KeptAsset | undefined;
        if (kept && kept.writtenMs < oldest) await database.delete(STORE, id);
      }
    },
  };
}

/** A WAV as it is; other formats as the browser decodes them. Rejects with a sentence. */
async function decode(bytes: Uint8Array): ReturnType<AssetsPort['decode']> {
  const wav = readWav(bytes);
  if (wav.ok) return wav.value;
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE);
  const buffer = await context.decodeAudioData(bytes.slice().buffer).catch(() => {
    const isWav = bytes[0] === 0x52 && bytes[1] === 0x49;
    throw new Error(
      isWav
        ? wav.problems[0]!.message
        : 'This browser cannot read the file as sound. Choose a WAV, MP3, FLAC, Ogg or M4A file.',
    );
  });
  if (buffer.duration > MAX_SOUND_S) throw new Error(tooLong(buffer.duration));
  if (buffer.numberOfChannels > MAX_CHANNELS)
    throw new Error(
      `The sound has ${buffer.numberOfChannels} channels; 1 or ${MAX_CHANNELS} are read. Mix it down to stereo.`,
    );
  const channels = Array.from({ length: buffer.numberOfChannels }, (_, channel) => buffer.getChannelData(channel));
  return { sampleRate: buffer.sampleRate, channels };
}

function noRoom(byteLength: number, cause: unknown): string {
  const size = `${Math.max(1, Math.round(byteLength / 1_000_000))} MB`;
  const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError';
  const why = isFull ? 'has no room left' : `refuses it (${cause instanceof Error ? cause.message : String(cause)})`;
  return `The sound (${size}) cannot be kept: this browser ${why}. Free some space, or choose a shorter sound.`;
}
