import { clamp } from '../base/math.ts';
import type { Mix } from './mix.ts';
import { ascii, chunk, uint16, uint32 } from './riff.ts';
import { type Broadcast, bextChunk } from './wav-bext.ts';
import { type Marker, markerChunks } from './wav-markers.ts';

export interface WavOptions extends Broadcast {
  /** 16 and 24 are integers, 32 is floating point. */
  readonly bitDepth: 16 | 24 | 32;
  readonly markers?: readonly Marker[];
}

/** Lengths are written in 32 bits; this leaves room for what is written beside the samples. */
const MOST_SAMPLE_BYTES = 0xffff_ffff - 0x1000_0000;
const CHANNELS = 2;
const FORMAT_PCM = 1;
const FORMAT_FLOAT = 3;

/** Whether a stereo file of so many samples can be written: a WAV file holds 4 GB. */
export function fitsWav(frames: number, bitDepth: WavOptions['bitDepth']): boolean {
  return frames * CHANNELS * (bitDepth / 8) <= MOST_SAMPLE_BYTES;
}

/**
 * A Broadcast Wave file (EBU Tech 3285 version 2): chunks bext, fmt, data, then cue and LIST adtl with a label per marker.
 * Sound for which `fitsWav` is false throws.
 */
export function encodeWav(mix: Mix, options: WavOptions): Uint8Array<ArrayBuffer> {
  const frames = mix.channels[0].length;
  const { bitDepth, markers = [] } = options;
  if (!fitsWav(frames, bitDepth)) throw new Error('This sound is longer than the 4 GB that a WAV file holds.');
  const isFloat = bitDepth === 32;
  const history = `A=${isFloat ? 'FLOAT' : 'PCM'},F=${mix.sampleRate},W=${bitDepth},M=stereo\r\n`;
  return chunk(
    'RIFF',
    ascii('WAVE'),
    bextChunk(options, mix.sampleRate, history),
    format(mix.sampleRate, bitDepth),
    ...(isFloat ? [chunk('fact', uint32(frames))] : []),
    chunk('data', samples(mix, bitDepth)),
    ...markerChunks(markers, frames, mix.sampleRate),
  );
}

function format(sampleRate: number, bitDepth: WavOptions['bitDepth']): Uint8Array {
  const isFloat = bitDepth === 32;
  const frameBytes = CHANNELS * (bitDepth / 8);
  return chunk(
    'fmt ',
    uint16(isFloat ? FORMAT_FLOAT : FORMAT_PCM, CHANNELS),
    uint32(sampleRate, sampleRate * frameBytes),
    uint16(frameBytes, bitDepth),
    ...(isFloat ? [uint16(0)] : []),
  );
}

/** Interleaved samples; integers are rounded, without dither. */
function samples({ channels }: Mix, bitDepth: WavOptions['bitDepth']): Uint8Array {
  const frames = channels[0].length;
  const width = bitDepth / 8;
  const bytes = new Uint8Array(frames * CHANNELS * width);
  const view = new DataView(bytes.buffer);
  const full = bitDepth === 16 ? 32_767 : 8_388_607;
  let at = 0;
  for (let i = 0; i < frames; i++) {
    for (const channel of channels) {
      const value = channel[i]!;
      const integer = Math.round(clamp(value, -1, 1) * full);
      if (bitDepth === 32) view.setFloat32(at, value, true);
      else view.setInt16(at + width - 2, bitDepth === 16 ? integer : integer >> 8, true);
      if (bitDepth === 24) view.setUint8(at, integer & 0xff);
      at += width;
    }
  }
  return bytes;
}
