import { describe, expect, it } from 'vitest';
import { runWasi } from '../../src/speech/wasi.ts';

const OK = 0;
const BAD_FD = 8;
const NO_ENTRY = 44;
const NOT_SEEKABLE = 70;
const INVALID = 28;

type Calls = Record<string, (...args: (number | bigint)[]) => number>;

/** A program written by hand: what it does with the calls that it is given and a page of memory. */
const program =
  (main: (calls: Calls, memory: WebAssembly.Memory) => void) =>
  async (imports: Record<string, Record<string, (...args: never[]) => number>>) => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    return { exports: { memory, _start: () => main(imports.wasi_snapshot_preview1 as unknown as Calls, memory) } };
  };

/** Puts a text into memory, and a vector that points at it at 0. */
function vector(memory: WebAssembly.Memory, text: string, at = 64): number {
  const bytes = new TextEncoder().encode(text);
  new Uint8Array(memory.buffer).set(bytes, at);
  const view = new DataView(memory.buffer);
  view.setUint32(0, at, true);
  view.setUint32(4, bytes.length, true);
  return bytes.length;
}

const numberAt = (memory: WebAssembly.Memory, at: number) => new DataView(memory.buffer).getUint32(at, true);

function openFile(calls: Calls, memory: WebAssembly.Memory, path: string, flags: number): number {
  const length = vector(memory, path);
  return calls.path_open!(3, 0, 64, length, flags, 0n, 0n, 0, 16);
}

describe('the world of a WASI program', () => {
  it('hands over its arguments', async () => {
    await runWasi(
      program((calls, memory) => {
        expect(calls.args_sizes_get!(0, 4)).toBe(OK);
        expect([numberAt(memory, 0), numberAt(memory, 4)]).toEqual([2, 7 + 3]);
        expect(calls.args_get!(8, 32)).toBe(OK);
        const second = numberAt(memory, 12);
        expect(new TextDecoder().decode(new Uint8Array(memory.buffer, second, 2))).toBe('é');
      }),
      { args: ['speaks', 'é'] },
    );
  });

  it('gives files, takes files, and lets both be read again after its memory has grown', async () => {
    const files = new Map([['in.txt', new TextEncoder().encode('hello')]]);
    const run = await runWasi(
      program((calls, memory) => {
        expect(openFile(calls, memory, 'in.txt', 0)).toBe(OK);
        const fd = numberAt(memory, 16);
        memory.grow(1);
        vector(memory, '.........');
        expect(calls.fd_read!(fd, 0, 1, 20)).toBe(OK);
        expect(numberAt(memory, 20)).toBe(5);
        expect(new TextDecoder().decode(new Uint8Array(memory.buffer, 64, 9))).toBe('hello....');
        expect(calls.fd_read!(fd, 0, 1, 20)).toBe(OK);
        expect(numberAt(memory, 20)).toBe(0);
        expect(openFile(calls, memory, 'out.bin', 1 | 8)).toBe(OK);
        const out = numberAt(memory, 16);
        vector(memory, 'abcdef');
        calls.fd_write!(out, 0, 1, 20);
        // The length in a header is written when all else is there.
        expect(calls.fd_seek!(out, 1n, 0, 24)).toBe(OK);
        vector(memory, 'XY');
        calls.fd_write!(out, 0, 1, 20);
        expect(calls.fd_seek!(out, 2n, 2, 24)).toBe(OK);
        vector(memory, '!');
        calls.fd_write!(out, 0, 1, 20);
        expect(calls.fd_close!(out)).toBe(OK);
        vector(memory, 'told');
        calls.fd_write!(1, 0, 1, 20);
        calls.fd_write!(2, 0, 1, 20);
      }),
      { args: [], files },
    );
    expect(new TextDecoder().decode(run.files.get('out.bin'))).toBe('aXYdef\0\0!');
    expect(run).toMatchObject({ exitCode: 0, stdout: 'told', stderr: 'told' });
    expect(files.get('in.txt')).toEqual(new TextEncoder().encode('hello'));
  });

  it('answers what it cannot do with the numbers of WASI', async () => {
    await runWasi(
      program((calls, memory) => {
        expect(openFile(calls, memory, 'nowhere.txt', 0)).toBe(NO_ENTRY);
        for (const name of [
          'fd_read',
          'fd_write',
          'fd_fdstat_get',
          'fd_close',
          'fd_prestat_get',
          'fd_prestat_dir_name',
        ])
          expect(calls[name]!(99, 0, 0, 0)).toBe(BAD_FD);
        expect(calls.fd_seek!(99, 0n, 0, 0)).toBe(BAD_FD);
        expect(calls.fd_seek!(1, 0n, 0, 0)).toBe(NOT_SEEKABLE);
        openFile(calls, memory, 'a', 1);
        expect(calls.fd_seek!(numberAt(memory, 16), -1n, 0, 24)).toBe(INVALID);
        expect(calls.clock_time_get!(0, 0n, 32)).toBe(OK);
        expect(new DataView(memory.buffer).getBigUint64(32, true)).toBe(0n);
      }),
      { args: [] },
    );
  });

  it('tells how a program ended, and throws where it trapped or writes without end', async () => {
    const exits = program((calls) => void calls.proc_exit!(3));
    expect((await runWasi(exits, { args: [] })).exitCode).toBe(3);
    const traps = program(() => {
      throw new WebAssembly.RuntimeError('unreachable');
    });
    await expect(runWasi(traps, { args: [] })).rejects.toThrow('unreachable');
    const endless = program((calls, memory) => {
      openFile(calls, memory, 'a', 1);
      const fd = numberAt(memory, 16);
      calls.fd_seek!(fd, 256n * 1024n * 1024n, 0, 24);
      vector(memory, 'x');
      calls.fd_write!(fd, 0, 1, 20);
    });
    await expect(runWasi(endless, { args: [] })).rejects.toThrow('wrote more than');
  });
});
