import { createBrowserFiles } from '../../../src/app/ports/browser-files.ts';
import { readyScenes } from '../../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import type { ClipFormat } from '../../../src/core/shot/clip-format.ts';
import { bakeTake } from '../../../src/core/tasks.ts';
import { makePackage } from '../../../src/panels/deliver/package-work.ts';
import { createFramesPort } from '../../../src/render/frames-port.ts';

declare global {
  interface Window {
    /** Delivers so many seconds of 1080p into a picked place; resolves to the bytes of the zip. */
    deliverClip(seconds: number, exporterIds: readonly string[]): Promise<number>;
  }
}

const NAME = 'bench.zip';
const RATE = { num: 24, den: 1 };

/** The browser's own disk stands in for a place that somebody picks, which no window asks for. */
Object.defineProperty(window, 'showSaveFilePicker', {
  value: async () => (await navigator.storage.getDirectory()).getFileHandle(NAME, { create: true }),
});

window.deliverClip = async (seconds, exporterIds) => {
  const ready = readyScenes.get('missed-free-throw').make();
  const scene = { ...ready, settings: { ...ready.settings, durationS: seconds } };
  const result = await bakeTake({ scene, takeId: scene.activeTakeId });
  const film = ({ frameRate, widthPx, heightPx, startFrame, frameCount }: ClipFormat) =>
    buildShotSpec({
      scene,
      results: { [result.takeId]: result },
      steadiness: null,
      version: 'bench',
      frameRate,
      sizePx: [widthPx, heightPx],
      range: { startFrame, frameCount },
    });
  const clip = { frameRate: RATE, widthPx: 1920, heightPx: 1080, startFrame: 0, frameCount: RATE.num * seconds };
  const files = createBrowserFiles();
  const { byteLength } = await makePackage({
    shot: film(clip),
    film,
    scene,
    assets: { read: async () => null },
    exporterIds,
    optionsById: {},
    recordings: new Map(),
    frames: (shot) => createFramesPort({ shot }),
    target: (await files.saveStream(NAME, 'application/zip'))!,
    spool: await files.openSpool(),
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  await (await navigator.storage.getDirectory()).removeEntry(NAME);
  return byteLength ?? 0;
};
