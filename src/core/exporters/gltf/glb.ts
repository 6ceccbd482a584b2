/** Numbers of glTF 2.0 (Khronos, 2021), sections 3.6 and 4.4. */
const FLOAT = 5126;
const UNSIGNED_SHORT = 5123;
const UNSIGNED_INT = 5125;
const ARRAY_BUFFER = 34962;
const ELEMENT_ARRAY_BUFFER = 34963;
const MAGIC = 0x46546c67;
const VERSION = 2;
const JSON_CHUNK = 0x4e4f534a;
const BIN_CHUNK = 0x004e4942;
const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
/** The value after which indices of 16 bits start anew; it is none itself. */
const MOST_SHORT = 65_535;
const WIDTHS = { SCALAR: 1, VEC3: 3, VEC4: 4 } as const;

/** The binary part of a .glb while it is filled. */
export interface GlbBuffer {
  /** The number of the new accessor of 32-bit floats; places and times need their bounds told. */
  floats(
    values: Float32Array,
    type: keyof typeof WIDTHS,
    more?: { readonly isVertex?: boolean; readonly hasBounds?: boolean },
  ): number;
  /** The number of the new accessor of vertex numbers. */
  indices(values: Uint32Array): number;
  /** The whole file, with a document that gets the buffer, its views and accessors. */
  file(document: object): Uint8Array;
}

export function createGlbBuffer(): GlbBuffer {
  const chunks: Uint8Array[] = [];
  const bufferViews: object[] = [];
  const accessors: object[] = [];
  let bytes = 0;

  function add(content: Uint8Array, target: number | null, accessor: object): number {
    bufferViews.push({
      buffer: 0,
      byteOffset: bytes,
      byteLength: content.length,
      ...(target !== null && { target }),
    });
    const padded = new Uint8Array(Math.ceil(content.length / 4) * 4);
    padded.set(content);
    chunks.push(padded);
    bytes += padded.length;
    return accessors.push({ bufferView: bufferViews.length - 1, ...accessor }) - 1;
  }

  return {
    floats(values, type, { isVertex = false, hasBounds = false } = {}) {
      const view = new DataView(new ArrayBuffer(values.byteLength));
      values.forEach((x, i) => void view.setFloat32(4 * i, x, true));
      return add(new Uint8Array(view.buffer), isVertex ? ARRAY_BUFFER : null, {
        componentType: FLOAT,
        count: values.length / WIDTHS[type],
        type,
        ...(hasBounds && boundsOf(values, WIDTHS[type])),
      });
    },
    indices(values) {
      const isShort = values.every((i) => i < MOST_SHORT);
      const size = isShort ? 2 : 4;
      const view = new DataView(new ArrayBuffer(values.length * size));
      values.forEach((x, i) => void (isShort ? view.setUint16(2 * i, x, true) : view.setUint32(4 * i, x, true)));
      return add(new Uint8Array(view.buffer), ELEMENT_ARRAY_BUFFER, {
        componentType: isShort ? UNSIGNED_SHORT : UNSIGNED_INT,
        count: values.length,
        type: 'SCALAR',
      });
    },
    file(document) {
      const buffer = bytes > 0 && { buffers: [{ byteLength: bytes }], bufferViews, accessors };
      const text = new TextEncoder().encode(JSON.stringify({ ...document, ...buffer }));
      const json = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(0x20);
      json.set(text);
      return framed(json, chunks, bytes);
    },
  };
}

function framed(json: Uint8Array, chunks: readonly Uint8Array[], bytes: number): Uint8Array {
  const binBytes = bytes > 0 ? CHUNK_HEADER_BYTES + bytes : 0;
  const file = new Uint8Array(HEADER_BYTES + CHUNK_HEADER_BYTES + json.length + binBytes);
  const view = new DataView(file.buffer);
  [MAGIC, VERSION, file.length, json.length, JSON_CHUNK].forEach((x, i) => void view.setUint32(4 * i, x, true));
  let at = HEADER_BYTES + CHUNK_HEADER_BYTES;
  file.set(json, at);
  at += json.length;
  if (bytes === 0) return file;
  view.setUint32(at, bytes, true);
  view.setUint32(at + 4, BIN_CHUNK, true);
  at += CHUNK_HEADER_BYTES;
  for (const chunk of chunks) {
    file.set(chunk, at);
    at += chunk.length;
  }
  return file;
}

function boundsOf(values: Float32Array, width: number) {
  const min: number[] = Array(width).fill(Number.POSITIVE_INFINITY);
  const max: number[] = Array(width).fill(Number.NEGATIVE_INFINITY);
  values.forEach((x, i) => {
    min[i % width] = Math.min(min[i % width]!, x);
    max[i % width] = Math.max(max[i % width]!, x);
  });
  return { min, max };
}
