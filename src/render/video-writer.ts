import {
  AudioSample,
  AudioSampleSource,
  canEncodeAudio,
  canEncodeVideo,
  Mp4OutputFormat,
  Output,
  Quality,
  StreamTarget,
  type StreamTargetChunk,
  VideoSample,
  VideoSampleSource,
} from 'mediabunny';
import type { Picture, Pixels, SinkFile, VideoRequest, VideoWriter } from '../core/base/ports.ts';
import { framesPerSecond, frameToSeconds } from '../core/base/time.ts';
import { i420Length, toI420 } from '../core/passes/i420.ts';
import { isOnCanvas } from './canvas-picture.ts';

/**
 * Every frame is a key frame: Chromium's encoder otherwise leaves specks of moving things behind on a flat ground, and a
 * reference clip is stepped through frame by frame.
 */
const KEY_FRAME_INTERVAL_S = 0;
/** Enough for flat pictures of key frames only, in bits. */
const BITS_PER_PIXEL = 0.5;
/** Bytes go into the file in pieces of this size. */
const PIECE_BYTES = 1 << 22;
/** Sound is handed to the encoder in pieces of this length, in seconds. */
const AUDIO_PIECE_S = 1;
const soundQuality = new Quality('very-high');

/** Of `toI420`, with the transfer of what screens show. */
const COLOR_SPACE = { primaries: 'bt709', transfer: 'iec61966-2-1', matrix: 'bt709', fullRange: false } as const;

type Sound = NonNullable<VideoRequest['sound']>;

const CODEC_NAMES: Readonly<Record<VideoRequest['codec'], string>> = { avc: 'H.264', vp9: 'VP9', av1: 'AV1' };

/**
 * Opens an MP4 file in the making: pictures from a canvas or from pixels and, where there is sound, AAC or Opus. What is
 * encoded goes into the file at once; the index comes last, and then the length of the media before it is put in.
 */
export async function openVideo(
  { widthPx, heightPx, frameRate, codec, sound }: VideoRequest,
  file: SinkFile,
): Promise<VideoWriter> {
  if (widthPx % 2 !== 0 || heightPx % 2 !== 0) {
    throw new Error(`A video has even sides, but ${widthPx} × ${heightPx} was asked for: use the next even size.`);
  }
  const rate = framesPerSecond(frameRate);
  const quality = new Quality({ bitrate: Math.round(BITS_PER_PIXEL * widthPx * heightPx * rate) });
  if (!(await canEncodeVideo(codec, { width: widthPx, height: heightPx, quality, frameRate: rate }))) {
    throw new Error(
      `This browser cannot encode ${CODEC_NAMES[codec]} video of ${widthPx} × ${heightPx}: choose ` +
        `${otherCodecs(codec)}, a smaller size, or another browser.`,
    );
  }
  const target = new StreamTarget(streamInto(file), { chunked: true, chunkSize: PIECE_BYTES });
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target });
  const pictures = new VideoSampleSource({ codec, quality, keyFrameInterval: KEY_FRAME_INTERVAL_S });
  output.addVideoTrack(pictures, { frameRate: rate });
  const soundedAs = sound && (await soundCodec(sound));
  const samples = soundedAs && new AudioSampleSource({ codec: soundedAs, quality: soundQuality });
  if (samples) output.addAudioTrack(samples);
  await output.start();
  const sampleOf = createSampler(widthPx, heightPx);
  let soundWritten = 0;
  let frame = 0;

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
    soundCodec: soundedAs,
    async add(image) {
      const timestamp = frameToSeconds(frame, frameRate);
      const duration = frameToSeconds(frame + 1, frameRate) - timestamp;
      const picture = sampleOf(image, timestamp, duration);
      frame++;
      try {
        await pictures.add(picture);
      } finally {
        picture.close();
      }
      await writeSoundUntil(timestamp + duration);
    },
    async finish() {
      await output.finalize();
      return file.close();
    },
    cancel: () => output.cancel(),
  };
}

function streamInto(file: SinkFile): WritableStream<StreamTargetChunk> {
  return new WritableStream({ write: ({ data, position }) => file.write(data, position) });
}

function otherCodecs(codec: VideoRequest['codec']): string {
  const others = (Object.keys(CODEC_NAMES) as VideoRequest['codec'][]).filter((id) => id !== codec);
  return others.map((id) => CODEC_NAMES[id]).join(' or ');
}

/**
 * Makes samples of pictures. Bare pixels are made into what encoders work on: given as they are, Chromium's marks them as of
 * full range, which many readers pass over, and a canvas would take them to the graphics card and back.
 */
function createSampler(widthPx: number, heightPx: number) {
  const bytes = new Uint8Array(i420Length(widthPx, heightPx));
  return (image: Picture | Pixels, timestamp: number, duration: number): VideoSample => {
    if (isOnCanvas(image)) return new VideoSample(image.canvas, { timestamp, duration });
    if (!('rgba' in image)) throw new Error('A picture that is on no canvas must be read before it is encoded.');
    toI420(image, bytes);
    const size = { codedWidth: widthPx, codedHeight: heightPx };
    return new VideoSample(bytes, { format: 'I420', ...size, timestamp, duration, colorSpace: COLOR_SPACE });
  };
}

/** AAC plays everywhere; Chromium on Linux has only Opus. */
async function soundCodec({ sampleRate, channels }: Sound): Promise<'aac' | 'opus'> {
  for (const codec of ['aac', 'opus'] as const) {
    if (await canEncodeAudio(codec, { numberOfChannels: channels.length, sampleRate, quality: soundQuality }))
      return codec;
  }
  throw new Error(`This browser encodes neither AAC nor Opus sound at ${sampleRate} Hz: export without sound.`);
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
