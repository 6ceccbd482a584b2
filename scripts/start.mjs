/** `npm start`: installs what is missing, builds, serves the editor to this machine and opens it. `--no-open` only serves. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, requireNode } from './install.mjs';
import { orStop, rootFolder, runNpm } from './process.mjs';
import { serveFolder } from './serve.mjs';

const USUAL_PORT = 4173;

function hasDisplay() {
  if (process.env.CI || process.argv.includes('--no-open')) return false;
  if (process.platform === 'win32' || process.platform === 'darwin') return !process.env.SSH_CONNECTION;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** @param {string} url */
function openBrowser(url) {
  /** @type {[string, ...string[]]} */
  const command =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', url]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', url];
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

requireNode();
await ensureInstalled();
console.log('Building …');
orStop(await runNpm(['run', '--silent', 'build']), 'The build failed: see above.');

const folder = path.join(rootFolder, 'dist/app');
const { url } = await serveFolder(folder, USUAL_PORT).catch(() => serveFolder(folder));
console.log(`\nRimshot is at ${url}  (Ctrl+C ends it)`);
if (hasDisplay()) openBrowser(url);
