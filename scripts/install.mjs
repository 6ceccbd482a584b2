import { readFileSync } from 'node:fs';
import path from 'node:path';
import { orStop, rootFolder, runNpm } from './process.mjs';

/** Oldest Node that every dependency runs on. */
const OLDEST_NODE = [20, 19];

/** Ends the program with a sentence where Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(`Rimshot needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(path.join(rootFolder, file), 'utf8')).packages;
}

/** Whether node_modules holds just what the lock file asks for (npm's own list of what it put there says so). */
function isInstalled() {
  try {
    const wanted = packagesOf('package-lock.json');
    const present = packagesOf('node_modules/.package-lock.json');
    const isThere = Object.entries(wanted).every(
      ([place, { version, optional }]) =>
        place === '' || present[place]?.version === version || (optional === true && !present[place]),
    );
    return isThere && Object.keys(present).every((place) => place in wanted);
  } catch {
    return false;
  }
}

/** Installs the dependencies where they are missing or another version. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing dependencies …');
  const exitCode = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  orStop(exitCode, 'The dependencies could not be installed: see above. Is this machine online?');
}
