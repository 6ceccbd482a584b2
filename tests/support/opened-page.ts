import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from '../../scripts/browser.mjs';
import { buildPage } from '../../scripts/build-page.mjs';
import { serveFolder } from '../../scripts/serve.mjs';

/**
 * A page of `tests/browser/pages` in a browser of its own, built and opened before the tests around this call and closed
 * after them. `prepare` sees it while it is still blank.
 */
export function openedPage(name: string, prepare?: (page: Page) => unknown): () => Page {
  let browser: Browser;
  let page: Page;
  let server: Awaited<ReturnType<typeof serveFolder>>;
  beforeAll(async () => {
    server = await serveFolder(await buildPage(`tests/browser/pages/${name}`));
    browser = await launchBrowser();
    page = await (await browser.newContext()).newPage();
    prepare?.(page);
    await page.goto(server.url, { waitUntil: 'load' });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return () => page;
}
