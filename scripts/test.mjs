/** `npm test`: every proof there is, in order. Installs what is missing, a Chromium included. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chromiumAdvice, provideChromium } from './chromium.mjs';
import { ensureInstalled, requireNode } from './install.mjs';
import { rootFolder, runNpm } from './process.mjs';

const reportFolder = path.join(rootFolder, 'test-results/reports');

/** @type {readonly { name: string, script: string, hasReport?: boolean, needs?: string }[]} */
const stages = [
  { name: 'format and lint', script: 'lint' },
  { name: 'types', script: 'types' },
  { name: 'walls', script: 'walls' },
  { name: 'unit', script: 'test:unit', hasReport: true },
  { name: 'build', script: 'build' },
  { name: 'browser', script: 'test:browser', hasReport: true, needs: 'build' },
  { name: 'end to end', script: 'test:e2e', hasReport: true, needs: 'build' },
];

const counts = { passed: 0, failed: 0, skipped: 0 };

/**
 * Adds a runner's own counts.
 * @param {string} file
 * @returns {number} how many tests failed
 */
function addReport(file) {
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} */
  const report = JSON.parse(readFileSync(file, 'utf8'));
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests;
  counts.skipped += report.numPendingTests + report.numTodoTests;
  return report.numFailedTests;
}

/**
 * @param {(typeof stages)[number]} stage
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>} whether it passed
 */
async function runStage(stage, env) {
  console.log(`\n── ${stage.name} ──`);
  const startMs = performance.now();
  const report = path.join(reportFolder, `${stage.script.replace(':', '-')}.json`);
  const reporting = ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const exitCode = await runNpm(['run', '--silent', stage.script, ...(stage.hasReport ? reporting : [])], env);
  let failed = 0;
  try {
    if (stage.hasReport) failed = addReport(report);
  } catch {
    console.error(`The ${stage.name} tests left no report.`);
    counts.failed += 1;
    failed = 1;
  }
  if (exitCode !== 0 && failed === 0) counts.failed += 1;
  const isPassed = exitCode === 0 && failed === 0;
  console.log(`${isPassed ? '✓' : '✗'} ${stage.name}, ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
  return isPassed;
}

requireNode();
await ensureInstalled();
const chromiumPath = await provideChromium();
if (!chromiumPath) {
  console.error(chromiumAdvice);
  process.exit(1);
}
rmSync(path.join(rootFolder, 'test-results'), { recursive: true, force: true });
mkdirSync(reportFolder, { recursive: true });

/** @type {string[]} */
const failedStages = [];
for (const stage of stages) {
  if (stage.needs && failedStages.includes(stage.needs)) {
    console.log(`\n── ${stage.name} ──\n✗ ${stage.name} not run: the ${stage.needs} failed`);
    failedStages.push(stage.name);
  } else if (!(await runStage(stage, { CHROMIUM_PATH: chromiumPath }))) failedStages.push(stage.name);
}

console.log(failedStages.length > 0 ? `\nFailed: ${failedStages.join(', ')}` : '\nAll stages passed');
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(failedStages.length > 0 ? 1 : 0);
