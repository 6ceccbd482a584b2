/** The header's length with all before it divides by this, so that the numbers are aligned. */
const ALIGNMENT = 64;
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** Magic, version 1.0 and the length of the header. */
const PREAMBLE_BYTES = 10;

/** A list of numbers as NumPy keeps an array of one dimension in a file: `.npy`, version 1.0, little-endian float32. */
export function npyOf(values: Float32Array): Uint8Array {
  const dictionary = `{'descr': '<f4', 'fortran_order': False, 'shape': (${values.length},), }`;
  const headerBytes = Math.ceil((PREAMBLE_BYTES + dictionary.length + 1) / ALIGNMENT) * ALIGNMENT - PREAMBLE_BYTES;
  const header = new TextEncoder().encode(`${dictionary.padEnd(headerBytes - 1)}\n`);
  const bytes = new Uint8Array(PREAMBLE_BYTES + headerBytes + 4 * values.length);
  bytes.set([...MAGIC, 1, 0, headerBytes % 256, Math.floor(headerBytes / 256)]);
  bytes.set(header, PREAMBLE_BYTES);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => void view.setFloat32(PREAMBLE_BYTES + headerBytes + 4 * i, value, true));
  return bytes;
}
