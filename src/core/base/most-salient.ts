/** What can be ranked: how much it would be missed, and when it comes, in s. */
interface Salient {
  readonly salience: number;
  readonly timeS: number;
}

/** Those that would be missed most, at most `count` of them, in the order in which they came; of equals the earlier. */
export function mostSalient<S extends Salient>(all: readonly S[], count: number): readonly S[] {
  if (all.length <= count) return all;
  const ranked = all
    .map((one, i) => ({ one, i }))
    .sort((a, b) => b.one.salience - a.one.salience || a.one.timeS - b.one.timeS || a.i - b.i);
  const kept = new Set(ranked.slice(0, Math.max(0, count)).map(({ i }) => i));
  return all.filter((_, i) => kept.has(i));
}
