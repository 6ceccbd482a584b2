import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { rootFolder } from '../support/files.ts';

const root = mkdtempSync(path.join(tmpdir(), 'rimshot-break-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Files that are on the disk when somebody breaks in: the film is under way. */
const FILES_BEFORE = 5;
const LOOK_EVERY_MS = 20;
/** Limits what a program may write, which is refused like a disk that is full; Linux has it. */
const hasLimits = spawnSync('prlimit', ['--version']).status === 0;

interface Ended {
  readonly code: number | null;
  readonly said: string;
  /** What is left beside the package's place. */
  readonly left: readonly string[];
}

/** Films a minute of frames, calls `disturb` once a few are on the disk, and waits for the end. */
async function filmUntil(name: string, disturb: (program: ChildProcess) => void): Promise<Ended> {
  const folder = mkdtempSync(path.join(root, 'case-'));
  const program = spawn(
    process.execPath,
    [
      ...['bin/rimshot.js', 'export', 'missed-free-throw', '--to', 'frames,preview-mp4', '--no-trials'],
      ...['--size', '160x90', '--length', '60', '-o', path.join(folder, 'new', name)],
    ],
    { cwd: rootFolder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  program.stderr!.on('data', (text) => {
    said += text;
  });
  const ended = new Promise<number | null>((resolve) => program.on('close', resolve));
  const filesOf = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  while (program.exitCode === null && filesOf().length < FILES_BEFORE) await wait(LOOK_EVERY_MS);
  expect(program.exitCode, said).toBeNull();
  disturb(program);
  return { code: await ended, said, left: readdirSync(folder) };
}

const CASES = [
  ['a folder', 'out', 'SIGINT'],
  ['a zip', 'out.zip', 'SIGTERM'],
] as const;

describe.each(CASES)('a film on its way into %s', (_, name, signal) => {
  it(`leaves nothing when it is broken off (${signal})`, async () => {
    const { code, said, left } = await filmUntil(name, (program) => program.kill(signal));
    expect({ code, left }).toEqual({ code: 130, left: [] });
    expect(said).toMatch(/Broken off; nothing was written\.\n$/);
  });

  it.skipIf(!hasLimits)('leaves nothing where the disk takes no more, and says what to do', async () => {
    const { code, said, left } = await filmUntil(name, ({ pid }) => {
      expect(spawnSync('prlimit', ['--pid', String(pid), '--fsize=100']).status).toBe(0);
    });
    expect({ code, left }).toEqual({ code: 2, left: [] });
    expect(said).toMatch(/Cannot write .*: a file would be larger than the disk or the system takes\. Choose another/);
  });
});
