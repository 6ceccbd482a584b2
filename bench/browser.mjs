import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../scripts/browser.mjs';
import { buildPage } from '../scripts/build-page.mjs';
import { rootFolder } from '../scripts/process.mjs';
import { serveFolder } from '../scripts/serve.mjs';
import { leastOf } from './figure.mjs';
import { frameFigures } from './frames.mjs';
import { pointerFigure } from './pointer.mjs';
import { soundFigures } from './sound.mjs';

/**
 * What a page fetches until it is ready, as a server that compresses would send it.
 * @param {import('playwright').Browser} browser
 * @param {string} folder
 * @param {(page: import('playwright').Page) => Promise<unknown>} isReady
 * @returns {Promise<number>} kB
 */
async function firstLoadKb(browser, folder, isReady) {
  /** @type {Set<string>} */
  const served = new Set();
  const server = await serveFolder(folder, 0, (file) => served.add(file));
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  await page.goto(server.url, { waitUntil: 'networkidle' });
  await isReady(page);
  await page.close();
  await server.close();
  return [...served].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length / 1000, 0);
}

/** @param {import('playwright').Browser} browser */
async function workerFigure(browser) {
  const server = await serveFolder(await buildPage('bench/pages/worker'));
  const page = await browser.newPage();
  await page.goto(server.url);
  const [ours = 0, bare = 0] = await leastOf(7, [
    () => page.evaluate(() => window.startOurs()),
    () => page.evaluate(() => window.startBare()),
  ]);
  await page.close();
  await server.close();
  return {
    id: 'worker',
    label: 'Worker started, first take of 0.1 s baked',
    unit: 'ms',
    ours,
    against: 'a worker that starts Rapier and steps an empty world once',
    bare,
    limit: 1.5,
  };
}

/** @param {import('playwright').Browser} browser */
async function firstLoadFigure(browser) {
  const ours = await firstLoadKb(browser, path.join(rootFolder, 'dist/app'), (page) =>
    page.getByText(/(Steady|Touchy|Lucky) \d+\/\d+/).waitFor(),
  );
  const bare = await firstLoadKb(browser, await buildPage('bench/pages/minimal'), (page) =>
    page.locator('body[data-ready]').waitFor({ state: 'attached' }),
  );
  return {
    id: 'first-load',
    label: 'First load of the editor, compressed',
    unit: 'kB',
    ours,
    against: 'a page of three, React, R3F and Rapier alone',
    bare,
    limit: 1.25,
  };
}

/** @returns {Promise<import('./figure.mjs').Figure[]>} */
export async function browserFigures() {
  const browser = await launchBrowser();
  try {
    return [
      await pointerFigure(browser),
      await workerFigure(browser),
      await firstLoadFigure(browser),
      ...(await soundFigures(browser)),
      ...(await frameFigures(browser)),
    ];
  } finally {
    await browser.close();
  }
}
