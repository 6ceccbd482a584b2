/** What it costs that a phone differs, is left out or is put in. */
const DIFFERENT = 1;
const GAP = 0.8;

/**
 * Which of several words each phone of running speech belongs to, by the phones that the words have alone: the pairing of the
 * two rows that differs least. Speech runs words together, so the rows are alike but not the same.
 */
export function wordOfEachPhone(spoken: readonly string[], words: readonly (readonly string[])[]): number[] {
  const alone = words.flatMap((phones, word) => phones.map((id) => ({ id, word })));
  if (alone.length === 0) return spoken.map(() => 0);
  const width = alone.length + 1;
  const cost = new Float64Array((spoken.length + 1) * width);
  for (let i = 0; i <= spoken.length; i++) {
    for (let j = 0; j <= alone.length; j++) {
      if (i === 0 || j === 0) {
        cost[i * width + j] = (i + j) * GAP;
        continue;
      }
      const same = spoken[i - 1] === alone[j - 1]!.id ? 0 : DIFFERENT;
      cost[i * width + j] = Math.min(
        cost[(i - 1) * width + j - 1]! + same,
        cost[(i - 1) * width + j]! + GAP,
        cost[i * width + j - 1]! + GAP,
      );
    }
  }
  const found: number[] = new Array(spoken.length);
  let i = spoken.length;
  let j = alone.length;
  while (i > 0) {
    const here = cost[i * width + j]!;
    const same = j > 0 && spoken[i - 1] === alone[j - 1]!.id ? 0 : DIFFERENT;
    if (j > 0 && here === cost[(i - 1) * width + j - 1]! + same) {
      found[--i] = alone[--j]!.word;
    } else if (j > 0 && here === cost[i * width + j - 1]! + GAP) {
      j -= 1;
    } else {
      // Put in: it goes with the word before it.
      found[--i] = alone[Math.max(j - 1, 0)]!.word;
    }
  }
  return found;
}
