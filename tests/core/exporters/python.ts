import { spawnSync } from 'node:child_process';

/** Whether Python is here with a module; says so where a test goes without it. */
export function hasPython(module: string): boolean {
  const found = spawnSync('python3', ['-c', `import ${module}`]).status === 0;
  if (!found) process.stdout.write(`Skipped: python3 has no module "${module}" here, so it does not read the file.\n`);
  return found;
}

/** What a Python program prints, which gets `input` on its standard input. */
export function python(program: string, input: Uint8Array): string {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', program], { input });
  if (status !== 0) throw new Error(String(stderr));
  return String(stdout);
}
