import path from 'node:path';
import type { Page } from 'playwright';
import { serveFolder } from '../../scripts/serve.mjs';
import { rootFolder } from './files.ts';

/** The built editor, as `npm start` serves it. */
export function serveBuild(): ReturnType<typeof serveFolder> {
  return serveFolder(path.join(rootFolder, 'dist/app'));
}

/** What a page complained of, growing as it does; a page that works says nothing. */
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
