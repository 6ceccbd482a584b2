import { buildPage } from '../scripts/build-page.mjs';
import { serveFolder } from '../scripts/serve.mjs';
import { leastOf } from './figure.mjs';

/**
 * What a frame of 1280 x 720 takes with five data passes, beside its picture alone and beside the encoder alone.
 * @param {import('playwright').Browser} browser
 * @returns {Promise<import('./figure.mjs').Figure[]>}
 */
export async function frameFigures(browser) {
  const server = await serveFolder(await buildPage('bench/pages/frames'));
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => 'drawFrames' in window);
  const [all = 0, data = 0, color = 0, encoder = 0] = await leastOf(6, [
    () => page.evaluate(() => window.drawFrames('all')),
    () => page.evaluate(() => window.drawFrames('data')),
    () => page.evaluate(() => window.drawFrames('color')),
    () => page.evaluate(() => window.drawFrames('encoder')),
  ]);
  await page.close();
  await server.close();
  const shared = {
    label: 'A frame of 1280 x 720: picture and data drawn and read, control pictures made of five data passes',
    unit: 'ms',
    ours: all,
  };
  return [
    { ...shared, id: 'frames', against: 'its picture alone, drawn and read', bare: color, limit: 2 },
    {
      id: 'frames-data',
      label: 'A frame of 1280 x 720 with its data drawn and read, before pictures are made of them',
      unit: 'ms',
      ours: data,
      against: 'its picture alone, drawn and read',
      bare: color,
      limit: 2,
    },
    // Encoders in hardware make this ratio larger.
    { ...shared, id: 'frames-encoder', against: 'encoding H.264 alone', bare: encoder, limit: 4 },
  ];
}
