import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScene } from '../../../src/core/scene/load.ts';
import { migrations } from '../../../src/core/scene/migrations/index.ts';
import { SCENE_VERSION } from '../../../src/core/scene/schema.ts';

const versions = Array.from({ length: SCENE_VERSION }, (_, i) => i + 1);

describe('migrations', () => {
  it('lead from every version to the next, in order', () => {
    expect(migrations.map(({ from }) => from)).toEqual(versions.slice(0, -1));
  });

  // Files people have made must open for ever: this reads one of each version, written when that version was new. A version
  // without a frozen example fails here.
  it.each(versions)('open the frozen example of version %i', (version) => {
    const bytes = readFileSync(new URL(`frozen/version-${version}.json`, import.meta.url));
    expect(JSON.parse(bytes.toString()).version).toBe(version);
    const result = parseScene(bytes);
    expect(result.problems).toEqual([]);
    expect(result.ok && result.value.version).toBe(SCENE_VERSION);
  });
});
