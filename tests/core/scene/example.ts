import { readFileSync } from 'node:fs';
import type { Scene } from '../../../src/core/scene/schema.ts';

const text = readFileSync(new URL('frozen/version-1.json', import.meta.url), 'utf8');

/** A scene that has every sort of record, fresh at each call. */
export function exampleScene(): Scene {
  return JSON.parse(text);
}

/** The same as loosely typed data, for tests that break it. */
// biome-ignore lint/suspicious/noExplicitAny: what is broken on purpose has no type.
export function exampleData(): any {
  return JSON.parse(text);
}
