import { spawnSync } from 'node:child_process';

/** Whether a program is on the PATH; says so where it is not, for the tests that need it are skipped. */
export function hasProgram(name: string, ...args: string[]): boolean {
  const found = spawnSync(name, args).error === undefined;
  if (!found) process.stdout.write(`Skipped: "${name}" is not on the PATH, so it does not read the file.\n`);
  return found;
}
