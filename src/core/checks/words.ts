import type { Finding } from './check-kind.ts';

/** A number as a person reads it: three digits, no trailing zeros. */
export function say(value: number): string {
  const size = Math.abs(value);
  return String(Number(value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3)));
}

/** A length in the unit that suits it. */
export function sayLength(lengthM: number): string {
  return lengthM < 0.1 ? `${say(lengthM * 1000)} mm` : `${say(lengthM)} m`;
}

/** An instant: "1.10 s". */
export function sayTime(timeS: number): string {
  return `${timeS.toFixed(2)} s`;
}

/** The name of a part for people: "free throw line". */
export function sayPart(partId: string): string {
  return partId.replaceAll('-', ' ');
}

export function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `impossible` above `fail`, else `unlikely`. */
export function levelOf(value: number, fail: number): 'impossible' | 'unlikely' {
  return value > fail ? 'impossible' : 'unlikely';
}

/** A finding before it is numbered; its subject is a body or a pair. */
export type Found = Omit<Finding, 'id' | 'checkId'> & { readonly subject: string };

/** Gives each finding its id, counting the findings of each subject (a body or a pair) in order of time. */
export function numberFindings(checkId: string, found: readonly Found[]): Finding[] {
  const counts = new Map<string, number>();
  return [...found]
    .sort((a, b) => a.timeS - b.timeS)
    .map(({ subject, ...finding }) => {
      const n = (counts.get(subject) ?? 0) + 1;
      counts.set(subject, n);
      return { id: `${checkId}:${subject}#${n}`, checkId, ...finding };
    });
}
