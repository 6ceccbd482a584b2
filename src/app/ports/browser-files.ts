import type { FileRef, FilesPort } from '../../editor/ports.ts';
import { openBrowserSpool, sweepSpools } from './browser-spool.ts';
import { blobTarget, fileTarget } from './save-stream.ts';

/** The part of the File System Access API that TypeScript does not declare. */
interface FilePickers {
  showOpenFilePicker?(options: PickerOptions): Promise<readonly FileSystemFileHandle[]>;
  showSaveFilePicker?(options: PickerOptions & { suggestedName: string }): Promise<FileSystemFileHandle>;
}

interface PickerOptions {
  readonly types: readonly { readonly description: string; readonly accept: Readonly<Record<string, string[]>> }[];
}

const SCENE_FILES: PickerOptions = {
  types: [{ description: 'Scene', accept: { 'application/json': ['.json'], 'application/x-rimshot': ['.rimshot'] } }],
};
const SOUND_FILES: PickerOptions = {
  types: [
    {
      description: 'Sound',
      accept: { 'audio/*': ['.wav', '.mp3', '.ogg', '.opus', '.flac', '.m4a', '.aac', '.webm'] },
    },
  ],
};
/** How long a download may take to begin before its bytes are let go. */
const REVOKE_AFTER_MS = 60_000;

/** Files through the browser's pickers, where it has them; else through an upload field and downloads. */
export function createBrowserFiles(): FilesPort {
  const pickers = globalThis as FilePickers;
  const handles = new WeakMap<FileRef, FileSystemFileHandle>();
  const remember = (handle: FileSystemFileHandle): FileRef => {
    const file = { name: handle.name };
    handles.set(file, handle);
    return file;
  };
  const pickPlace = (suggestedName: string, mediaType: string) => {
    const extension = suggestedName.slice(suggestedName.lastIndexOf('.'));
    const types = [{ description: 'File', accept: { [mediaType]: [extension] } }];
    return unlessBackedOut(pickers.showSaveFilePicker!({ suggestedName, types }));
  };
  // Where the browser has no disk of its own for pages, nothing was left there.
  sweepSpools().catch(() => {});

  return {
    async open(what = 'scene') {
      if (!pickers.showOpenFilePicker) return upload(what === 'scene' ? '.json,.rimshot,application/json' : 'audio/*');
      const picked = await unlessBackedOut(pickers.showOpenFilePicker(what === 'scene' ? SCENE_FILES : SOUND_FILES));
      const handle = picked?.[0];
      if (!handle) return null;
      return { bytes: await bytesOf(await handle.getFile()), file: remember(handle) };
    },
    async save(suggestedName, bytes, mediaType, file) {
      let handle = file && handles.get(file);
      if (!handle && pickers.showSaveFilePicker) {
        const picked = await pickPlace(suggestedName, mediaType);
        if (!picked) return null;
        handle = picked;
      }
      if (!handle) return download(file?.name ?? suggestedName, bytes, mediaType);
      const writable = await handle.createWritable();
      await writable.write(bytes as Uint8Array<ArrayBuffer>);
      await writable.close();
      return file ?? remember(handle);
    },
    async saveStream(suggestedName, mediaType) {
      if (!pickers.showSaveFilePicker) return blobTarget(mediaType, (blob) => void downloadBlob(suggestedName, blob));
      const handle = await pickPlace(suggestedName, mediaType);
      return handle && fileTarget(handle);
    },
    openSpool: openBrowserSpool,
  };
}

async function unlessBackedOut<T>(picking: Promise<T>): Promise<T | null> {
  try {
    return await picking;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return null;
    throw cause;
  }
}

/** The field that someone picks a file with: what nothing refers to may be cleared away before a file is picked. */
let field: HTMLInputElement | null = null;

function upload(accept: string): ReturnType<FilesPort['open']> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  field = input;
  return new Promise<Awaited<ReturnType<FilesPort['open']>>>((resolve, reject) => {
    input.addEventListener('cancel', () => resolve(null));
    input.addEventListener('change', () => {
      const picked = input.files?.[0];
      if (!picked) return resolve(null);
      bytesOf(picked).then((bytes) => resolve({ bytes, file: { name: picked.name } }), reject);
    });
    input.click();
  }).finally(() => {
    if (field === input) field = null;
  });
}

function download(name: string, bytes: Uint8Array, mediaType: string): FileRef {
  return downloadBlob(name, new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType }));
}

function downloadBlob(name: string, blob: Blob): FileRef {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
  return { name };
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
