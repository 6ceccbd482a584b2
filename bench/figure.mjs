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
 * @returns {Promise<number[][]>} by round, what each took
 */
export async function inTurn(rounds, variants) {
  const taken = [];
  for (let round = 0; round < rounds; round++) {
    const tookMs = [];
    for (const variant of variants) tookMs.push(await variant());
    taken.push(tookMs);
  }
  return taken;
}

/**
 * What each variant took in all rounds, sorted.
 * @param {readonly number[][]} taken
 */
function sorted(taken) {
  return (taken[0] ?? []).map((_, variant) => taken.map((round) => round[variant] ?? 0).sort((a, b) => a - b));
}

/**
 * The least that each variant took: what work costs when nothing else disturbs it.
 * @param {number} rounds
 * @param {readonly (() => Promise<number> | number)[]} variants
 */
export async function leastOf(rounds, variants) {
  return sorted(await inTurn(rounds, variants)).map(([least = 0]) => least);
}

/**
 * What each variant took in the middle of its rounds: how long someone waits, frames of the display included.
 * @param {number} rounds
 * @param {readonly (() => Promise<number> | number)[]} variants
 */
export async function medianOf(rounds, variants) {
  return sorted(await inTurn(rounds, variants)).map((times) => times[Math.floor(times.length / 2)] ?? 0);
}

/**
 * Runs variants side by side, a slice of each in turn, so that a slow moment of the machine falls on all of them alike. Each is
 * a generator that works from one `yield` to the next; what it does before the first, making its world, say, is not counted.
 * @param {number} rounds
 * @param {readonly (() => Generator<unknown, void>)[]} variants
 * @returns {number[][]} by round, what each variant took in ms
 */
export function sideBySide(rounds, variants) {
  return Array.from({ length: rounds }, () => {
    const running = variants.map((start) => start());
    const tookMs = running.map(() => 0);
    for (const run of running) run.next();
    for (let isDone = false; !isDone; ) {
      isDone = true;
      for (const [index, run] of running.entries()) {
        const startMs = performance.now();
        const { done } = run.next();
        tookMs[index] = (tookMs[index] ?? 0) + performance.now() - startMs;
        if (!done) isDone = false;
      }
    }
    return tookMs;
  });
}

/**
 * What two variants took in the round in the middle of all, by the ratio of the two.
 * @param {readonly number[][]} rounds
 * @param {number} ours
 * @param {number} other
 * @returns {readonly [ours: number, other: number]}
 */
export function middleRound(rounds, ours, other) {
  const pairs = rounds.map((tookMs) => /** @type {const} */ ([tookMs[ours] ?? 0, tookMs[other] ?? 0]));
  pairs.sort((a, b) => a[0] / a[1] - b[0] / b[1]);
  return pairs[Math.floor(pairs.length / 2)] ?? [0, 0];
}
