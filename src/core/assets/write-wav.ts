import { clamp } from '../base/math.ts';
import type { Recording } from '../dsp/stems.ts';

/** The one format that sounds are kept in: its samples are the same to every reader. */
export const WAV_MEDIA_TYPE = 'audio/wav';

const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 3;
const FULL_SCALE = 8_388_608;

/** A WAV of 24 bits, as imported sounds are kept; what lies beyond full scale is cut off. The same samples give the same bytes. */
export function writeWav({ sampleRate, channels }: Recording): Uint8Array<ArrayBuffer> {
  const frames = channels[0]?.length ?? 0;
  const frameBytes = channels.length * BYTES_PER_SAMPLE;
  const dataBytes = frames * frameBytes;
  const bytes = new Uint8Array(HEADER_BYTES + dataBytes + (dataBytes % 2));
  const view = new DataView(bytes.buffer);
  const tag = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  tag(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  tag(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * frameBytes, true);
  view.setUint16(32, frameBytes, true);
  view.setUint16(34, BYTES_PER_SAMPLE * 8, true);
  tag(36, 'data');
  view.setUint32(40, dataBytes, true);
  let at = HEADER_BYTES;
  for (let n = 0; n < frames; n++) {
    for (const channel of channels) {
      const value = clamp(Math.round(channel[n]! * FULL_SCALE), -FULL_SCALE, FULL_SCALE - 1);
      bytes[at] = value & 0xff;
      bytes[at + 1] = (value >> 8) & 0xff;
      bytes[at + 2] = (value >> 16) & 0xff;
      at += BYTES_PER_SAMPLE;
    }
  }
  return bytes;
}
