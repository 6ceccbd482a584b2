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
 * Runs variants in turn, round after round, so that a slow moment of the machine falls on all of them alike; the least
 * of each is what it costs when nothing else disturbs it.
 * @param {number} rounds
 * @param {readonly (() => Promise<number> | number)[]} variants Each returns what it took.
 * @returns {Promise<number[]>} the least of each
 */
export async function leastOf(rounds, variants) {
  const least = variants.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    for (const [index, variant] of variants.entries()) {
      least[index] = Math.min(least[index] ?? 0, await variant());
    }
  }
  return least;
}
