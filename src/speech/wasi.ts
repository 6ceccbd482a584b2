/** A program that was compiled to WebAssembly for the WASI interface, preview 1, run once: its arguments and files in, what it wrote out. */
export interface WasiRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Every file there is when it ends, by path, those given among them. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface WasiInput {
  readonly args: readonly string[];
  /** By path, without a slash before it. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
}

// The part of the WebAssembly interface that is used; the types of a page and of Node have it under different names.
export interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}
/** Makes an instance of a compiled program. */
export type Instantiate = (
  imports: Record<string, Record<string, (...args: never[]) => number>>,
) => Promise<WasmInstance>;

const OK = 0;
const BAD_FD = 8;
const INVALID = 28;
const NO_ENTRY = 44;
const NOT_SEEKABLE = 70;

const ROOT_FD = 3;
const FILETYPE = { device: 2, directory: 3, file: 4 } as const;
const CREATE = 1;
const TRUNCATE = 8;
/** Most that a program may write to one file: ten minutes of speech are 19 MB. */
const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** Ends a program from within. */
class Exit extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

interface MemoryFile {
  bytes: Uint8Array;
  length: number;
}

/**
 * Runs a program to its end. It has a folder of its own, in memory, a clock that stands still, and nothing else. Throws where
 * the program traps.
 */
export async function runWasi(instantiate: Instantiate, { args, files: given }: WasiInput): Promise<WasiRun> {
  const files = new Map<string, MemoryFile>();
  for (const [path, bytes] of given ?? []) files.set(path, { bytes, length: bytes.length });
  const out = [createFile(), createFile(), createFile()] as const;
  const open = new Map<number, { readonly file: MemoryFile; at: number }>();
  out.forEach((file, fd) => void open.set(fd, { file, at: 0 }));
  let nextFd = ROOT_FD + 1;

  let memory: { readonly buffer: ArrayBuffer } = { buffer: new ArrayBuffer(0) };
  // The memory grows while the program runs, and its old buffer dies: none is kept.
  const view = () => new DataView(memory.buffer);
  const bytesAt = (at: number, length: number) => new Uint8Array(memory.buffer, at, length);
  const argv = args.map((arg) => new TextEncoder().encode(`${arg}\0`));

  const vectors = (at: number, count: number) =>
    Array.from({ length: count }, (_, n) =>
      bytesAt(view().getUint32(at + n * 8, true), view().getUint32(at + n * 8 + 4, true)),
    );

  const calls = {
    args_sizes_get(count: number, size: number) {
      view().setUint32(count, argv.length, true);
      view().setUint32(
        size,
        argv.reduce((sum, { length }) => sum + length, 0),
        true,
      );
      return OK;
    },
    args_get(pointers: number, buffer: number) {
      let at = buffer;
      argv.forEach((arg, n) => {
        view().setUint32(pointers + n * 4, at, true);
        bytesAt(at, arg.length).set(arg);
        at += arg.length;
      });
      return OK;
    },
    clock_time_get(_clock: number, _precision: bigint, time: number) {
      view().setBigUint64(time, 0n, true);
      return OK;
    },
    fd_close(fd: number) {
      return open.delete(fd) ? OK : BAD_FD;
    },
    fd_fdstat_get(fd: number, stat: number) {
      if (fd !== ROOT_FD && !open.has(fd)) return BAD_FD;
      bytesAt(stat, 24).fill(0);
      view().setUint8(stat, fd === ROOT_FD ? FILETYPE.directory : fd < ROOT_FD ? FILETYPE.device : FILETYPE.file);
      // All rights, and all of them for what is opened through it.
      bytesAt(stat + 8, 16).fill(0xff);
      return OK;
    },
    fd_fdstat_set_flags: () => OK,
    fd_prestat_get(fd: number, prestat: number) {
      if (fd !== ROOT_FD) return BAD_FD;
      view().setUint32(prestat, 0, true);
      view().setUint32(prestat + 4, 1, true);
      return OK;
    },
    fd_prestat_dir_name(fd: number, path: number) {
      if (fd !== ROOT_FD) return BAD_FD;
      view().setUint8(path, '/'.charCodeAt(0));
      return OK;
    },
    fd_read(fd: number, at: number, count: number, read: number) {
      const from = open.get(fd);
      if (!from) return BAD_FD;
      let total = 0;
      for (const target of vectors(at, count)) {
        const part = from.file.bytes.subarray(from.at, Math.min(from.at + target.length, from.file.length));
        target.set(part);
        from.at += part.length;
        total += part.length;
      }
      view().setUint32(read, total, true);
      return OK;
    },
    fd_seek(fd: number, offset: bigint, whence: number, position: number) {
      const file = open.get(fd);
      if (!file) return BAD_FD;
      if (fd < ROOT_FD) return NOT_SEEKABLE;
      const base = whence === 0 ? 0 : whence === 1 ? file.at : file.file.length;
      const to = base + Number(offset);
      if (to < 0 || to > MAX_FILE_BYTES) return INVALID;
      file.at = to;
      view().setBigUint64(position, BigInt(to), true);
      return OK;
    },
    fd_write(fd: number, at: number, count: number, written: number) {
      const to = open.get(fd);
      if (!to) return BAD_FD;
      let total = 0;
      for (const source of vectors(at, count)) {
        writeInto(to.file, source, to.at);
        to.at += source.length;
        total += source.length;
      }
      view().setUint32(written, total, true);
      return OK;
    },
    path_open(
      _folder: number,
      _lookup: number,
      at: number,
      length: number,
      flags: number,
      _rights: bigint,
      _inherited: bigint,
      _fdFlags: number,
      fd: number,
    ) {
      const path = new TextDecoder().decode(bytesAt(at, length));
      let file = files.get(path);
      if (!file && (flags & CREATE) === 0) return NO_ENTRY;
      if (!file || (flags & TRUNCATE) !== 0) {
        file = createFile();
        files.set(path, file);
      }
      open.set(nextFd, { file, at: 0 });
      view().setUint32(fd, nextFd, true);
      nextFd += 1;
      return OK;
    },
    proc_exit(code: number): never {
      throw new Exit(code);
    },
  };

  const { exports } = await instantiate({ wasi_snapshot_preview1: calls });
  memory = exports.memory as typeof memory;
  let exitCode = 0;
  try {
    (exports._start as () => void)();
  } catch (cause) {
    if (!(cause instanceof Exit)) throw cause;
    exitCode = cause.code;
  }
  const text = (file: MemoryFile) => new TextDecoder().decode(contentOf(file));
  return {
    exitCode,
    stdout: text(out[1]),
    stderr: text(out[2]),
    files: new Map([...files].map(([path, file]) => [path, contentOf(file)])),
  };
}

function createFile(): MemoryFile {
  return { bytes: new Uint8Array(1024), length: 0 };
}

function contentOf({ bytes, length }: MemoryFile): Uint8Array {
  return bytes.slice(0, length);
}

/** Writes into a file, which grows by doubling; what was never written is zero. */
function writeInto(file: MemoryFile, source: Uint8Array, at: number): void {
  const end = at + source.length;
  if (end > MAX_FILE_BYTES) throw new RangeError(`A program wrote more than ${MAX_FILE_BYTES} bytes into a file.`);
  if (end > file.bytes.length) {
    const grown = new Uint8Array(Math.max(end, file.bytes.length * 2));
    grown.set(file.bytes.subarray(0, file.length));
    file.bytes = grown;
  }
  file.bytes.set(source, at);
  file.length = Math.max(file.length, end);
}
