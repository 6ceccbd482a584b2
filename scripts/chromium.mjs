import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './process.mjs';

const programNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @type {Partial<Record<NodeJS.Platform, readonly string[]>>} */
const usualPlaces = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    `${process.env.HOME}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
  ],
  win32: [
    `${process.env.LOCALAPPDATA}\\Chromium\\Application\\chrome.exe`,
    `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env['PROGRAMFILES(X86)']}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env['PROGRAMFILES(X86)']}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ],
};

/** @param {string} name */
function onPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

async function playwrightsOwn() {
  try {
    const { chromium } = await import('playwright');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/**
 * A stub that only points at a missing package (as on some Linuxes) does not tell its version.
 * @param {string} file
 */
function works(file) {
  if (!existsSync(file)) return false;
  if (process.platform === 'win32') return true;
  return spawnSync(file, ['--version'], { timeout: 30_000 }).status === 0;
}

/**
 * A Chromium on this machine, or null: `CHROMIUM_PATH`, else the usual names and places, else Playwright's own.
 * @returns {Promise<string | null>}
 */
export async function findChromium() {
  if (process.env.CHROMIUM_PATH) return works(process.env.CHROMIUM_PATH) ? process.env.CHROMIUM_PATH : null;
  const found = [...programNames.map(onPath), ...(usualPlaces[process.platform] ?? []), await playwrightsOwn()];
  return found.find((file) => file !== undefined && works(file)) ?? null;
}

/** @returns {readonly (readonly [program: string, ...args: string[]])[][]} */
function waysToInstall() {
  const ways = [];
  if (process.platform === 'linux' && onPath('apt-get')) {
    const isRoot = process.getuid?.() === 0;
    const maySudo = !isRoot && spawnSync('sudo', ['-n', 'true']).status === 0;
    /** @type {(...args: string[]) => readonly [string, ...string[]]} */
    const apt = (...args) => (isRoot ? ['apt-get', ...args] : ['sudo', '-n', 'apt-get', ...args]);
    if (isRoot || maySudo) {
      ways.push([
        apt('update', '-qq'),
        apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'),
      ]);
    }
  }
  if (process.platform === 'darwin' && onPath('brew')) ways.push([['brew', 'install', '--cask', 'chromium']]);
  if (process.platform === 'win32') {
    ways.push([['winget', 'install', '--exact', '--id', 'Hibbiki.Chromium', '--accept-source-agreements']]);
  }
  ways.push([[process.execPath, 'node_modules/playwright/cli.js', 'install', 'chromium']]);
  return /** @type {(readonly [string, ...string[]])[][]} */ (ways);
}

/**
 * A Chromium, installed by the platform's own means where there is none; null where that fails too.
 * @returns {Promise<string | null>}
 */
export async function provideChromium() {
  const present = await findChromium();
  if (present || process.env.CHROMIUM_PATH) return present;
  for (const steps of waysToInstall()) {
    for (const [program, ...args] of steps) {
      console.log(
        `No Chromium found; running: ${program === process.execPath ? 'npx playwright' : program} ${args.filter((arg) => !arg.endsWith('cli.js')).join(' ')}`,
      );
      if ((await run(program, args, { DEBIAN_FRONTEND: 'noninteractive' })) !== 0) break;
    }
    const installed = await findChromium();
    if (installed) return installed;
  }
  return null;
}

/** What to do where no Chromium can be had. */
export const chromiumAdvice = process.env.CHROMIUM_PATH
  ? `CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, where no working Chromium is. Correct or unset it.`
  : [
      'The browser tests need a Chromium, and none could be found or installed. Do one of these, then run npm test again:',
      '  Debian, Ubuntu:  sudo apt-get update && sudo apt-get install chromium',
      '  Fedora:          sudo dnf install chromium',
      '  macOS:           brew install --cask chromium',
      '  Windows:         winget install Google.Chrome',
      '  elsewhere:       npx playwright install --with-deps chromium',
      '  or set CHROMIUM_PATH to the program file of a Chromium or Chrome.',
    ].join('\n');
