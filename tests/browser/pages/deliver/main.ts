import { createBrowserFiles } from '../../../../src/app/ports/browser-files.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { makePackage } from '../../../../src/panels/deliver/package-work.ts';
import { createFramesPort } from '../../../../src/render/frames-port.ts';

export interface Delivered {
  /** What went wrong; empty where nothing did. */
  readonly message: string;
  /** Files that wait on the browser's disk afterwards. */
  readonly waiting: number;
  /** Bytes of the file in the picked place; null where there is no file. */
  readonly placeBytes: number | null;
  /** How many files were handed to the browser to download. */
  readonly downloads: number;
}

export interface DeliverCase {
  readonly shot: ShotSpec;
  readonly sceneJson: string;
  readonly exporterIds: readonly string[];
  /** Into a place that somebody picked, or into the browser's downloads where it has no picker. */
  readonly into: 'picked' | 'downloads';
  /** How much there is room for in the picked place. */
  readonly roomBytes?: number;
  /** The share of the whole at which somebody cancels. */
  readonly cancelAt?: number;
}

declare global {
  interface Window {
    /** Delivers a package as the editor does, through the browser's own files. */
    deliver(of: DeliverCase): Promise<Delivered>;
  }
}

const NAME = 'out.zip';
const FOLDER = 'rimshot-spool';

/** What the browser's picker gives, for a file on the browser's own disk, which no window asks for. */
async function pickedFile(roomBytes: number): Promise<object> {
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle(NAME, { create: true });
  let left = roomBytes;
  return {
    name: NAME,
    getFile: () => handle.getFile(),
    remove: () => root.removeEntry(NAME),
    async createWritable() {
      const writable = await handle.createWritable();
      return {
        async write(bytes: Uint8Array<ArrayBuffer>) {
          left -= bytes.length;
          if (left < 0) throw new DOMException('No room.', 'QuotaExceededError');
          await writable.write(bytes);
        },
        close: () => writable.close(),
        abort: () => writable.abort(),
      };
    },
  };
}

async function countWaiting(): Promise<number> {
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle(FOLDER, { create: true });
  let count = 0;
  for await (const _ of all.keys()) count++;
  return count;
}

let downloads = 0;
HTMLAnchorElement.prototype.click = () => void downloads++;

window.deliver = async ({ shot, sceneJson, exporterIds, into, roomBytes = Number.POSITIVE_INFINITY, cancelAt = 2 }) => {
  downloads = 0;
  Object.defineProperty(window, 'showSaveFilePicker', {
    value: into === 'picked' ? () => pickedFile(roomBytes) : undefined,
    configurable: true,
  });
  const files = createBrowserFiles();
  const control = new AbortController();
  let message = '';
  try {
    await makePackage({
      shot,
      film: () => shot,
      scene: JSON.parse(sceneJson),
      assets: { read: async () => null },
      exporterIds,
      optionsById: {},
      recordings: new Map(),
      frames: (clip) => createFramesPort({ shot: clip }),
      target: (await files.saveStream(NAME, 'application/zip'))!,
      spool: await files.openSpool(),
      signal: control.signal,
      onProgress: (share) => void (share >= cancelAt && control.abort()),
    });
  } catch (cause) {
    message = (cause as Error).message;
  }
  const root = await navigator.storage.getDirectory();
  const placed = await root.getFileHandle(NAME).then(
    (handle) => handle.getFile(),
    () => null,
  );
  if (placed) await root.removeEntry(NAME);
  return { message, waiting: await countWaiting(), placeBytes: placed?.size ?? null, downloads };
};
