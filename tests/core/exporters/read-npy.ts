import { unzipSync } from 'fflate';

/** An array of a `.npy` file: its type, its sides and its numbers in the order they lie in; text stays out. */
export interface ReadArray {
  readonly type: string;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/** A reader of NumPy's format, from its description. */
export function readNpy(bytes: Uint8Array): ReadArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] !== 0x93 || new TextDecoder().decode(bytes.subarray(1, 6)) !== 'NUMPY')
    throw new Error('This is no .npy file.');
  const long = bytes[6]! > 1;
  const start = long ? 12 : 10;
  const length = long ? view.getUint32(8, true) : view.getUint16(8, true);
  const header = new TextDecoder().decode(bytes.subarray(start, start + length));
  if (!header.includes("'fortran_order': False")) throw new Error('Only rows in C order are read.');
  const type = /'descr': '([^']+)'/.exec(header)![1]!;
  const shape = /'shape': \(([^)]*)\)/
    .exec(header)![1]!
    .split(',')
    .filter((side) => side.trim() !== '')
    .map(Number);
  const count = shape.reduce((product, side) => product * side, 1);
  const at = start + length;
  const read: Record<string, (i: number) => number> = {
    '<f4': (i) => view.getFloat32(at + 4 * i, true),
    '<f8': (i) => view.getFloat64(at + 8 * i, true),
    '<i4': (i) => view.getInt32(at + 4 * i, true),
    '<u2': (i) => view.getUint16(at + 2 * i, true),
    '|u1': (i) => bytes[at + i]!,
    '|b1': (i) => bytes[at + i]!,
  };
  if (!read[type]) throw new Error(`Numbers of type ${type} are not read.`);
  return { type, shape, values: Array.from({ length: count }, (_, i) => read[type]!(i)) };
}

/** The arrays of an `.npz`, by name. */
export function readNpz(bytes: Uint8Array): ReadonlyMap<string, ReadArray> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, npy]) => [name.replace(/\.npy$/, ''), readNpy(npy)]));
}
