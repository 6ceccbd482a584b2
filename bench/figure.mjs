/**
 * One figure: what we took against what the bare thing took in the same run.
 * @typedef {object} Figure
 * @property {string} id
 * @property {string} label
 * @property {string} unit
 * @property {number} ours
 * @property {string} against What stands in the ratio's denominator.
 * @property {number} bare
 * @property {number} limit Highest ratio that is good enough.
 */

/** @param {Figure} figure */
export function ratioOf(figure) {
  return figure.ours / figure.bare;
}

/**
 * Runs variants in turn, round after round, so that a slow moment of the machine falls on all of them alike.
 * @param {number} rounds
 * @param {readonly (() => Promise<number> | number)[]} variants Each returns what it took.
 * @returns {Promise<number[][]>} what each took, sorted
 */
async function inTurn(rounds, variants) {
  const taken = variants.map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round < rounds; round++) {
    for (const [index, variant] of variants.entries()) taken[index]?.push(await variant());
  }
  return taken.map((times) => times.sort((a, b) => a - b));
}

/**
 * The least that each variant took: what work costs when nothing else disturbs it.
 * @param {number} rounds
 * @param {readonly (() => Promise<number> | number)[]} variants
 */
export async function leastOf(rounds, variants) {
  return (await inTurn(rounds, variants)).map(([least = 0]) => least);
}

/**
 * What each variant took in the middle of its rounds: how long someone waits, frames of the display included.
 * @param {number} rounds
 * @param {readonly (() => Promise<number> | number)[]} variants
 */
export async function medianOf(rounds, variants) {
  return (await inTurn(rounds, variants)).map((times) => times[Math.floor(times.length / 2)] ?? 0);
}
