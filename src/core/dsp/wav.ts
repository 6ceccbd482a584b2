import { clamp } from '../base/math.ts';
import type { Mix } from './mix.ts';

/** A named instant that players and editors show on the waveform; left out where it lies outside of the sound. */
export interface Marker {
  readonly timeS: number;
  readonly label: string;
}

export interface WavOptions {
  /** 16 and 24 are integers, 32 is floating point. */
  readonly bitDepth: 16 | 24 | 32;
  readonly markers?: readonly Marker[];
  /** ASCII, at most 256 characters. */
  readonly description?: string;
  /** ASCII, at most 32 characters. */
  readonly originator?: string;
  /** Where sample 0 lies, in seconds since midnight: 3600 for a timecode of 01:00:00:00. */
  readonly timecodeOriginS?: number;
  /** `yyyy-mm-dd` and `hh:mm:ss`; left empty unless given, so that the same mix gives the same bytes. */
  readonly date?: string;
  readonly time?: string;
}

const BEXT_BYTES = 602;
/** Says that a loudness field of the bext chunk is not used (EBU Tech 3285, version 2). */
const LOUDNESS_UNUSED = 0x7fff;
const FORMAT_PCM = 1;
const FORMAT_FLOAT = 3;

/** A Broadcast Wave file (EBU Tech 3285 version 2): chunks bext, fmt, data, cue and LIST adtl with a label per marker. */
export function encodeWav(mix: Mix, options: WavOptions): Uint8Array<ArrayBuffer> {
  const frames = mix.channels[0].length;
  const { markers = [] } = options;
  const points = markers
    .map(({ timeS, label }) => ({ sample: Math.round(timeS * mix.sampleRate), label }))
    .filter(({ sample }) => sample >= 0 && sample < frames)
    .sort((a, b) => a.sample - b.sample);
  const chunks = [bext(mix, options), format(mix, options), chunk('data', samples(mix, options.bitDepth))];
  if (options.bitDepth === 32) chunks.splice(2, 0, chunk('fact', uint32(frames)));
  if (points.length > 0) chunks.push(cuePoints(points.map((point) => point.sample)), labels(points));
  return chunk('RIFF', concat([ascii('WAVE', 4), ...chunks]));
}

function format({ sampleRate, channels }: Mix, { bitDepth }: WavOptions): Uint8Array {
  const isFloat = bitDepth === 32;
  const bytes = new Uint8Array(isFloat ? 18 : 16);
  const view = new DataView(bytes.buffer);
  const frameBytes = channels.length * (bitDepth / 8);
  view.setUint16(0, isFloat ? FORMAT_FLOAT : FORMAT_PCM, true);
  view.setUint16(2, channels.length, true);
  view.setUint32(4, sampleRate, true);
  view.setUint32(8, sampleRate * frameBytes, true);
  view.setUint16(12, frameBytes, true);
  view.setUint16(14, bitDepth, true);
  return chunk('fmt ', bytes);
}

function bext(mix: Mix, options: WavOptions): Uint8Array {
  const bytes = new Uint8Array(BEXT_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(ascii(options.description ?? '', 256), 0);
  bytes.set(ascii(options.originator ?? '', 32), 256);
  bytes.set(ascii(options.date ?? '', 10), 320);
  bytes.set(ascii(options.time ?? '', 8), 330);
  const origin = Math.round((options.timecodeOriginS ?? 0) * mix.sampleRate);
  view.setUint32(338, origin % 0x1_0000_0000, true);
  view.setUint32(342, Math.floor(origin / 0x1_0000_0000), true);
  view.setUint16(346, 2, true);
  for (let at = 412; at < 422; at += 2) view.setInt16(at, LOUDNESS_UNUSED, true);
  const history = `A=${options.bitDepth === 32 ? 'FLOAT' : 'PCM'},F=${mix.sampleRate},W=${options.bitDepth},M=stereo\r\n`;
  return chunk('bext', concat([bytes, ascii(history, history.length)]));
}

/** Interleaved samples; integers are rounded, without dither. */
function samples({ channels }: Mix, bitDepth: WavOptions['bitDepth']): Uint8Array {
  const frames = channels[0].length;
  const width = bitDepth / 8;
  const bytes = new Uint8Array(frames * channels.length * width);
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

function cuePoints(positions: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 + 24 * positions.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, positions.length, true);
  positions.forEach((sample, i) => {
    const at = 4 + 24 * i;
    view.setUint32(at, i + 1, true);
    view.setUint32(at + 4, sample, true);
    bytes.set(ascii('data', 4), at + 8);
    view.setUint32(at + 20, sample, true);
  });
  return chunk('cue ', bytes);
}

function labels(points: readonly { readonly label: string }[]): Uint8Array {
  const encoder = new TextEncoder();
  const each = points.map(({ label }, i) =>
    chunk('labl', concat([uint32(i + 1), encoder.encode(label), new Uint8Array(1)])),
  );
  return chunk('LIST', concat([ascii('adtl', 4), ...each]));
}

/** A RIFF chunk: four letters, the length, the content, and a byte more where the length is odd. */
function chunk(id: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  return concat([ascii(id, 4), uint32(content.length), content, new Uint8Array(content.length % 2)]);
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

/** The text in `length` bytes, cut or padded with zeros; what is not printable ASCII becomes a question mark. */
function ascii(text: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  const count = Math.min(length, text.length);
  for (let i = 0; i < count; i++) {
    const code = text.charCodeAt(i);
    bytes[i] = code < 127 && (code >= 32 || code === 10 || code === 13) ? code : 63;
  }
  return bytes;
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
