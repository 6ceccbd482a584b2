/** The vector with one of its numbers replaced. */
export function replaced(
  vector: readonly [number, number, number],
  index: 0 | 1 | 2,
  value: number,
): [number, number, number] {
  const next: [number, number, number] = [...vector];
  next[index] = value;
  return next;
}
