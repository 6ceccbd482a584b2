import { chromium } from 'playwright';
import { chromiumAdvice, findChromium } from './chromium.mjs';

/** WebGL in software, so that a machine without a graphics card draws too; no sound from a machine that tests. */
const browserFlags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-dev-shm-usage',
  '--mute-audio',
];

/**
 * A Chromium without a window; throws with what to do where there is none.
 * @param {import('playwright').LaunchOptions} [options]
 */
export async function launchBrowser(options = {}) {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error(chromiumAdvice);
  return chromium.launch({ executablePath, args: browserFlags, ...options });
}
