import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import { previewMp4 } from '../../../../src/core/exporters/preview-mp4/preview-mp4.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import { bakeTake } from '../../../../src/core/tasks.ts';
import { createFramesPort } from '../../../../src/render/frames-port.ts';

declare global {
  interface Window {
    /** The preview of a scene's cut, in base 64, and when its first impact is. */
    previewOf(scene: Scene): Promise<{ base64: string; impactS: number }>;
  }
}

window.previewOf = async (scene) => {
  const result = await bakeTake({ scene, takeId: scene.activeTakeId });
  const shot = buildShotSpec({ scene, results: { [scene.activeTakeId]: result }, steadiness: null, version: 'test' });
  const sink = createMemorySink();
  const options = previewMp4.options.parse({});
  const frames = createFramesPort({ shot });
  await previewMp4.write({ shot, options, sink, frames, recordings: new Map() });
  const bytes = sink.files.get('preview.mp4');
  const impact = result.motion.contacts.find(({ phase }) => phase === 'impact');
  if (!bytes || !impact) throw new Error('There is no preview, or nothing touches.');
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { base64: btoa(binary), impactS: impact.timeS };
};
