import { concat } from '../base/concat.ts';

/** A RIFF chunk: four letters, the length, the content, and a byte more where the length is odd. */
export function chunk(id: string, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  return concat([ascii(id, 4), uint32(length), ...content, new Uint8Array(length % 2)]);
}

export function uint32(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => void view.setUint32(4 * i, value, true));
  return bytes;
}

export function uint16(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(2 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => void view.setUint16(2 * i, value, true));
  return bytes;
}

/** The text in `length` bytes, cut or padded with zeros; what is not printable ASCII becomes a question mark. */
export function ascii(text: string, length = text.length): Uint8Array {
  const bytes = new Uint8Array(length);
  const count = Math.min(length, text.length);
  for (let i = 0; i < count; i++) {
    const code = text.charCodeAt(i);
    bytes[i] = code < 127 && (code >= 32 || code === 10 || code === 13) ? code : 63;
  }
  return bytes;
}

/** The text in UTF-8, with a zero at its end. */
export function utf8(text: string): Uint8Array {
  return concat([new TextEncoder().encode(text), new Uint8Array(1)]);
}
