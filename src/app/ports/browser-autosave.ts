import { type IDBPDatabase, openDB } from 'idb';
import type { AutosavePort } from '../../editor/ports.ts';

const DATABASE = 'rimshot';
const STORE = 'autosave';
const KEY = 'scene';
const FALLBACK_KEY = 'rimshot.autosave';
const ASIDE_KEY = 'aside';
const ASIDE_FALLBACK_KEY = 'rimshot.aside';

/** The last scene in IndexedDB, or in local storage where the browser refuses that (as some do in private windows). */
export function createBrowserAutosave(): AutosavePort {
  let opening: Promise<IDBPDatabase> | null = null;
  const open = () => {
    opening ??= openDB(DATABASE, 1, { upgrade: (database) => void database.createObjectStore(STORE) });
    return opening;
  };

  const read = async (key: string, fallbackKey: string): Promise<string | null> => {
    // A copy in local storage is newer than any in the database: the next good write there removes it.
    const fallback = readFallback(fallbackKey);
    if (fallback !== null) return fallback;
    try {
      const kept: unknown = await (await open()).get(STORE, key);
      return typeof kept === 'string' ? kept : null;
    } catch {
      return null;
    }
  };
  const write = async (text: string, key: string, fallbackKey: string): Promise<void> => {
    try {
      await (await open()).put(STORE, text, key);
    } catch {
      localStorage.setItem(fallbackKey, text);
      return;
    }
    removeFallback(fallbackKey);
  };

  return {
    read: () => read(KEY, FALLBACK_KEY),
    write: (sceneJson) => write(sceneJson, KEY, FALLBACK_KEY),
    readAside: () => read(ASIDE_KEY, ASIDE_FALLBACK_KEY),
    async setAside(text) {
      if (text !== null) return write(text, ASIDE_KEY, ASIDE_FALLBACK_KEY);
      removeFallback(ASIDE_FALLBACK_KEY);
      await open().then(
        (database) => database.delete(STORE, ASIDE_KEY),
        () => {},
      );
    },
  };
}

function readFallback(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function removeFallback(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Where local storage is refused there is no copy.
  }
}
