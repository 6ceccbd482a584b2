import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { chromiumAdvice, findChromium } from '../../scripts/chromium.mjs';
import { serveFolder } from '../../scripts/serve.mjs';
import { rootFolder } from './files.ts';

/** WebGL in software, so that a machine without a graphics card draws too; sound without a loudspeaker. */
const browserFlags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-dev-shm-usage',
  '--mute-audio',
];

export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error(chromiumAdvice);
  return chromium.launch({ executablePath, args: browserFlags });
}

/** The built editor, as `npm start` serves it. */
export function serveBuild(): ReturnType<typeof serveFolder> {
  return serveFolder(path.join(rootFolder, 'dist/app'));
}

/** What a page complained of; a test that ends with any has failed. */
export function collectComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  return complaints;
}

/** Saves what the page shows, for people to look at. */
export async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(rootFolder, 'test-results/screenshots', `${name}.png`) });
}
