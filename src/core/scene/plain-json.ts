import { error, type Problem } from '../base/problem.ts';
import { FORBIDDEN_KEYS, MAX_DEPTH, MAX_VALUES } from './json-text.ts';

/** Anything JSON can hold. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** An object or array whose members are still being copied. */
interface Open {
  readonly source: Readonly<Record<string, unknown>>;
  readonly copy: Record<string, Json> | Json[];
  readonly keys: readonly string[];
  readonly path: string;
  next: number;
}

/**
 * A copy of `raw` made of plain JSON and nothing else, or the problem that makes it something else: not a finite number,
 * a class, a function, a forbidden key, too deep, too many. Members that are undefined are left out and -0 becomes 0.
 * Works without recursion, so cycles and deep nesting end in a problem.
 */
export function toPlainJson(raw: unknown): { readonly value: Json } | { readonly problem: Problem } {
  const root: Open = { source: { '': raw }, copy: {}, keys: [''], path: '', next: 0 };
  const open: Open[] = [root];
  let values = 0;
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const key = top.keys[top.next];
    if (key === undefined) {
      open.pop();
      continue;
    }
    top.next += 1;
    const path = top.path ? `${top.path}.${key}` : key;
    const value = top.source[key];
    if (value === undefined && !Array.isArray(top.source)) continue;
    values += 1;
    const fault = faultOf(key, value, values, open.length);
    if (fault) return { problem: error(path, `${path || 'The document'} ${fault}`) };
    if (typeof value === 'object' && value !== null) {
      const copy = Array.isArray(value) ? [] : {};
      put(top.copy, key, copy);
      open.push({ source: value as Open['source'], copy, keys: Object.keys(value), path, next: 0 });
    } else put(top.copy, key, value === 0 ? 0 : (value as string | number | boolean | null));
  }
  return { value: (root.copy as Record<string, Json>)['']! };
}

function faultOf(key: string, value: unknown, count: number, depth: number): string | null {
  if (FORBIDDEN_KEYS.has(key)) return `uses the key "${key}", which a scene may not have. Rename or remove it.`;
  if (count > MAX_VALUES) return `is one value too many: a scene holds at most ${MAX_VALUES}. Take something out.`;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null;
  if (typeof value === 'number')
    return Number.isFinite(value) ? null : `is ${value}, which is not a finite number. Write a finite number.`;
  if (typeof value !== 'object') return `is a ${typeof value}, which JSON cannot hold. Replace it or leave it out.`;
  if (depth > MAX_DEPTH) return `nests deeper than ${MAX_DEPTH} levels; a scene needs about ten. Flatten it.`;
  if (Array.isArray(value))
    return Object.keys(value).length === value.length ? null : 'is a list with holes in it. Fill them.';
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  return isPlain ? null : 'is not plain data. Write it as JSON.';
}

function put(copy: Open['copy'], key: string, value: Json): void {
  if (Array.isArray(copy)) copy.push(value);
  else copy[key] = value;
}
