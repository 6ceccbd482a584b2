import { buildPage } from '../scripts/build-page.mjs';
import { serveFolder } from '../scripts/serve.mjs';
import { inTurn, middleRound } from './figure.mjs';

/**
 * What a frame of 1280 x 720 takes with five data passes, beside its picture alone and beside encoding them alone.
 * @param {import('playwright').Browser} browser
 * @returns {Promise<import('./figure.mjs').Figure[]>}
 */
export async function frameFigures(browser) {
  const server = await serveFolder(await buildPage('bench/pages/frames'));
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => 'drawFrames' in window);
  const rounds = await inTurn(9, [
    () => page.evaluate(() => window.drawFrames('all')),
    () => page.evaluate(() => window.drawFrames('data')),
    () => page.evaluate(() => window.drawFrames('color')),
    () => page.evaluate(() => window.drawFrames('encoder')),
  ]);
  await page.close();
  await server.close();
  const [ALL, DATA, COLOR, ENCODER] = [0, 1, 2, 3];
  /** @param {number} ours @param {number} bare */
  const figure = (ours, bare) => {
    const [tookMs, bareMs] = middleRound(rounds, ours, bare);
    const made = 'picture and data drawn and read, control pictures made of five data passes';
    const label = `A frame of 1280 x 720: ${ours === ALL ? made : 'picture and data drawn and read'}`;
    return { label, unit: 'ms', ours: tookMs, bare: bareMs };
  };
  const alone = 'its picture alone, drawn and read';
  return [
    { id: 'frames', ...figure(ALL, COLOR), against: alone, limit: 2 },
    { id: 'frames-data', ...figure(DATA, COLOR), against: alone, limit: 2 },
    // Encoders in hardware make this ratio larger.
    { id: 'frames-encoder', ...figure(ALL, ENCODER), against: 'encoding its six pictures alone, in H.264', limit: 4 },
  ];
}
