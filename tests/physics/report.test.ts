import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BLOCKS, type Block, windowsBlock } from '../../scripts/physics-report/tables.ts';
import { rootFolder } from '../support/files.ts';

/** The page on physics tells what its script measures. When one of these fails: `npm run physics-report`. */

const page = readFileSync(path.join(rootFolder, 'docs/physics.md'), 'utf8');

/** The rows of the table between a block's marks. */
function written(name: string): string[] {
  const [, between] = page.match(new RegExp(`<!-- ${name} -->([^]*?)<!-- /${name} -->`)) ?? [];
  return (between ?? '').trim().split('\n');
}

const rowsOf = ({ table }: Block) => table.split('\n');

/** What is measured in a second or two; the rim and the whole list of windows take longer. */
const QUICK = ['flight', 'apexes', 'spin', 'pass', 'pile'];

describe('docs/physics.md', () => {
  it.each(QUICK)('tells what is measured: %s', async (name) => {
    const { table, plot } = await BLOCKS[name]!();
    expect(written(name)).toEqual(table.split('\n'));
    if (!plot) return;
    expect(readFileSync(path.join(rootFolder, `docs/images/physics/${name}.svg`), 'utf8')).toBe(plot);
    expect(page).toContain(`(images/physics/${name}.svg)`);
  });

  it('tells the windows of the hoops that ship: the row of 52 degrees', async () => {
    const [head, line, row] = rowsOf(await windowsBlock([52]));
    expect(written('windows')).toEqual(expect.arrayContaining([head, line, row]));
  });

  it('has a table, not a gap, for every block', () => {
    for (const name of Object.keys(BLOCKS)) expect(written(name).length, name).toBeGreaterThan(2);
    expect(existsSync(path.join(rootFolder, 'docs/images/physics/rim.svg'))).toBe(true);
  });
});
