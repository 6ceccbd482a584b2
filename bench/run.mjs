/** `npm run bench`: each figure beside its limit, measured in one run, as a ratio; also written to bench/latest.json. */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumAdvice, provideChromium } from '../scripts/chromium.mjs';
import { ensureInstalled, requireNode } from '../scripts/install.mjs';
import { orStop, rootFolder, runNpm } from '../scripts/process.mjs';
import { ratioOf } from './figure.mjs';

requireNode();
await ensureInstalled();
if (!(await provideChromium())) orStop(1, chromiumAdvice);
orStop(await runNpm(['run', '--silent', 'build:app']), 'The build failed: see above.');

const { build } = await import('vite');
const outDir = path.join(rootFolder, 'dist/bench');
await build({
  configFile: false,
  publicDir: false,
  root: rootFolder,
  logLevel: 'error',
  build: { ssr: 'bench/bakes.ts', outDir },
});
const { bakeFigures } = await import(pathToFileURL(path.join(outDir, 'bakes.js')).href);
const { browserFigures } = await import('./browser.mjs');

/** @type {import('./figure.mjs').Figure[]} */
const figures = [...(await bakeFigures()), ...(await browserFigures())];
const round = (/** @type {number} */ value) => Number(value.toPrecision(4));

for (const figure of figures) {
  const ratio = ratioOf(figure);
  console.log(
    `${ratio <= figure.limit ? '✓' : '✗'} ${figure.label}: ${round(figure.ours)} ${figure.unit}\n` +
      `    ${round(ratio)} times ${figure.against} (${round(figure.bare)} ${figure.unit}); limit ${figure.limit}`,
  );
}

const report = {
  node: process.version,
  processor: os.cpus()[0]?.model ?? 'unknown',
  cores: os.cpus().length,
  figures: figures.map((figure) => ({
    ...figure,
    ours: round(figure.ours),
    bare: round(figure.bare),
    ratio: round(ratioOf(figure)),
  })),
};
writeFileSync(path.join(rootFolder, 'bench/latest.json'), `${JSON.stringify(report, null, 2)}\n`);
process.exit(figures.every((figure) => ratioOf(figure) <= figure.limit) ? 0 : 1);
