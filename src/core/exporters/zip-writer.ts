import { deflateSync } from 'fflate';
import { concat } from '../base/concat.ts';
import { READ_BYTES, type Storage, type StoredDigest } from './digested-file.ts';

/** Where the bytes of a zip go, in order. Nothing is there until `close`; `abort` leaves no trace. */
export interface ZipTarget {
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

/** What is compressed already only grows. */
const PACKED = /\.(?:mp4|webm|png|jpg|zip|exr|npz)$/;
/** Larger files go in as they are: packing them takes as much memory again. */
const MOST_PACKED_BYTES = 64e6;
const LEVEL = 6;
/** The list of entries goes out in pieces of so many: a browser takes a while over each write. */
const HEADERS_AT_ONCE = 1000;

// From the specification (PKWARE APPNOTE 6.3): signatures, and the values that send readers to the 64-bit fields.
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;
const VERSION = 20;
const VERSION_64 = 45;
const UTF8_NAMES = 0x0800;
/** 1 January 1980, midnight: the same files give the same bytes whenever they are packed. */
const DATE = 0x0021;

interface Entry {
  readonly name: Uint8Array;
  readonly method: 0 | 8;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly at: number;
}

/** Writes a zip entry by entry; grows to the 64-bit format where sizes or counts ask for it. */
export function createZipWriter(target: Pick<ZipTarget, 'write'>) {
  const entries: Entry[] = [];
  let length = 0;

  const write = async (bytes: Uint8Array) => {
    await target.write(bytes);
    length += bytes.length;
  };

  return {
    async add(path: string, file: Pick<Storage, 'read'>, { byteLength, crc32 }: StoredDigest): Promise<void> {
      const packed =
        !PACKED.test(path) && byteLength <= MOST_PACKED_BYTES
          ? deflateSync(await file.read(0, byteLength), { level: LEVEL })
          : null;
      const entry: Entry = {
        name: new TextEncoder().encode(path),
        method: packed ? 8 : 0,
        crc32,
        packedBytes: packed?.length ?? byteLength,
        bytes: byteLength,
        at: length,
      };
      entries.push(entry);
      await write(localHeader(entry));
      if (packed) await write(packed);
      else for (let at = 0; at < byteLength; at += READ_BYTES) await write(await file.read(at, READ_BYTES));
    },
    async finish(): Promise<void> {
      const start = length;
      for (let at = 0; at < entries.length; at += HEADERS_AT_ONCE)
        await write(concat(entries.slice(at, at + HEADERS_AT_ONCE).map(centralHeader)));
      await write(endOf(entries.length, start, length - start));
    },
  };
}

/** Fields in turn, each of 2, 4 or 8 bytes, little-endian. */
function fields(...all: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(all.reduce((sum, [bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [bytes, value] of all) {
    if (bytes === 2) view.setUint16(at, value, true);
    else if (bytes === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

function localHeader(entry: Entry): Uint8Array {
  const isBig = Math.max(entry.bytes, entry.packedBytes) >= FULL_32;
  const more = isBig ? fields([2, 1], [2, 16], [8, entry.bytes], [8, entry.packedBytes]) : new Uint8Array(0);
  return concat([
    fields([4, LOCAL], [2, isBig ? VERSION_64 : VERSION]),
    sharedFields(entry, isBig, more.length),
    entry.name,
    more,
  ]);
}

function centralHeader(entry: Entry): Uint8Array {
  const isBig = Math.max(entry.bytes, entry.packedBytes, entry.at) >= FULL_32;
  const version = isBig ? VERSION_64 : VERSION;
  const more = isBig
    ? fields([2, 1], [2, 24], [8, entry.bytes], [8, entry.packedBytes], [8, entry.at])
    : new Uint8Array(0);
  return concat([
    fields([4, CENTRAL], [2, version], [2, version]),
    sharedFields(entry, isBig, more.length),
    // Comment, disk, attributes within and without: none.
    fields([2, 0], [2, 0], [2, 0], [4, 0], [4, isBig ? FULL_32 : entry.at]),
    entry.name,
    more,
  ]);
}

function sharedFields({ method, crc32, packedBytes, bytes, name }: Entry, isBig: boolean, moreBytes: number) {
  return fields(
    [2, UTF8_NAMES],
    [2, method],
    [2, 0],
    [2, DATE],
    [4, crc32],
    [4, isBig ? FULL_32 : packedBytes],
    [4, isBig ? FULL_32 : bytes],
    [2, name.length],
    [2, moreBytes],
  );
}

function endOf(count: number, start: number, bytes: number): Uint8Array {
  const isBig = count >= FULL_16 || start >= FULL_32 || bytes >= FULL_32;
  const end = fields(
    [4, END],
    [2, 0],
    [2, 0],
    [2, isBig ? FULL_16 : count],
    [2, isBig ? FULL_16 : count],
    [4, isBig ? FULL_32 : bytes],
    [4, isBig ? FULL_32 : start],
    [2, 0],
  );
  if (!isBig) return end;
  const head = [
    [4, END64],
    [8, 44],
    [2, VERSION_64],
    [2, VERSION_64],
    [4, 0],
    [4, 0],
  ] as const;
  return concat([
    fields(...head, [8, count], [8, count], [8, bytes], [8, start]),
    fields([4, LOCATOR64], [4, 0], [8, start + bytes], [4, 1]),
    end,
  ]);
}
