import { createBrowserAssets } from '../../../../src/app/ports/browser-assets.ts';
import { createBrowserSpeech } from '../../../../src/app/ports/browser-speech.ts';
import { writeWav } from '../../../../src/core/assets/write-wav.ts';
import { hashBytes } from '../../../../src/core/base/hash.ts';
import type { Line } from '../../../../src/core/speech/line-key.ts';
import { importSound } from '../../../../src/editor/import-sound.ts';
import { hashLine } from './hash-line.ts';

const speech = createBrowserSpeech();
const assets = createBrowserAssets();

const problemOf = (bytes: Uint8Array) =>
  importSound(assets, { name: 'x', bytes }).then(
    () => null,
    (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)),
  );

const page = {
  hashSpoken: async (line: Line) => hashLine(await speech.speak(line)),
  /** The name of the error that a cancelled line rejects with. */
  async cancelSpoken(line: Line, afterMs: number) {
    const control = new AbortController();
    setTimeout(() => control.abort(), afterMs);
    return speech.speak(line, control.signal).then(
      () => 'spoken',
      (cause: unknown) => (cause instanceof Error ? cause.name : String(cause)),
    );
  },
  async importSound(name: string, bytes: readonly number[]) {
    return importSound(assets, { name, bytes: new Uint8Array(bytes) });
  },
  importProblem: (bytes: readonly number[]) => problemOf(new Uint8Array(bytes)),
  importSilence: (lengthS: number) =>
    problemOf(writeWav({ sampleRate: 4000, channels: [new Float32Array(lengthS * 4000)] })),
  write: (bytes: readonly number[]) => assets.write(new Uint8Array(bytes)),
  async readHash(id: string) {
    const bytes = await assets.read(id);
    return bytes && hashBytes(bytes);
  },
  prune: (ids: readonly string[]) => assets.prune(ids),
};

declare global {
  interface Window {
    readonly speechPage: typeof page;
  }
}

Object.assign(window, { speechPage: page });
