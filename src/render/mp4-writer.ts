import {
  type AudioCodec,
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  canEncodeAudio,
  canEncodeVideo,
  Mp4OutputFormat,
  Output,
  Quality,
  VideoSample,
  VideoSampleSource,
} from 'mediabunny';
import type { FrameRequest } from '../core/base/ports.ts';
import { framesPerSecond, frameToSeconds } from '../core/base/time.ts';

/**
 * Every frame is a key frame: Chromium's encoder otherwise leaves specks of moving things behind on a flat ground, and a
 * reference clip is stepped through frame by frame.
 */
const KEY_FRAME_INTERVAL_S = 0;
/** Enough for flat pictures of key frames only, in bits. */
const BITS_PER_PIXEL = 0.5;
/** Sound is handed to the encoder in pieces of this length, in seconds. */
const AUDIO_PIECE_S = 1;
const soundQuality = new Quality('very-high');

/** Stereo samples, as the frames port takes them. */
export interface Sound {
  readonly sampleRate: number;
  readonly channels: readonly Float32Array[];
}

/** An MP4 file in the making: H.264 pictures from a canvas and, where there is sound, AAC or Opus. */
export interface Mp4Writer {
  /** Takes what is on the canvas now; resolves when the encoder is ready for more. */
  addFrame(frame: number): Promise<void>;
  finish(): Promise<Uint8Array>;
  /** Stops encoding; nothing remains. */
  cancel(): Promise<void>;
}

export async function createMp4Writer(
  canvas: OffscreenCanvas,
  { frameRate, widthPx, heightPx }: FrameRequest,
  sound: Sound | null,
): Promise<Mp4Writer> {
  const rate = framesPerSecond(frameRate);
  const quality = new Quality({ bitrate: Math.round(BITS_PER_PIXEL * widthPx * heightPx * rate) });
  if (!(await canEncodeVideo('avc', { width: widthPx, height: heightPx, quality, frameRate: rate }))) {
    throw new Error(
      `This browser cannot encode H.264 video of ${widthPx} × ${heightPx}: choose a smaller size, or another browser.`,
    );
  }
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const pictures = new VideoSampleSource({ codec: 'avc', quality, keyFrameInterval: KEY_FRAME_INTERVAL_S });
  output.addVideoTrack(pictures, { frameRate: rate });
  const codec = sound && (await soundCodec(sound));
  const samples = codec && new AudioSampleSource({ codec, quality: soundQuality });
  if (samples) output.addAudioTrack(samples);
  await output.start();
  let soundWritten = 0;

  /** Sound goes in beside the pictures, so that the file is interleaved and nothing piles up. */
  async function writeSoundUntil(timeS: number): Promise<void> {
    if (!sound || !samples) return;
    const last = Math.min(Math.round(timeS * sound.sampleRate), sound.channels[0]!.length);
    while (soundWritten < last) {
      const end = Math.min(soundWritten + Math.round(AUDIO_PIECE_S * sound.sampleRate), last);
      const piece = pieceOf(sound, soundWritten, end);
      await samples.add(piece);
      piece.close();
      soundWritten = end;
    }
  }

  return {
    async addFrame(frame) {
      const timestamp = frameToSeconds(frame, frameRate);
      const duration = frameToSeconds(frame + 1, frameRate) - timestamp;
      const picture = new VideoSample(canvas, { timestamp, duration });
      try {
        await pictures.add(picture);
      } finally {
        picture.close();
      }
      await writeSoundUntil(timestamp + duration);
    },
    async finish() {
      await output.finalize();
      return new Uint8Array(target.buffer!);
    },
    cancel: () => output.cancel(),
  };
}

/** AAC plays everywhere; Chromium on Linux has only Opus. */
async function soundCodec({ sampleRate, channels }: Sound): Promise<AudioCodec> {
  for (const codec of ['aac', 'opus'] as const) {
    if (await canEncodeAudio(codec, { numberOfChannels: channels.length, sampleRate, quality: soundQuality }))
      return codec;
  }
  throw new Error(
    `This browser encodes neither AAC nor Opus sound at ${sampleRate} Hz: export the preview without sound.`,
  );
}

function pieceOf({ sampleRate, channels }: Sound, start: number, end: number): AudioSample {
  const data = new Float32Array((end - start) * channels.length);
  channels.forEach((channel, i) => {
    data.set(channel.subarray(start, end), i * (end - start));
  });
  return new AudioSample({
    data,
    format: 'f32-planar',
    numberOfChannels: channels.length,
    sampleRate,
    timestamp: start / sampleRate,
  });
}
