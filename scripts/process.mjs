import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const rootFolder = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program with our own input and output; resolves to its exit code, 1 where it could not be started.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] Added to ours.
 * @returns {Promise<number>}
 */
export function run(program, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: rootFolder, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs npm, the very one that started us where there is one.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function runNpm(args, env) {
  const npmFile = process.env.npm_execpath;
  if (npmFile?.endsWith('.js')) return run(process.execPath, [npmFile, ...args], env);
  return process.platform === 'win32' ? run('cmd', ['/c', 'npm', ...args], env) : run('npm', args, env);
}

/**
 * Ends the program with a message where a step failed.
 * @param {number} exitCode
 * @param {string} message
 */
export function orStop(exitCode, message) {
  if (exitCode === 0) return;
  console.error(message);
  process.exit(1);
}
