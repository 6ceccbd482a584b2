import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser } from '../scripts/browser.mjs';
import { buildPage } from '../scripts/build-page.mjs';
import { rootFolder } from '../scripts/process.mjs';
import { serveFolder } from '../scripts/serve.mjs';
import { PARTS, watchProcesses } from './processes.mjs';

/** What all processes together may take, in MB. */
const LIMIT_MB = 1000;
const FORMATS = ['preview-mp4', 'control-videos', 'tracks-json'];
const EMPTY_PAGE_MS = 10_000;

/** @typedef {import('./processes.mjs').Taken} Taken */
/**
 * @typedef {object} MemoryFigure
 * @property {string} id
 * @property {string} label
 * @property {number} seconds Of the clip.
 * @property {Taken} peak
 * @property {number} grownMb Of all together: the mean of the last quarter of the time over that of the second.
 * @property {number} limitMb
 */

/**
 * @param {string} id
 * @param {string} label
 * @param {number} seconds
 * @param {{ readonly peak: Taken, readonly samples: readonly Taken[] }} watched
 * @returns {MemoryFigure}
 */
function figureOf(id, label, seconds, { peak, samples }) {
  const quarter = Math.floor(samples.length / 4);
  const mean = (/** @type {readonly Taken[]} */ of) => of.reduce((sum, { allMb }) => sum + allMb, 0) / of.length;
  const grownMb = mean(samples.slice(-quarter)) - mean(samples.slice(quarter, 2 * quarter));
  return { id, label, seconds, peak: rounded(peak), grownMb: Math.round(grownMb), limitMb: LIMIT_MB };
}

/** @param {Taken} taken */
function rounded(taken) {
  const whole = { ...taken };
  for (const part of PARTS) whole[part] = Math.round(taken[part]);
  return whole;
}

/**
 * @param {number} seconds
 * @param {string} folder
 */
async function fromCommandLine(seconds, folder) {
  const program = spawn(
    process.execPath,
    [
      ...['bin/rimshot.js', 'export', 'missed-free-throw', '--to', FORMATS.join(','), '--no-trials'],
      ...['--size', '1920x1080', '--rate', '24', '--length', String(seconds), '--set', `settings.durationS=${seconds}`],
      ...['-o', path.join(folder, 'package.zip')],
    ],
    { cwd: rootFolder, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  /** @type {Promise<void>} */
  const ended = new Promise((resolve, reject) => {
    program.on('error', reject);
    program.on('close', (code) =>
      code === 0 || code === 1 ? resolve() : reject(new Error(`The export ended with code ${code}.`)),
    );
  });
  const label = 'The command line and its Chromium';
  return figureOf('memory-cli', label, seconds, await watchProcesses(program.pid ?? 0, ended));
}

/**
 * What a browser takes while `use` settles, without the program that drives it.
 * @param {(page: import('playwright').Page) => Promise<unknown>} use
 */
async function watchBrowser(use) {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const { peak, samples } = await watchProcesses(process.pid, use(page));
    const browserOnly = (/** @type {Taken} */ taken) => ({ ...taken, allMb: taken.allMb - taken.nodeMb, nodeMb: 0 });
    const shown = samples.map(browserOnly);
    return { peak: { ...peak, nodeMb: 0, allMb: Math.max(...shown.map(({ allMb }) => allMb)) }, samples: shown };
  } finally {
    await browser.close();
  }
}

/** @param {number} seconds */
async function fromPage(seconds) {
  const server = await serveFolder(await buildPage('bench/pages/deliver'));
  const watched = await watchBrowser(async (page) => {
    page.setDefaultTimeout(0);
    await page.goto(server.url);
    await page.waitForFunction(() => 'deliverClip' in window);
    await page.evaluate(
      ([length, formats]) => window.deliverClip(length, formats),
      /** @type {const} */ ([seconds, FORMATS]),
    );
  });
  await server.close();
  const label = 'A page that delivers as the editor does, files waiting on the browser’s disk';
  return figureOf('memory-page', label, seconds, watched);
}

async function fromEmptyPage() {
  const watched = await watchBrowser((page) => page.waitForTimeout(EMPTY_PAGE_MS));
  return figureOf('memory-empty', 'An empty page, for comparison', 0, watched);
}

/**
 * Measures, prints and returns the figures; those of the first two fail above the limit.
 * @param {number} seconds
 * @returns {Promise<readonly MemoryFigure[]>}
 */
export async function memoryFigures(seconds) {
  const folder = mkdtempSync(path.join(tmpdir(), 'rimshot-memory-'));
  try {
    return [await fromCommandLine(seconds, folder), await fromPage(seconds), await fromEmptyPage()];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {MemoryFigure} figure */
export function memoryLine({ label, seconds, peak, grownMb, limitMb }) {
  const parts = `pages ${peak.rendererMb}, graphics ${peak.gpuMb}, other ${peak.browserMb}, Node ${peak.nodeMb}`;
  const length = seconds === 0 ? '' : `, ${seconds} s of 1080p`;
  return (
    `${peak.allMb <= limitMb ? '✓' : '✗'} ${label}${length}: ${peak.allMb} MB at most; limit ${limitMb} MB\n` +
    `    ${parts}; ${grownMb} MB more at the end than early on`
  );
}
