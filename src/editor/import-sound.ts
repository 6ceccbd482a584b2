import { MAX_ASSET_BYTES } from '../core/assets/limits.ts';
import { readWav } from '../core/assets/read-wav.ts';
import { WAV_MEDIA_TYPE, writeWav } from '../core/assets/write-wav.ts';
import { MAX_NAME_LENGTH } from '../core/scene/schema/limits.ts';
import type { Scene } from '../core/scene/schema.ts';
import type { AssetsPort } from './ports.ts';

/** A sound file that is kept now, and how the scene is to name it. */
export interface ImportedSound {
  readonly assetId: string;
  readonly name: string;
  readonly durationS: number;
  readonly asset: Scene['assets'][string];
}

/**
 * Keeps a sound file among the assets, as a WAV: other formats are decoded once, here, so that every reader of the scene gets
 * the same samples. Rejects with a sentence where it is no sound, too long or too large.
 */
export async function importSound(
  assets: AssetsPort,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<ImportedSound> {
  const mb = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
  if (file.bytes.length > MAX_ASSET_BYTES)
    throw new Error(
      `"${file.name}" has ${mb(file.bytes.length)} MB; up to ${mb(MAX_ASSET_BYTES)} MB are kept. Cut out the stretch that you need.`,
    );
  const wav = readWav(file.bytes);
  const recording = wav.ok ? wav.value : await assets.decode(file.bytes);
  const kept = wav.ok ? file.bytes : writeWav(recording);
  const name = file.name.slice(0, MAX_NAME_LENGTH);
  return {
    assetId: await assets.write(kept),
    name,
    durationS: (recording.channels[0]?.length ?? 0) / recording.sampleRate,
    asset: { name, mediaType: WAV_MEDIA_TYPE, byteLength: kept.length },
  };
}
