import { type Zippable, zipSync } from 'fflate';
import { ZIP_TIME } from '../base/zip.ts';

/** The header's length with all before it divides by this, so that the numbers are aligned. */
const ALIGNMENT = 64;
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** Magic, version 1.0 and the length of the header. */
const PREAMBLE_BYTES = 10;
/** NumPy keeps text as code points of 32 bits. */
const BYTES_PER_LETTER = 4;
/** What stands for half of a surrogate pair, which is no letter. */
const REPLACEMENT = 0xfffd;

/** Lists of NumPy: numbers row by row, with the last index running fastest, or lines of text. */
export type NpyArray =
  | { readonly values: Float32Array | Float64Array | Int32Array | Uint8Array; readonly shape: readonly number[] }
  | { readonly flags: readonly boolean[]; readonly shape: readonly number[] }
  | { readonly texts: readonly string[] };

/** An array as NumPy keeps it in a file: `.npy`, version 1.0, little-endian, in C order. */
export function npyOf(array: NpyArray): Uint8Array {
  if ('texts' in array) return textsNpy(array.texts);
  if ('flags' in array) return npy('|b1', array.shape, Uint8Array.from(array.flags, Number));
  const { values, shape } = array;
  return npy(typeOf(values), shape, littleEndian(values));
}

/** Arrays by name as NumPy keeps them in one file: a zip of `.npy`, its entries in the order given. */
export function npzOf(arrays: Readonly<Record<string, NpyArray>>, options: { readonly isPacked: boolean }): Uint8Array {
  const entries: Zippable = {};
  for (const [name, array] of Object.entries(arrays)) entries[`${name}.npy`] = npyOf(array);
  return zipSync(entries, { level: options.isPacked ? 6 : 0, mtime: ZIP_TIME });
}

function npy(type: string, shape: readonly number[], content: Uint8Array): Uint8Array {
  const header = npyHeader(type, shape);
  const bytes = new Uint8Array(header.length + content.length);
  bytes.set(header);
  bytes.set(content, header.length);
  return bytes;
}

/** What stands before the elements of a `.npy` file; `type` as NumPy writes it, such as `<f4`. */
export function npyHeader(type: string, shape: readonly number[]): Uint8Array {
  const sides = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const dictionary = `{'descr': '${type}', 'fortran_order': False, 'shape': (${sides}), }`;
  const headerBytes = Math.ceil((PREAMBLE_BYTES + dictionary.length + 1) / ALIGNMENT) * ALIGNMENT - PREAMBLE_BYTES;
  const bytes = new Uint8Array(PREAMBLE_BYTES + headerBytes);
  bytes.set([...MAGIC, 1, 0, headerBytes % 256, Math.floor(headerBytes / 256)]);
  bytes.set(new TextEncoder().encode(`${dictionary.padEnd(headerBytes - 1)}\n`), PREAMBLE_BYTES);
  return bytes;
}

type Numbers = Float32Array | Float64Array | Int32Array | Uint8Array;

function typeOf(values: Numbers): string {
  if (values instanceof Float32Array) return '<f4';
  if (values instanceof Float64Array) return '<f8';
  return values instanceof Int32Array ? '<i4' : '|u1';
}

function littleEndian(values: Numbers): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.byteLength));
  const size = values.BYTES_PER_ELEMENT;
  if (values instanceof Float32Array) values.forEach((x, i) => void view.setFloat32(i * size, x, true));
  else if (values instanceof Float64Array) values.forEach((x, i) => void view.setFloat64(i * size, x, true));
  else if (values instanceof Int32Array) values.forEach((x, i) => void view.setInt32(i * size, x, true));
  else return values;
  return new Uint8Array(view.buffer);
}

/** Every text as wide as the widest, filled up with zeros, which NumPy takes away again; half letters are replaced. */
function textsNpy(texts: readonly string[]): Uint8Array {
  const letters = texts.map((text) => [...text].map(codePoint));
  const width = Math.max(1, ...letters.map((of) => of.length));
  const view = new DataView(new ArrayBuffer(texts.length * width * BYTES_PER_LETTER));
  letters.forEach((of, i) => {
    of.forEach((code, k) => void view.setUint32((i * width + k) * BYTES_PER_LETTER, code, true));
  });
  return npy(`<U${width}`, [texts.length], new Uint8Array(view.buffer));
}

function codePoint(letter: string): number {
  const code = letter.codePointAt(0)!;
  return code >= 0xd800 && code <= 0xdfff ? REPLACEMENT : code;
}
