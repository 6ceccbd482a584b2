import { exporters } from '../../../../src/core/exporters/index.ts';
import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import { bakeTake } from '../../../../src/core/tasks.ts';
import { createFramesPort } from '../../../../src/render/frames-port.ts';

export interface FilmedFiles {
  readonly frameCount: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** By path, in base 64. */
  readonly files: Record<string, string>;
}

declare global {
  interface Window {
    /** What an exporter writes of a scene, filmed as it wants but for a picture so many times smaller. */
    filmFor(scene: Scene, exporterId: string, options: object, smaller: number): Promise<FilmedFiles>;
  }
}

window.filmFor = async (scene, exporterId, given, smaller) => {
  const result = await bakeTake({ scene, takeId: scene.activeTakeId });
  const input = { scene, results: { [scene.activeTakeId]: result }, steadiness: null, version: 'test' };
  const exporter = exporters.get(exporterId);
  const options = exporter.options.parse(given);
  const format = exporter.clip!(buildShotSpec(input), options);
  const [widthPx, heightPx] = [format.widthPx / smaller, format.heightPx / smaller];
  const { frameRate, startFrame, frameCount } = format;
  const shot = buildShotSpec({ ...input, frameRate, sizePx: [widthPx, heightPx], range: { startFrame, frameCount } });
  const sink = createMemorySink();
  await exporter.write({ shot, options, sink, frames: createFramesPort({ shot }), recordings: new Map() });
  const files = Object.fromEntries([...sink.files].map(([path, bytes]) => [path, base64Of(bytes)]));
  return { frameCount, widthPx, heightPx, files };
};

function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
