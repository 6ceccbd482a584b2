const LONG = 4;
const SHORT = 3;
const ENTRY_BYTES = 12;
/** Byte order, magic number and where the first directory stands. */
const HEADER_BYTES = 8;
const IEEE_FLOAT = 3;
const BLACK_IS_ZERO = 1;
const UNCOMPRESSED = 1;

/** A TIFF of one channel of 32-bit floats, in rows from the top: little-endian, one strip, not compressed (TIFF 6.0). */
export function floatTiff(values: Float32Array, widthPx: number, heightPx: number): Uint8Array {
  if (values.length !== widthPx * heightPx)
    throw new Error(`A picture of ${widthPx} x ${heightPx} has ${widthPx * heightPx} values, not ${values.length}.`);
  // Tag, type and value of each entry, in ascending order as the format asks.
  const entries = [
    [256, LONG, widthPx],
    [257, LONG, heightPx],
    [258, SHORT, 32],
    [259, SHORT, UNCOMPRESSED],
    [262, SHORT, BLACK_IS_ZERO],
    [273, LONG, 0],
    [277, SHORT, 1],
    [278, LONG, heightPx],
    [279, LONG, 4 * values.length],
    [339, SHORT, IEEE_FLOAT],
  ] as const;
  const dataAt = HEADER_BYTES + 2 + entries.length * ENTRY_BYTES + 4;
  const view = new DataView(new ArrayBuffer(dataAt + 4 * values.length));
  view.setUint16(0, 0x4949);
  view.setUint16(2, 42, true);
  view.setUint32(4, HEADER_BYTES, true);
  view.setUint16(HEADER_BYTES, entries.length, true);
  entries.forEach(([tag, type, value], i) => {
    const at = HEADER_BYTES + 2 + i * ENTRY_BYTES;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, 1, true);
    // Short values stand in the first two bytes, which little-endian longs below 65536 fill alike.
    view.setUint32(at + 8, tag === 273 ? dataAt : value, true);
  });
  for (let i = 0; i < values.length; i++) view.setFloat32(dataAt + 4 * i, values[i]!, true);
  return new Uint8Array(view.buffer);
}
