/** A run of a written prompt: derived from the shot, or put there by somebody. */
export interface PromptPart {
  readonly text: string;
  readonly isDerived: boolean;
}

/**
 * A written prompt in runs, by what of it stands in the derived one: the longest words in common, in order. Runs joined
 * give the text back exactly.
 */
export function promptParts(written: string, derived: string): readonly PromptPart[] {
  if (written === derived) return written === '' ? [] : [{ text: written, isDerived: true }];
  const [a, b] = [wordsOf(written), wordsOf(derived)];
  const isCommon = commonOf(a, b);
  const parts: { text: string; isDerived: boolean }[] = [];
  for (const [i, text] of a.entries()) {
    const last = parts.at(-1);
    if (last && last.isDerived === isCommon[i]) last.text += text;
    else parts.push({ text, isDerived: isCommon[i]! });
  }
  return parts;
}

/** Words with the white space after them. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\s*\S+\s*|\s+/g) ?? [];
}

/** By word of `a`, whether it is in the longest common run of words of both. */
function commonOf(a: readonly string[], b: readonly string[]): readonly boolean[] {
  const [left, right] = [a.map((word) => word.trim()), b.map((word) => word.trim())];
  const width = right.length + 1;
  /** At (i, j): how many words the ends of both from there on have in common. */
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        left[i] === right[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const isCommon: boolean[] = a.map(() => false);
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) {
      isCommon[i] = true;
      i++;
      j++;
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return isCommon;
}
