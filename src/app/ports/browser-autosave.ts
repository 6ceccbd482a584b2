import { type IDBPDatabase, openDB } from 'idb';
import type { AutosavePort } from '../../editor/ports.ts';

const DATABASE = 'rimshot';
const STORE = 'autosave';
const KEY = 'scene';
const FALLBACK_KEY = 'rimshot.autosave';

/** The last scene in IndexedDB, or in local storage where the browser refuses that (as some do in private windows). */
export function createBrowserAutosave(): AutosavePort {
  let opening: Promise<IDBPDatabase> | null = null;
  const open = () => {
    opening ??= openDB(DATABASE, 1, { upgrade: (database) => void database.createObjectStore(STORE) });
    return opening;
  };

  return {
    async read() {
      // A copy in local storage is newer than any in the database: the next good write there removes it.
      const fallback = readFallback();
      if (fallback !== null) return fallback;
      try {
        const kept: unknown = await (await open()).get(STORE, KEY);
        return typeof kept === 'string' ? kept : null;
      } catch {
        return null;
      }
    },
    async write(sceneJson) {
      try {
        await (await open()).put(STORE, sceneJson, KEY);
      } catch {
        localStorage.setItem(FALLBACK_KEY, sceneJson);
        return;
      }
      removeFallback();
    },
  };
}

function readFallback(): string | null {
  try {
    return localStorage.getItem(FALLBACK_KEY);
  } catch {
    return null;
  }
}

function removeFallback(): void {
  try {
    localStorage.removeItem(FALLBACK_KEY);
  } catch {
    // Where local storage is refused there is no copy.
  }
}
