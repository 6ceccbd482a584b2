import { readdirSync, readFileSync } from 'node:fs';

/**
 * What the processes of one program take, in MB. A page of memory that several share is counted once, in shares (PSS).
 * @typedef {object} Taken
 * @property {number} allMb
 * @property {number} nodeMb
 * @property {number} rendererMb The processes of pages.
 * @property {number} gpuMb Software that draws keeps in there what a graphics card keeps in its own memory.
 * @property {number} browserMb Every other process of the browser.
 */

/** @typedef {keyof Taken} Part */
/** @type {readonly Part[]} */
export const PARTS = ['allMb', 'nodeMb', 'rendererMb', 'gpuMb', 'browserMb'];

/**
 * Text of a file of /proc; empty where its process has gone.
 * @param {string} file
 */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * A process and all that it started.
 * @param {number} root
 * @returns {readonly number[]}
 */
function familyOf(root) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // What follows the name of the program, which may hold anything: its state, then its parent.
    const parent = Number(read(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  /** @type {number[]} */
  const family = [];
  for (let open = [root]; open.length > 0; open = open.flatMap((id) => children.get(id) ?? [])) family.push(...open);
  return family;
}

/**
 * @param {string} text
 * @param {string} field
 */
const mbOf = (text, field) => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / 1000;

/**
 * @param {number} id
 * @returns {Part}
 */
function partOf(id) {
  const call = read(`/proc/${id}/cmdline`).replaceAll('\0', ' ');
  if (call.includes('--type=renderer')) return 'rendererMb';
  if (call.includes('--type=gpu-process')) return 'gpuMb';
  return /chrom/i.test(call.split(' ')[0] ?? '') ? 'browserMb' : 'nodeMb';
}

/**
 * What a process and all that it started take now; Linux tells it. Files of the program that other programs have mapped as
 * well, another browser, say, are counted in full, as if this one ran alone: by their largest part in any one process.
 * @param {number} root
 * @returns {Taken}
 */
export function takenBy(root) {
  const taken = { allMb: 0, nodeMb: 0, rendererMb: 0, gpuMb: 0, browserMb: 0 };
  let [sharedFilesMb, largestFilesMb] = [0, 0];
  for (const id of familyOf(root)) {
    const rollup = read(`/proc/${id}/smaps_rollup`);
    const ownMb = mbOf(rollup, 'Pss_Anon') + mbOf(rollup, 'Pss_Shmem');
    taken[partOf(id)] += ownMb;
    taken.allMb += ownMb;
    sharedFilesMb += mbOf(rollup, 'Pss_File');
    largestFilesMb = Math.max(largestFilesMb, mbOf(read(`/proc/${id}/status`), 'RssFile'));
  }
  const filesMb = Math.max(sharedFilesMb, largestFilesMb);
  taken.browserMb += filesMb;
  taken.allMb += filesMb;
  return taken;
}

/**
 * Looks at a process again and again until `ended` settles.
 * @param {number} root
 * @param {Promise<unknown>} ended
 * @param {number} [everyMs]
 * @returns {Promise<{ readonly peak: Taken, readonly samples: readonly Taken[] }>} `peak` has the most of each part, at whatever moment
 */
export async function watchProcesses(root, ended, everyMs = 500) {
  /** @type {Taken[]} */
  const samples = [];
  const timer = setInterval(() => samples.push(takenBy(root)), everyMs);
  try {
    await ended;
  } finally {
    clearInterval(timer);
  }
  const peak = { allMb: 0, nodeMb: 0, rendererMb: 0, gpuMb: 0, browserMb: 0 };
  for (const sample of samples) for (const part of PARTS) peak[part] = Math.max(peak[part], sample[part]);
  return { peak, samples };
}
