import path from 'node:path';
import { rootFolder } from '../scripts/process.mjs';
import { serveFolder } from '../scripts/serve.mjs';
import { medianOf } from './figure.mjs';

/** A ribbon's column of places weighs more than this, and nothing else that a drag uploads does. */
const RIBBON_BYTES = 4096;

/**
 * Watches from outside, before anything of ours runs: when the pointer moved, and when a ribbon's worth of points
 * was handed to the graphics card.
 * @param {number} ribbonBytes
 */
function watchPage(ribbonBytes) {
  const seen = { movedMs: 0, ribbonMs: 0 };
  Object.assign(window, { seen });
  window.addEventListener('pointermove', () => Object.assign(seen, { movedMs: performance.now() }), true);
  const context = WebGL2RenderingContext.prototype;
  const { bufferData } = context;
  Object.assign(context, {
    /** @this {WebGL2RenderingContext} @param {unknown[]} args */
    bufferData(...args) {
      const data = args[1];
      if (ArrayBuffer.isView(data) && data.byteLength > ribbonBytes) seen.ribbonMs = performance.now();
      return Reflect.apply(bufferData, this, args);
    },
  });
}

/** What a frame takes just now, on average over ten. */
async function frameMs() {
  await new Promise(requestAnimationFrame);
  const startMs = performance.now();
  for (let i = 0; i < 10; i++) await new Promise(requestAnimationFrame);
  return (performance.now() - startMs) / 10;
}

/**
 * From a pointer move on the Throw arrow to its new ribbon (a bake in the worker lies between), in frames of this page while it plays.
 * @param {import('playwright').Browser} browser
 * @returns {Promise<import('./figure.mjs').Figure>}
 */
export async function pointerFigure(browser) {
  const server = await serveFolder(path.join(rootFolder, 'dist/app'));
  const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 1280, height: 720 } });
  await page.addInitScript(watchPage, RIBBON_BYTES);
  await page.goto(`${server.url}?probe`);
  await page.getByText(/(Steady|Touchy|Lucky) \d+\/\d+/).waitFor();
  const tip = await page.evaluate(() => window.__rimshot?.arrowTipPx?.());
  if (!tip) throw new Error('There is no Throw arrow to be seen.');
  const [tipX, tipY] = tip;

  const quiet = () =>
    page.evaluate(async () => {
      for (let i = 0; i < 6; i++) await new Promise(requestAnimationFrame);
    });
  /** @param {number} x @param {number} y */
  const ribbonMs = async (x, y) => {
    await quiet();
    await page.mouse.move(x, y);
    const lag = await page.waitForFunction(() => {
      const { seen } = /** @type {{ seen: { movedMs: number, ribbonMs: number } } & typeof window} */ (window);
      return seen.ribbonMs > seen.movedMs && seen.ribbonMs - seen.movedMs;
    });
    return Number(await lag.jsonValue());
  };
  await page.mouse.move(tipX, tipY);
  await page.mouse.down();
  await page.mouse.move(tipX + 8, tipY);
  let turn = 0;
  const [ours = 0] = await medianOf(15, [() => ribbonMs(tipX + 4 * (++turn % 2), tipY + 6)]);
  await page.mouse.up();
  await page.getByRole('button', { name: 'Loop', exact: true }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const [bare = 0] = await medianOf(5, [() => page.evaluate(frameMs)]);
  await page.close();
  await server.close();
  return {
    id: 'pointer',
    label: 'Pointer moved on the Throw arrow, new ribbon handed over',
    unit: 'ms',
    ours,
    against: 'a frame while it plays',
    bare,
    limit: 2,
  };
}
