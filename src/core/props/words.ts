/** A length as a director says it: centimetres below a metre, else metres; at most three digits. */
export function sayLength(lengthM: number): string {
  if (lengthM >= 1) return `${round(lengthM, 2)} m`;
  return `${round(lengthM * 100, lengthM < 0.1 ? 1 : 0)} cm`;
}

/** Lengths along the sides, in one unit: "60 by 40 by 40 cm". */
export function saySize(...lengthsM: readonly number[]): string {
  const inMetres = Math.max(...lengthsM) >= 1;
  const numbers = lengthsM.map((m) => (inMetres ? round(m, 2) : round(m * 100, m < 0.1 ? 1 : 0)));
  return `${numbers.join(' by ')} ${inMetres ? 'm' : 'cm'}`;
}

/** The words with "a" or "an" before them. */
export function withArticle(words: string): string {
  return `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
}

function round(value: number, digits: number): number {
  const scale = [1, 10, 100][digits] ?? 1;
  return Math.round(value * scale) / scale;
}
