import { expect, it } from 'vitest';
import { loadScene } from '../../../src/core/scene/load.ts';
import { exampleData } from './example.ts';

type Spoil = (data: ReturnType<typeof exampleData>) => void;

/** The problems of the example after `spoil` has been at it. */
export function problemsAfter(spoil: Spoil) {
  const data = exampleData();
  spoil(data);
  const result = loadScene(data);
  return {
    ok: result.ok,
    paths: result.problems.map((p) => p.path),
    text: result.problems.map((p) => p.message).join('\n'),
  };
}

/** Each row spoils one thing of the example; the problem must lie at the path and say the words. */
export function refuses(rows: readonly (readonly [what: string, path: string, words: string, spoil: Spoil])[]): void {
  it.each(rows)('%s', (_, path, words, spoil) => {
    const { ok, paths, text } = problemsAfter(spoil);
    expect(ok).toBe(false);
    expect(paths).toContain(path);
    expect(text).toContain(words);
  });
}
