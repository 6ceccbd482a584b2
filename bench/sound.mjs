import { buildPage } from '../scripts/build-page.mjs';
import { serveFolder } from '../scripts/serve.mjs';
import { leastOf, medianOf } from './figure.mjs';

/** Length of the mix that is rendered, in ms of sound. */
const MIX_MS = 20_000;

/**
 * How fast a mix is rendered, beside the browser's own engine playing the same blows, and how long after an edit it is
 * heard, beside the same work without an editor.
 * @param {import('playwright').Browser} browser
 * @returns {Promise<import('./figure.mjs').Figure[]>}
 */
export async function soundFigures(browser) {
  const server = await serveFolder(await buildPage('bench/pages/sound'));
  const page = await browser.newPage();
  await page.goto(server.url);
  const [ours = 0, bare = 0] = await leastOf(7, [
    () => page.evaluate(() => window.renderOurs()),
    () => page.evaluate(() => window.renderBare()),
  ]);
  const [heard = 0, worked = 0] = await medianOf(7, [
    () => page.evaluate(() => window.editToHearing()),
    () => page.evaluate(() => window.sameWorkBare()),
  ]);
  await page.close();
  await server.close();
  return [
    {
      id: 'mix',
      label: `20 s of sound with 200 blows, synthesized and mixed ${Math.round(MIX_MS / ours)} times as fast as it plays`,
      unit: 'ms',
      ours,
      against: 'an OfflineAudioContext that plays the same blows, made before, through a gain and a panner each',
      bare,
      limit: 1,
    },
    {
      id: 'edit-to-hearing',
      label: 'From a changed throw to the tracks of its new flight',
      unit: 'ms',
      ours: heard,
      against: 'its bake and its tracks alone, in the same worker',
      bare: worked,
      limit: 2,
    },
  ];
}
