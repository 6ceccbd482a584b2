import { error, type Problem, type Result, warning } from '../base/problem.ts';
import type { Recording } from '../dsp/stems.ts';
import { MAX_CHANNELS, MAX_SOUND_S, SAMPLE_RATE_RANGE_HZ } from './limits.ts';

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;
/** Encodings that are met now and then, so that the sentence can name them. */
const ENCODINGS: Readonly<Record<number, string>> = {
  2: 'Microsoft ADPCM',
  6: 'A-law',
  7: 'µ-law',
  17: 'IMA ADPCM',
  49: 'GSM 6.10',
  80: 'MPEG',
  85: 'MP3',
};
/** The length of a chunk that was written before its length was known, or is told elsewhere (RF64). */
const UNKNOWN_LENGTH = 0xffffffff;
const MAX_CHUNKS = 10_000;
const TWO_TO_32 = 4_294_967_296;

interface Chunks {
  readonly format: DataView;
  readonly data: DataView;
  /** Whether the file ends before its samples do. */
  readonly isCut: boolean;
}

interface Format {
  readonly channels: number;
  readonly sampleRate: number;
  readonly bytesPerSample: number;
  readonly isFloat: boolean;
}

/**
 * The samples of a WAV file: integers of 8, 16, 24 or 32 bits, floats of 32 or 64, plain, extensible or RF64, one or two
 * channels, up to ten minutes. Never throws; floats keep what they have beyond full scale, and what is no number is silent.
 */
export function readWav(bytes: Uint8Array): Result<Recording> {
  const chunks = findChunks(bytes);
  if ('problem' in chunks) return refuse(chunks.problem);
  const format = readFormat(chunks.format);
  if ('problem' in format) return refuse(format.problem);
  const frames = Math.floor(chunks.data.byteLength / (format.bytesPerSample * format.channels));
  if (frames === 0) return refuse('The sound file holds no samples. Choose a file that is not empty.');
  if (frames / format.sampleRate > MAX_SOUND_S) return refuse(tooLong(frames / format.sampleRate));
  const value = { sampleRate: format.sampleRate, channels: samplesOf(chunks.data, format, frames) };
  return { ok: true, value, problems: chunks.isCut ? [cutShort(frames / format.sampleRate)] : [] };
}

/** The sentence for a sound of this many seconds, which is too many. */
export function tooLong(lengthS: number): string {
  return (
    `The sound lasts ${Math.ceil(lengthS / 60)} minutes; up to ${MAX_SOUND_S / 60} are kept. ` +
    'Cut out the stretch that you need, and import that.'
  );
}

function findChunks(bytes: Uint8Array): Chunks | { readonly problem: string } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number) => (at + 4 <= bytes.length ? String.fromCharCode(...bytes.subarray(at, at + 4)) : '');
  const isRiff = tag(0) === 'RIFF' || tag(0) === 'RF64' || tag(0) === 'BW64';
  if (tag(0) === 'RIFX')
    return { problem: `The sound file is a WAV with its bytes the other way round (RIFX). ${CONVERT}` };
  if (!isRiff || tag(8) !== 'WAVE')
    return { problem: 'The file is no WAV: it does not begin with RIFF and WAVE. Choose a sound file.' };
  let format: DataView | null = null;
  let longDataBytes: number | null = null;
  let at = 12;
  for (let n = 0; n < MAX_CHUNKS && at + 8 <= bytes.length; n++) {
    const id = tag(at);
    const from = at + 8;
    const told = view.getUint32(at + 4, true);
    const left = bytes.length - from;
    if (id === 'data') {
      if (!format) return { problem: `The sound file tells its samples before their format. ${CONVERT}` };
      const isOpen = told === UNKNOWN_LENGTH && longDataBytes === null;
      const length = isOpen ? left : told === UNKNOWN_LENGTH ? longDataBytes! : told;
      return {
        format,
        data: new DataView(bytes.buffer, bytes.byteOffset + from, Math.min(length, left)),
        isCut: length > left,
      };
    }
    if (told > left) break;
    if (id === 'fmt ') format = new DataView(bytes.buffer, bytes.byteOffset + from, told);
    if (id === 'ds64' && told >= 16)
      longDataBytes = view.getUint32(from + 8, true) + view.getUint32(from + 12, true) * TWO_TO_32;
    at = from + told + (told % 2);
  }
  return { problem: 'The sound file is damaged: it has no samples (no data chunk). Choose another copy of it.' };
}

const CONVERT = 'Convert it to a WAV of 16 or 24 bits.';

function readFormat(view: DataView): Format | { readonly problem: string } {
  if (view.byteLength < 16)
    return { problem: 'The sound file is damaged: its format is cut short. Choose another copy.' };
  const told = view.getUint16(0, true);
  const isExtensible = told === EXTENSIBLE && view.byteLength >= 26;
  const encoding = isExtensible ? view.getUint16(24, true) : told;
  const channels = view.getUint16(2, true);
  const sampleRate = view.getUint32(4, true);
  const frameBytes = view.getUint16(12, true);
  const bits = view.getUint16(14, true);
  if (encoding !== PCM && encoding !== FLOAT)
    return {
      problem: `The WAV is encoded as ${ENCODINGS[encoding] ?? `format ${encoding}`}, which is not read. ${CONVERT}`,
    };
  if (channels < 1 || channels > MAX_CHANNELS)
    return { problem: `The sound has ${channels} channels; 1 or ${MAX_CHANNELS} are read. Mix it down to stereo.` };
  const [least, most] = SAMPLE_RATE_RANGE_HZ;
  if (sampleRate < least || sampleRate > most)
    return {
      problem: `The sound has ${sampleRate} samples a second; ${least} to ${most} are read. Convert it to 48000.`,
    };
  const bytesPerSample = frameBytes / channels;
  const isFloat = encoding === FLOAT;
  const known = isFloat ? [4, 8] : [1, 2, 3, 4];
  // The bits may be fewer than the bytes hold, as in 20 of 24: they are the high ones.
  if (!known.includes(bytesPerSample) || bits === 0 || bits > bytesPerSample * 8)
    return {
      problem: `The WAV has samples of ${bits} bits in ${bytesPerSample} bytes, which are not read. ${CONVERT}`,
    };
  return { channels, sampleRate, bytesPerSample, isFloat };
}

function samplesOf(view: DataView, format: Format, frames: number): Float32Array[] {
  const { channels, bytesPerSample } = format;
  const read = readerOf(view, format);
  return Array.from({ length: channels }, (_, channel) => {
    const samples = new Float32Array(frames);
    for (let n = 0; n < frames; n++) samples[n] = read((n * channels + channel) * bytesPerSample);
    return samples;
  });
}

function readerOf(view: DataView, { bytesPerSample, isFloat }: Format): (at: number) => number {
  if (isFloat) {
    const read =
      bytesPerSample === 4 ? (at: number) => view.getFloat32(at, true) : (at: number) => view.getFloat64(at, true);
    return (at) => {
      const sample = read(at);
      return Number.isFinite(sample) ? sample : 0;
    };
  }
  switch (bytesPerSample) {
    case 1:
      return (at) => (view.getUint8(at) - 128) / 128;
    case 2:
      return (at) => view.getInt16(at, true) / 32_768;
    case 3:
      return (at) => (view.getUint16(at, true) | (view.getInt8(at + 2) << 16)) / 8_388_608;
    default:
      return (at) => view.getInt32(at, true) / 2_147_483_648;
  }
}

function cutShort(lengthS: number): Problem {
  return warning(
    '',
    `The sound file is cut short: what it has, ${Math.round(lengthS * 10) / 10} s, was read. Look for a whole copy.`,
  );
}

function refuse(message: string): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [error('', message)] };
}
