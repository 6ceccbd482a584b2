import { openBrowserSpool } from '../../../../src/app/ports/browser-spool.ts';
import { fileTarget } from '../../../../src/app/ports/save-stream.ts';
import { createZipSink } from '../../../../src/core/exporters/zip-sink.ts';

export interface Written {
  readonly message: string;
  /** What waits on the browser's disk before the end, and after it. */
  readonly waiting: number;
  readonly left: number;
  /** The zip; null where there is none. */
  readonly base64: string | null;
}

declare global {
  interface Window {
    /** Writes a package of two files into a file; `fails` says what goes wrong. */
    writeZip(fails: 'nothing' | 'cancelled' | 'disk'): Promise<Written>;
    /** Begins a spool and leaves it, as a page does that is closed. */
    leaveSpool(): Promise<void>;
    countWaiting(): Promise<number>;
  }
}

const FOLDER = 'rimshot-spool';
const bytes = (length: number, step: number) => Uint8Array.from({ length }, (_, i) => i * step);

window.countWaiting = async () => {
  const root = await navigator.storage.getDirectory();
  let count = 0;
  for await (const folder of (await root.getDirectoryHandle(FOLDER, { create: true })).values())
    if (folder.kind === 'directory')
      for await (const file of (folder as FileSystemDirectoryHandle).values()) count += file.kind === 'file' ? 1 : 0;
  return count;
};

window.leaveSpool = async () => {
  const file = await (await openBrowserSpool()).open();
  await file.write(bytes(1000, 3), 0);
  await file.close();
};

window.writeZip = async (fails) => {
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle('out.zip', { create: true });
  const target = await fileTarget(handle);
  const zip = createZipSink(
    async () => ({
      ...target,
      async write(piece) {
        if (fails === 'disk') throw new DOMException('The disk is full.', 'QuotaExceededError');
        await target.write(piece);
      },
    }),
    await openBrowserSpool(),
  );
  let waiting = 0;
  let message = '';
  try {
    for (const [path, step] of [
      ['b.bin', 7],
      ['a.mp4', 5],
    ] as const) {
      const file = await zip.open(path);
      await file.write(bytes(3000, step));
      await file.write(bytes(3000, step + 1));
      // As the index of a film is put in at last.
      await file.write(bytes(10, 11), 4);
      if (fails === 'cancelled' && path === 'a.mp4') throw new DOMException('Cancelled.', 'AbortError');
      await file.close();
    }
    waiting = await window.countWaiting();
    await zip.commit();
  } catch (cause) {
    message = (cause as Error).message;
    await zip.abort();
    await target.abort();
  }
  const left = await window.countWaiting();
  const made = await root.getFileHandle('out.zip').catch(() => null);
  const whole = made && new Uint8Array(await (await made.getFile()).arrayBuffer());
  if (made) await root.removeEntry('out.zip');
  return { message, waiting, left, base64: whole && btoa(String.fromCharCode(...whole)) };
};
