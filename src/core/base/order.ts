import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** Anything kept in a record by id with a stored place among its siblings. */
export interface Ordered {
  readonly order: string;
}

/** The entries of a record sorted by order key, ties by id: the one order that lists, physics and exports use. */
export function inOrder<T extends Ordered>(
  records: Readonly<Record<string, T>>,
): readonly (readonly [id: string, T])[] {
  return Object.entries(records).sort(([idA, a], [idB, b]) => compare(a.order, b.order) || compare(idA, idB));
}

/** An order key after every record given. */
export function orderAfterAll(records: Readonly<Record<string, Ordered>>): string {
  return generateKeyBetween(inOrder(records).at(-1)?.[1].order ?? null, null);
}

/** An order key strictly between two keys; null is the open end. */
export function orderBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, after);
}

/** The records in the order in which they are written, each given its place. */
export function placed<T>(records: Readonly<Record<string, T>>): Record<string, T & Ordered> {
  const keys = generateNKeysBetween(null, null, Object.keys(records).length);
  return Object.fromEntries(Object.entries(records).map(([id, record], i) => [id, { ...record, order: keys[i]! }]));
}

/** Whether `text` is a key that another can be put after. */
export function isOrderKey(text: string): boolean {
  if (!/^[A-Za-z][0-9A-Za-z]+$/.test(text)) return false;
  try {
    generateKeyBetween(text, null);
    return true;
  } catch {
    return false;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
