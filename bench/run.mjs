/**
 * `npm run bench`: each figure beside its limit, measured in one run, as a ratio; also written to bench/latest.json.
 * `npm run bench -- memory [seconds]`: what an export of 1080p takes of memory, 60 s unless told. It takes up to an hour where
 * frames are drawn in software, so it is measured apart; its last figures stay in bench/latest.json, with the date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
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

const latest = path.join(rootFolder, 'bench/latest.json');
const before = JSON.parse(readFileSync(latest, 'utf8'));
const [part, seconds = '60'] = process.argv.slice(2);
if (part === 'memory') {
  orStop(await runNpm(['run', '--silent', 'build:cli']), 'The build failed: see above.');
  const { memoryFigures, memoryLine } = await import('./memory.mjs');
  const figures = await memoryFigures(Number(seconds));
  for (const figure of figures) console.log(memoryLine(figure));
  const memory = { measuredOn: new Date().toISOString().slice(0, 10), figures };
  writeFileSync(latest, `${JSON.stringify({ ...before, memory }, null, 2)}\n`);
  process.exit(figures.every(({ peak, limitMb }) => peak.allMb <= limitMb) ? 0 : 1);
}

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
  memory: before.memory,
};
writeFileSync(latest, `${JSON.stringify(report, null, 2)}\n`);
process.exit(figures.every((figure) => ratioOf(figure) <= figure.limit) ? 0 : 1);
