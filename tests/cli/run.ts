import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { main } from '../../src/cli/main.ts';

/** What a call of the command line came to. */
export interface Ran {
  readonly code: number;
  /** Standard output and standard error. */
  readonly out: string;
  readonly err: string;
}

/** Calls the command line as a shell would, in this process. */
export async function run(argv: readonly string[], signal?: AbortSignal): Promise<Ran> {
  const said = { out: '', err: '' };
  let nowMs = 0;
  const code = await main(argv, {
    write: (text) => {
      said.out += text;
    },
    tell: (text) => {
      said.err += text;
    },
    showProgress: () => {},
    hasColor: false,
    // A clock of its own, so that what is printed does not depend on this machine.
    nowMs: () => (nowMs += 7),
    ...(signal && { signal }),
  });
  return { code, ...said };
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that is gone after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'rimshot-test-'));
  folders.push(folder);
  return folder;
}
