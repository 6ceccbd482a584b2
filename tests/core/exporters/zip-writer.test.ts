import { spawnSync } from 'node:child_process';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createZipWriter } from '../../../src/core/exporters/zip-writer.ts';
import { emptyFolder } from '../../cli/run.ts';
import { hasProgram } from '../../support/has-program.ts';

const hasUnzip = hasProgram('unzip', '-v');
const hasPython = hasProgram('python3', '--version');

/** Counts and sizes that the fields of 16 and 32 bits cannot tell (APPNOTE 4.4.1.4). */
const MANY = 70_000;
const OVER_4_GIB = 2 ** 32 + 12_345;
/** Python reads the gigabytes to check their sum: seconds, and minutes on a machine that has much else to do. */
const PATIENCE_MS = 600_000;

/** Zeros to write gigabytes of. */
const BLANK = new Uint8Array(1 << 22);
/** Small writes are gathered up to this, in bytes. */
const GATHERED_BYTES = 1 << 20;

/** A file on the disk in which blanks are left out, so that gigabytes of them take no room. */
function sparseTarget(handle: FileHandle) {
  let length = 0;
  let gathered: Uint8Array[] = [];
  let gatheredBytes = 0;
  const flush = async () => {
    const bytes = Buffer.concat(gathered);
    await handle.write(bytes, 0, bytes.length, length - bytes.length);
    gathered = [];
    gatheredBytes = 0;
  };
  return {
    flush,
    async write(bytes: Uint8Array) {
      const isBlank = bytes.buffer === BLANK.buffer;
      if (isBlank) await flush();
      else {
        gathered.push(bytes);
        gatheredBytes += bytes.length;
      }
      length += bytes.length;
      if (gatheredBytes > GATHERED_BYTES) await flush();
    },
  };
}

/** A file of so many zeros. */
function zeros(byteLength: number) {
  let sum = 0;
  for (let at = 0; at < byteLength; at += BLANK.length) sum = crc32(BLANK.subarray(0, byteLength - at), sum);
  const read = async (at: number, count: number) => BLANK.subarray(0, Math.max(0, Math.min(count, byteLength - at)));
  return { file: { read }, digest: { byteLength, crc32: sum, sha256: '' } };
}

function text(content: string) {
  const bytes = new TextEncoder().encode(content);
  const read = async (at: number, count: number) => bytes.subarray(at, at + count);
  return { file: { read }, digest: { byteLength: bytes.length, crc32: crc32(bytes), sha256: '' } };
}

type Packed = ReturnType<typeof text>;

/** Writes a zip to the disk; resolves to where it is. */
async function zipOf(entries: Iterable<readonly [name: string, packed: Packed]>): Promise<string> {
  const place = path.join(emptyFolder(), 'out.zip');
  const handle = await open(place, 'w');
  const target = sparseTarget(handle);
  const zip = createZipWriter(target);
  for (const [name, { file, digest }] of entries) await zip.add(name, file, digest);
  await zip.finish();
  await target.flush();
  await handle.close();
  return place;
}

function said(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  expect(status, stderr).toBe(0);
  return stdout;
}

/** Opens the zip as Python does, which checks every sum, and prints what the program asks of it. */
function python(zip: string, program: string): unknown {
  const opened = 'import json, sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\n';
  return JSON.parse(said('python3', '-c', opened + program, zip));
}

describe('zips past the limits of the old format', () => {
  it.skipIf(!hasUnzip && !hasPython)('hold more than 65,535 files', { timeout: PATIENCE_MS }, async () => {
    const name = (i: number) => `frames/${String(i).padStart(6, '0')}.png`;
    const zip = await zipOf(
      (function* () {
        for (let i = 0; i < MANY; i++) yield [name(i), text(`frame ${i}`)] as const;
      })(),
    );
    if (hasUnzip) expect(said('unzip', '-tqq', zip)).toBe('');
    if (hasPython)
      expect(python(zip, `n = z.namelist()\nprint(json.dumps([len(n), n[-1], z.read(n[-1]).decode()]))`)).toEqual([
        MANY,
        name(MANY - 1),
        `frame ${MANY - 1}`,
      ]);
  });

  it.skipIf(!hasUnzip && !hasPython)(
    'hold a file of more than 4 GiB, and files after it',
    { timeout: PATIENCE_MS },
    async () => {
      const zip = await zipOf([
        ['a.txt', text('before')],
        ['film.mp4', zeros(OVER_4_GIB)],
        ['z.txt', text('after')],
      ]);
      if (hasUnzip) expect(said('unzip', '-p', zip, 'z.txt')).toBe('after');
      if (hasPython)
        expect(
          python(
            zip,
            'print(json.dumps([[i.filename, i.file_size] for i in z.infolist()] + [z.read("a.txt").decode(), z.read("z.txt").decode()]))',
          ),
        ).toEqual([['a.txt', 6], ['film.mp4', OVER_4_GIB], ['z.txt', 5], 'before', 'after']);
    },
  );
});
