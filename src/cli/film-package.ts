import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, LaunchOptions, Page } from 'playwright';
import type { SinkFile } from '../core/base/ports.ts';
import { type JobPiece, jobPieces } from '../core/exporters/travelling-job.ts';
import type { PackageJob, PackageReport } from '../core/exporters/write-package.ts';
import { InputError } from './verb.ts';
import { programRoot } from './version.ts';

/** What the program's own scripts offer; they lie beside it and are not compiled. */
interface Scripts {
  findChromium(): Promise<string | null>;
  launchBrowser(options?: LaunchOptions): Promise<Browser>;
  serveFolder(folder: string): Promise<{ readonly url: string; close(): Promise<void> }>;
}

const PAGE = 'src/render/package-page.html';

/** Why this machine cannot draw frames, as half a sentence; null where it can. */
export async function whyNoFrames(): Promise<string | null> {
  if (!existsSync(path.join(appFolder(), PAGE)))
    return 'the page that draws is not built: run `npm run build` once in the folder of Rimshot';
  const { findChromium } = await loadScripts();
  return (await findChromium()) ? null : 'no Chromium was found: install one, or name it in CHROMIUM_PATH';
}

/** Where the program breaks off it clears up first: a browser that ended the program at a signal would be ahead of that. */
const OURS_TO_HEED = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

/**
 * Writes a package as `writePackage` does, in a Chromium without a window, which draws its frames. The sink is committed, or
 * aborted and the cause thrown; the browser is closed in any case.
 */
export async function filmPackage({ sink, signal, onProgress, ...job }: PackageJob): Promise<PackageReport> {
  const { serveFolder, launchBrowser } = await loadScripts();
  const server = await serveFolder(appFolder());
  let browser: Browser | null = null;
  /** What the disk said against the package. */
  let refusal: unknown = null;
  const stop = () => void browser?.close();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    browser = await launchBrowser(OURS_TO_HEED);
    signal?.throwIfAborted();
    const page = await browser.newPage();
    await offerSink(page, sink, onProgress, (cause) => {
      refusal ??= cause;
    });
    await page.goto(`${server.url}${PAGE}`, { waitUntil: 'load' });
    for (const piece of jobPieces(job))
      await page.evaluate((taken) => (globalThis as unknown as PackagePage).takePiece(taken), piece);
    const report = await page.evaluate(() => (globalThis as unknown as PackagePage).writePackageHere());
    if (report.isWritten) await sink.commit();
    else await sink.abort();
    return report;
  } catch (cause) {
    await sink.abort();
    signal?.throwIfAborted();
    throw refusal ?? ofThePage(cause);
  } finally {
    signal?.removeEventListener('abort', stop);
    await browser?.close();
    await server.close();
  }
}

/** What the page offers once it has loaded. */
interface PackagePage {
  takePiece(piece: JobPiece): void;
  writePackageHere(): Promise<PackageReport>;
}

async function offerSink(
  page: Page,
  sink: PackageJob['sink'],
  onProgress: PackageJob['onProgress'],
  onRefusal: (cause: unknown) => void,
): Promise<void> {
  const files: SinkFile[] = [];
  const noting = async <T>(step: Promise<T>): Promise<T> => {
    step.catch(onRefusal);
    return step;
  };
  await page.exposeFunction('packageOpen', async (file: string) => files.push(await noting(sink.open(file))) - 1);
  await page.exposeFunction('packageWrite', (file: number, bytes: Uint8Array, at: number) =>
    noting(at < 0 ? files[file]!.write(bytes) : files[file]!.write(bytes, at)),
  );
  await page.exposeFunction('packageClose', (file: number) => noting(files[file]!.close()));
  await page.exposeFunction('packageProgress', (share: number) => onProgress?.(share));
}

/** What went wrong in the page, without the browser's own words around it; its sentences are for the user to read. */
function ofThePage(cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/Target (?:crashed|page, context or browser has been closed)/.test(message))
    return new InputError(
      'The Chromium that draws broke down, perhaps for want of memory: export fewer formats at a time, or a smaller size.',
    );
  const sentence = /^page\.evaluate: (?:Error: )(.*)/.exec(message)?.[1];
  return sentence === undefined ? new Error(message) : new InputError(sentence);
}

function appFolder(): string {
  return path.join(programRoot(), 'dist/app');
}

async function loadScripts(): Promise<Scripts> {
  const load = (name: string) => import(pathToFileURL(path.join(programRoot(), 'scripts', name)).href);
  const [chromium, browser, serve] = await Promise.all([load('chromium.mjs'), load('browser.mjs'), load('serve.mjs')]);
  return {
    findChromium: chromium.findChromium,
    launchBrowser: browser.launchBrowser,
    serveFolder: serve.serveFolder,
  };
}
