import type { Sink, VideoRequest } from '../../../../src/core/base/ports.ts';
import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import { writePackage } from '../../../../src/core/exporters/write-package.ts';
import { createZipSink } from '../../../../src/core/exporters/zip-sink.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { createFramesPort } from '../../../../src/render/frames-port.ts';
import { gatheredZip } from '../../../support/gathered-zip.ts';

/** How a package that was broken off ended. */
export interface Broken {
  readonly message: string;
  readonly ended: readonly string[];
  readonly delivered: number;
}

declare global {
  interface Window {
    /** A video of the shot, in base 64; its digest as the sink told it. */
    videoOf(
      shot: ShotSpec,
      codec: VideoRequest['codec'],
      frameCount: number,
    ): Promise<{ base64: string; sha256: string }>;
    /** A package with a video that is cancelled half-way, or whose disk is full after so many bytes. */
    breakOff(shot: ShotSpec, how: { cancelAt?: number; diskBytes?: number }): Promise<Broken>;
    /** Films picture and data into nothing; how many bytes there were. For looking at memory. */
    filmAway(shot: ShotSpec, sizePx: readonly [number, number], frameCount: number): Promise<number>;
  }
}

window.videoOf = async (shot, codec, frameCount) => {
  const frames = createFramesPort({ shot });
  const sink = createMemorySink();
  const { widthPx, heightPx, frameRate } = shot.clip;
  const request = { widthPx, heightPx, frameRate };
  const video = await frames.openVideo({ ...request, codec, sound: null }, await sink.open('video.mp4'));
  await frames.draw({ ...request, frameCount, passes: ['color'] }, ({ color }) => video.add(color!), {});
  const { sha256 } = await video.finish();
  let binary = '';
  for (const byte of sink.files.get('video.mp4')!) binary += String.fromCharCode(byte);
  return { base64: btoa(binary), sha256 };
};

window.breakOff = async (shot, { cancelAt = 2, diskBytes = Number.POSITIVE_INFINITY }) => {
  let delivered = 0;
  const zip = createZipSink(
    gatheredZip(async () => {
      delivered++;
    }),
  );
  const ended: string[] = [];
  let left = diskBytes;
  const sink: Sink = {
    async open(path) {
      const file = await zip.open(path);
      return {
        async write(bytes, at) {
          left -= bytes.length;
          if (left < 0) throw new DOMException('The disk is full.', 'QuotaExceededError');
          await file.write(bytes, at);
        },
        close: file.close,
      };
    },
    async commit() {
      ended.push('commit');
      await zip.commit();
    },
    async abort() {
      ended.push('abort');
      await zip.abort();
    },
  };
  const control = new AbortController();
  try {
    await writePackage({
      shot,
      sceneJson: '{}',
      exporterIds: ['preview-mp4'],
      optionsById: { 'preview-mp4': { hasSound: false } },
      sink,
      frames: () => createFramesPort({ shot }),
      signal: control.signal,
      onProgress: (share) => void (share >= cancelAt && control.abort()),
    });
    return { message: '', ended, delivered };
  } catch (cause) {
    return { message: String((cause as Error).message), ended, delivered };
  }
};

window.filmAway = async (shot, [widthPx, heightPx], frameCount) => {
  const frames = createFramesPort({ shot });
  let byteLength = 0;
  const file = {
    async write(bytes: Uint8Array) {
      byteLength += bytes.length;
    },
    close: async () => ({ byteLength, sha256: '' }),
  };
  const request = { widthPx, heightPx, frameRate: shot.clip.frameRate };
  const video = await frames.openVideo({ ...request, codec: 'avc', sound: null }, file);
  await frames.draw({ ...request, frameCount, passes: ['color', 'data'] }, ({ color }) => video.add(color!), {});
  return (await video.finish()).byteLength;
};
